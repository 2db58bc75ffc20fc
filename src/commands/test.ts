import { glob, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { startSharedSites } from '../../tests/support/shared-sites.ts';
import { readSettings } from '../settings.ts';
import { projectRoot } from './astro.ts';
import { findChromium } from './chromium.ts';
import { type Count, counted, nodeTests, sayCount } from './count-tests.ts';
import { run } from './exit.ts';

function browserTests(files: string[], environment: Record<string, string>, flags: string[]): Promise<Count> {
	const { path, from } = findChromium(readSettings().chromiumPath);
	console.log(`Chromium: ${path} (${from})`);
	return counted(
		['node_modules/playwright/cli.js', 'test', '--config', 'tests/browser', ...flags, ...files],
		{ passed: /^\s*(\d+) passed/gm, failed: /^\s*(\d+) failed/gm },
		{ ...environment, CHROMIUM_PATH: path },
	);
}

await run(async () => {
	const named = process.argv.slice(2);
	const all = await Array.fromAsync(glob('tests/{unit,site,browser}/**/*.{test,spec}.ts', { cwd: projectRoot }));
	const files = named.length > 0 ? named : all.sort();
	const unit = files.filter((file) => file.startsWith('tests/unit/'));
	const site = files.filter((file) => file.endsWith('.test.ts') && !unit.includes(file));
	const browser = files.filter((file) => file.endsWith('.spec.ts'));

	const [shared, ...units] = await Promise.all([
		startSharedSites(await Promise.all(files.map((file) => readFile(resolve(projectRoot, file), 'utf8')))),
		...(unit.length > 0 ? [nodeTests(unit)] : []),
	]);
	const counts = [...units];
	if (site.length > 0) counts.push(await nodeTests(site, shared.environment));
	if (browser.length > 0)
		counts.push(await browserTests(browser, shared.environment, named.length > 0 ? ['--no-deps'] : []));
	await shared.close();

	sayCount(...counts);
	process.exit(0);
});
