import { runMain } from '../../src/commands/terminal/exit.ts';
import { benchSearch } from '../search/run.ts';

await runMain(async () => {
	await benchSearch();
	process.exit(0);
});
