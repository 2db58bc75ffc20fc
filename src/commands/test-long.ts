import { glob } from 'node:fs/promises';
import { projectRoot } from './astro.ts';
import { nodeTests, sayCount } from './count-tests.ts';
import { run } from './exit.ts';

await run(async () => {
	const named = process.argv.slice(2);
	const all = await Array.fromAsync(glob('tests/long/**/*.test.ts', { cwd: projectRoot }));
	// One after the other: what is killed should be killed at work, not while it waits for its turn.
	sayCount(await nodeTests(named.length > 0 ? named : all.sort(), {}, 1));
	process.exit(0);
});
