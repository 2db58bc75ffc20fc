import { glob } from 'node:fs/promises';
import { startSharedSites } from '../../tests/support/shared-sites.ts';
import { projectRoot } from './astro.ts';
import { browserTests } from './browser-tests.ts';
import { nodeTests, sayCount } from './count-tests.ts';
import { run } from './exit.ts';

await run(async () => {
	const named = process.argv.slice(2);
	const all = await Array.fromAsync(glob('tests/long/**/*.{test,spec}.ts', { cwd: projectRoot }));
	const files = named.length > 0 ? named : all.sort();
	const forNode = files.filter((file) => file.endsWith('.test.ts'));
	const forBrowser = files.filter((file) => file.endsWith('.spec.ts'));

	const counts = [];
	// One after the other: what is killed should be killed at work, not while it waits for its turn.
	if (forNode.length > 0) counts.push(await nodeTests(forNode, {}, 1));
	if (forBrowser.length > 0) {
		const shared = await startSharedSites(forBrowser);
		counts.push(await browserTests('tests/long', forBrowser, shared.environment));
		await shared.close();
	}
	sayCount(...counts);
	process.exit(0);
});
