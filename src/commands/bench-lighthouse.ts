import { lighthouse } from '../../bench/lighthouse.ts';
import { run } from './exit.ts';

await run(async () => {
	await lighthouse();
	process.exit(0);
});
