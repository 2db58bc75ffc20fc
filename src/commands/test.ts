import { glob } from 'node:fs/promises';
import { startBuiltSite } from '../../tests/support/built-site.ts';
import { startMovedSite } from '../../tests/support/moved-site.ts';
import { startTonguesSite } from '../../tests/support/tongues-site.ts';
import { readSettings } from '../settings.ts';
import { projectRoot } from './astro.ts';
import { findChromium } from './chromium.ts';
import { type Count, counted, nodeTests, sayCount } from './count-tests.ts';
import { run } from './exit.ts';

const NONE: Count = { passed: 0, failed: 0 };

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
	const forNode = files.filter((file) => file.endsWith('.test.ts'));
	const forBrowser = files.filter((file) => file.endsWith('.spec.ts'));

	const built = await startBuiltSite();
	const below = await startBuiltSite({}, { BASE_PATH: '/help/' });
	const moved = await startMovedSite();
	const arabic = await startTonguesSite('ar');
	const english = await startTonguesSite('en');
	const environment = {
		HELP_CENTER_URL: built.url.href,
		HELP_CENTER_FOLDER: built.folder,
		LIBRARY_CONTROL: built.control.href,
		HELP_CENTER_BELOW_A_PATH: below.url.href,
		HELP_CENTER_MOVED: moved.url.href,
		HELP_CENTER_IN_ARABIC: arabic.url.href,
		HELP_CENTER_OF_TONGUES: english.url.href,
	};
	const node = forNode.length > 0 ? await nodeTests(forNode, environment) : NONE;
	const browser =
		forBrowser.length > 0 ? await browserTests(forBrowser, environment, named.length > 0 ? ['--no-deps'] : []) : NONE;
	await Promise.all([built, below, moved, arabic, english].map((site) => site.close()));

	sayCount(node, browser);
	process.exit(0);
});
