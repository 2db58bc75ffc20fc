import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { projectRoot } from '../../src/project-root.ts';
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

/** Whether a test starts from the sample's own site: stories do, and what looks at its files. */
const wantsOwn = (test: string) => test.endsWith('.spec.ts') || test.startsWith('tests/site/');

/**
 * Builds and serves what `tests` share, once, and tells where each is: the sample's own site where one of them wants it, of the others those
 * that one of them speaks of. One is built after the other: a process builds one site at a time.
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
	if (tests.some(wantsOwn)) {
		const { folder, library } = await start(OWN, startBuiltSite);
		environment.HELP_CENTER_FOLDER = folder;
		environment.HELP_CENTER_LIBRARY = library.url.origin;
	}
	for (const [name, build] of Object.entries(OTHERS)) {
		if (texts.some((text) => text.includes(name))) await start(name, build);
	}
	return { environment, close: () => Promise.all(started.map((site) => site.close())) };
}
