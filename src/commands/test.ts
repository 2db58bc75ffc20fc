import { glob } from 'node:fs/promises';
import { startSharedSites } from '../../tests/support/shared-sites.ts';
import { projectRoot } from './astro.ts';
import { browserTests } from './browser-tests.ts';
import { nodeTests, sayCount } from './count-tests.ts';
import { run } from './exit.ts';

await run(async () => {
	const named = process.argv.slice(2);
	const all = await Array.fromAsync(glob('tests/{unit,site,browser}/**/*.{test,spec}.ts', { cwd: projectRoot }));
	const files = named.length > 0 ? named : all.sort();
	const unit = files.filter((file) => file.startsWith('tests/unit/'));
	const site = files.filter((file) => file.endsWith('.test.ts') && !unit.includes(file));
	const browser = files.filter((file) => file.endsWith('.spec.ts'));

	const [shared, ...units] = await Promise.all([
		startSharedSites(files),
		...(unit.length > 0 ? [nodeTests(unit)] : []),
	]);
	const counts = [...units];
	if (site.length > 0) counts.push(await nodeTests(site, shared.environment));
	if (browser.length > 0)
		counts.push(
			await browserTests('tests/browser', browser, shared.environment, named.length > 0 ? ['--no-deps'] : []),
		);
	await shared.close();

	sayCount(...counts);
	process.exit(0);
});
