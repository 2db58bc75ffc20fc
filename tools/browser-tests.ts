import type { ChromiumInstall } from './chromium.ts';
import { runAndCount, type TestCount } from './count-tests.ts';

/** Runs stories in a browser: of a folder with a configuration, those in `files`, or all that it names where there are none. */
export function runBrowserTests(
	{ path, from }: ChromiumInstall,
	folder: 'tests/browser' | 'tests/long/stories',
	files: string[],
	environment: Record<string, string>,
): Promise<TestCount> {
	console.log(`Chromium: ${path} (${from})`);
	return runAndCount(
		['node_modules/playwright/cli.js', 'test', '--config', folder, ...files],
		{ passed: /^\s*(\d+) passed/gm, failed: /^\s*(\d+) failed/gm },
		{ ...environment, CHROMIUM_PATH: path },
	);
}
