import { run } from '../../src/commands/terminal/exit.ts';
import { benchSearch } from '../search/run.ts';

await run(async () => {
	await benchSearch();
	process.exit(0);
});
