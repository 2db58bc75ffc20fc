import type { ChromiumInstall } from './chromium.ts';
import { runAndCount, type TestCount } from './count-tests.ts';

/**
 * Runs the browser tests of a folder with Playwright: those in `files`, or all that its configuration finds if `files` is empty.
 */
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
