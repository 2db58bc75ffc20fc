import { glob } from 'node:fs/promises';
import { projectRoot } from '../src/project-root.ts';
import { readSettings } from '../src/settings.ts';
import { startSharedSites } from '../tests/support/shared-sites.ts';
import { runBrowserTests } from './browser-tests.ts';
import { findChromium } from './chromium.ts';
import { printCount, runNodeTests, type TestCount } from './count-tests.ts';
import { throwIfFailed } from './static-checks.ts';

/** These run alone: they kill processes at random moments, and on a busy CPU a process might not have started its work yet. */
const RUN_ALONE = ['tests/long/commands/kills.test.ts'];

/** The folders of browser tests, each with its own Playwright configuration. */
const BROWSER_TEST_FOLDERS = ['tests/browser', 'tests/long/stories'] as const;

/**
 * Runs the test files that `pattern` finds, or those that the command line names instead, each with the runner that it needs, and prints
 * how many tests passed. While the unit tests run, the sites that the other tests share are built, and `findFailedChecks` runs.
 * @throws {CommandError} if a test failed, or if a check failed: then the slower tests don't run
 */
export async function runTests(pattern: string, findFailedChecks = async (): Promise<string[]> => []): Promise<void> {
	const named = process.argv.slice(2);
	const files = named.length > 0 ? named : (await Array.fromAsync(glob(pattern, { cwd: projectRoot }))).sort();
	const isUnit = (file: string) => file.startsWith('tests/unit/');
	const isBrowserTest = (file: string) => file.endsWith('.spec.ts');
	const forNode = files.filter((file) => file.endsWith('.test.ts') && !isUnit(file));
	const counts: TestCount[] = [];
	const runWithNode = async (some: string[], environment = {}, concurrency = 2) => {
		if (some.length > 0) counts.push(await runNodeTests(some, environment, concurrency));
	};

	const [browser, shared, failedChecks] = await Promise.all([
		files.some(isBrowserTest) ? findChromium(readSettings().chromiumPath) : undefined,
		startSharedSites(files),
		findFailedChecks(),
		runWithNode(files.filter(isUnit)),
	]);
	try {
		throwIfFailed(failedChecks);
		const isAlone = (file: string) => RUN_ALONE.includes(file);
		await runWithNode(
			forNode.filter((file) => !isAlone(file)),
			shared.environment,
		);
		await runWithNode(forNode.filter(isAlone), {}, 1);
		for (const folder of BROWSER_TEST_FOLDERS) {
			const inFolder = files.filter((file) => isBrowserTest(file) && file.startsWith(`${folder}/`));
			if (browser === undefined || inFolder.length === 0) continue;
			counts.push(await runBrowserTests(browser, folder, named.length > 0 ? inFolder : [], shared.environment));
		}
	} finally {
		await shared.close();
	}
	printCount(...counts);
}
