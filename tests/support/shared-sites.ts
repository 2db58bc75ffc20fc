import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { projectRoot } from '../../src/commands/astro.ts';
import { type BuiltSite, startBuiltSite } from './built-site.ts';
import { startMovedSite } from './moved-site.ts';
import { startTonguesSite } from './tongues-site.ts';

/** The sample's own site, which every browser test starts from. */
const OWN = 'HELP_CENTER_URL';
/** Sites of a kind of their own, by the variable that tells a test where each is. */
const OTHERS: Record<string, () => Promise<BuiltSite>> = {
	HELP_CENTER_BELOW_A_PATH: () => startBuiltSite({}, { BASE_PATH: '/help/' }, { config: { offline: true } }),
	HELP_CENTER_MOVED: startMovedSite,
	HELP_CENTER_IN_ARABIC: () => startTonguesSite('ar'),
	HELP_CENTER_OF_TONGUES: () => startTonguesSite('en'),
};

/**
 * Builds and serves what tests share, once, and tells where each is. Of the others only those that one of the files `tests` speaks of. One is built
 * after the other: a process builds one site at a time.
 */
export async function startSharedSites(tests: readonly string[]) {
	const texts = await Promise.all(tests.map((file) => readFile(resolve(projectRoot, file), 'utf8')));
	const own = await startBuiltSite();
	const started = [own];
	const environment: Record<string, string> = {
		[OWN]: own.url.href,
		HELP_CENTER_FOLDER: own.folder,
		LIBRARY_CONTROL: own.control.href,
	};
	for (const [name, start] of Object.entries(OTHERS)) {
		if (!texts.some((text) => text.includes(name))) continue;
		const site = await start();
		started.push(site);
		environment[name] = site.url.href;
	}
	return { environment, close: () => Promise.all(started.map((site) => site.close())) };
}
