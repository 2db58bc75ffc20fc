import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { projectRoot } from '../../src/project-root.ts';
import { type BuiltSite, startBuiltSite } from './built-site.ts';
import { startMovedSite } from './moved-site.ts';
import { startMultilingualSite } from './multilingual-site.ts';

/** Environment variable with the URL of the sample's site, which most browser tests use. */
const SAMPLE_SITE = 'HELP_CENTER_URL';
/** Special sites, by the environment variable with their URL. */
const SPECIAL_SITES: Record<string, () => Promise<BuiltSite>> = {
	HELP_CENTER_BELOW_A_PATH: () => startBuiltSite({}, { BASE_PATH: '/help/' }, { config: { offline: true } }),
	HELP_CENTER_WITH_STATUS: () => startBuiltSite({}, {}, { config: { status: { url: 'https://status.help.test' } } }),
	HELP_CENTER_MOVED: startMovedSite,
	HELP_CENTER_IN_ARABIC: () => startMultilingualSite('ar'),
	HELP_CENTER_MULTILINGUAL: () => startMultilingualSite('en'),
};

/** Whether a test file uses the sample's site: browser tests and the tests of its files do. */
const usesSampleSite = (test: string) => test.endsWith('.spec.ts') || test.startsWith('tests/site/');

/**
 * Builds and serves the sites that the test files `tests` share, and returns the environment variables with their URLs. A special site is
 * built only if one of the files names its variable. They are built one after the other: a process can build only one site at a time.
 */
export async function startSharedSites(tests: readonly string[]) {
	const texts = await Promise.all(tests.map((file) => readFile(resolve(projectRoot, file), 'utf8')));
	const started: BuiltSite[] = [];
	const environment: Record<string, string> = {};
	const start = async (name: string, build: () => Promise<BuiltSite>) => {
		const site = await build();
		started.push(site);
		environment[name] = site.url.href;
		return site;
	};
	if (tests.some(usesSampleSite)) {
		const { folder, library } = await start(SAMPLE_SITE, startBuiltSite);
		environment.HELP_CENTER_FOLDER = folder;
		environment.HELP_CENTER_LIBRARY = library.url.origin;
	}
	for (const [name, build] of Object.entries(SPECIAL_SITES)) {
		if (texts.some((text) => text.includes(name))) await start(name, build);
	}
	return { environment, close: () => Promise.all(started.map((site) => site.close())) };
}
