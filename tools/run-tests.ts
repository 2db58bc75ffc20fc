import { glob } from 'node:fs/promises';
import { projectRoot } from '../src/project-root.ts';
import { readSettings } from '../src/settings.ts';
import { startSharedSites } from '../tests/support/shared-sites.ts';
import { runBrowserTests } from './browser-tests.ts';
import { findChromium } from './chromium.ts';
import { printCount, runNodeTests, type TestCount } from './count-tests.ts';
import { throwIfFailed } from './types-and-form.ts';

/** What is killed should be killed at work, not while it waits for its turn. */
const RUN_ALONE = ['tests/long/commands/kills.test.ts'];

/** The folders of stories, each with the browsers that it wants. */
const STORY_FOLDERS = ['tests/browser', 'tests/long/stories'] as const;

/**
 * Runs the test files that `pattern` finds, or whichever the command line names instead, each in the way of its folder, and says how many
 * tests passed. What they share is made ready, and `findFailedChecks` is asked, while the unit tests run.
 * @throws {CommandError} unless all passed; where faults were found, without going on to the slower tests
 */
export async function runTests(pattern: string, findFailedChecks = async (): Promise<string[]> => []): Promise<void> {
	const named = process.argv.slice(2);
	const files = named.length > 0 ? named : (await Array.fromAsync(glob(pattern, { cwd: projectRoot }))).sort();
	const isUnit = (file: string) => file.startsWith('tests/unit/');
	const forNode = files.filter((file) => file.endsWith('.test.ts') && !isUnit(file));
	const counts: TestCount[] = [];
	const node = async (some: string[], environment = {}, concurrency = 2) => {
		if (some.length > 0) counts.push(await runNodeTests(some, environment, concurrency));
	};

	const isStory = (file: string) => file.endsWith('.spec.ts');
	const [browser, shared, failedChecks] = await Promise.all([
		files.some(isStory) ? findChromium(readSettings().chromiumPath) : undefined,
		startSharedSites(files),
		findFailedChecks(),
		node(files.filter(isUnit)),
	]);
	try {
		throwIfFailed(failedChecks);
		const isAlone = (file: string) => RUN_ALONE.includes(file);
		await node(
			forNode.filter((file) => !isAlone(file)),
			shared.environment,
		);
		await node(forNode.filter(isAlone), {}, 1);
		for (const folder of STORY_FOLDERS) {
			const stories = files.filter((file) => isStory(file) && file.startsWith(`${folder}/`));
			if (browser === undefined || stories.length === 0) continue;
			counts.push(await runBrowserTests(browser, folder, named.length > 0 ? stories : [], shared.environment));
		}
	} finally {
		await shared.close();
	}
	printCount(...counts);
}
