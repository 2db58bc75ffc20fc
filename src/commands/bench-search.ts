import { benchSearch } from '../../bench/search/run.ts';
import { run } from './exit.ts';

await run(async () => {
	await benchSearch();
	process.exit(0);
});
