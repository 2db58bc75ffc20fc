import { glob } from 'node:fs/promises';
import { startSharedSites } from '../../tests/support/shared-sites.ts';
import { projectRoot } from './astro.ts';
import { browserTests } from './browser-tests.ts';
import { type Count, nodeTests, sayCount } from './count-tests.ts';

/** What is killed should be killed at work, not while it waits for its turn. */
const ALONE = ['tests/long/commands/kills.test.ts'];

/** The folders of stories, each with the browsers that it wants. */
const STORIES = ['tests/browser', 'tests/long/stories'] as const;

/**
 * Runs the test files that `pattern` finds, or whichever the command line names instead, each in the way of its folder, and says how many
 * tests passed. What they share is built once, while the unit tests run.
 * @throws {CommandError} unless all passed
 */
export async function runTests(pattern: string, named = process.argv.slice(2)): Promise<void> {
	const files = named.length > 0 ? named : (await Array.fromAsync(glob(pattern, { cwd: projectRoot }))).sort();
	const isUnit = (file: string) => file.startsWith('tests/unit/');
	const byNode = files.filter((file) => file.endsWith('.test.ts') && !isUnit(file));
	const counts: Count[] = [];
	const node = async (some: string[], environment = {}, atOnce = 2) => {
		if (some.length > 0) counts.push(await nodeTests(some, environment, atOnce));
	};

	const [shared] = await Promise.all([startSharedSites(files), node(files.filter(isUnit))]);
	await node(
		byNode.filter((file) => !ALONE.includes(file)),
		shared.environment,
	);
	await node(
		byNode.filter((file) => ALONE.includes(file)),
		{},
		1,
	);
	for (const folder of STORIES) {
		const stories = files.filter((file) => file.endsWith('.spec.ts') && file.startsWith(`${folder}/`));
		if (stories.length === 0) continue;
		counts.push(await browserTests(folder, named.length > 0 ? stories : [], shared.environment));
	}
	await shared.close();
	sayCount(...counts);
}
