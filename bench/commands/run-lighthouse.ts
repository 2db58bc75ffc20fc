import { run } from '../../src/commands/terminal/exit.ts';
import { lighthouse } from '../lighthouse.ts';

await run(async () => {
	await lighthouse();
	process.exit(0);
});
