import { runMain } from '../../src/commands/terminal/exit.ts';
import { benchLighthouse } from '../lighthouse.ts';

await runMain(async () => {
	await benchLighthouse();
	process.exit(0);
});
