import options from '../help-center.config.ts';
import { createProgress } from '../library/progress.ts';
import { type SyncResult, syncLibrary } from '../library/sync.ts';
import type { Settings } from '../settings.ts';
import { type HelpCenterConfig, readConfig } from '../site/config.ts';
import { createSite } from '../site/create-site.ts';
import type { Site } from '../site/site.ts';
import { type Strings, stringsOf } from '../site/strings.ts';
import { createUrls } from '../site/urls.ts';
import { CommandError } from './exit.ts';
import type { Source } from './source.ts';
import { siteSummary, syncSummary } from './summary.ts';

/**
 * Brings the store up to date and says how it went.
 * @throws {CommandError} under STRICT, where not everything is current
 */
export async function gatherSnapshot(settings: Settings, source: Source): Promise<SyncResult> {
	const progress = createProgress(process.stderr);
	const result = await syncLibrary({
		url: source.url,
		team: source.team,
		dataDir: settings.dataDir,
		requestsPerHour: source.sample ? Number.POSITIVE_INFINITY : settings.requestsPerHour,
		syncMaxWait: settings.syncMaxWait,
		allowShrink: settings.allowShrink,
		onProgress: progress.show,
		warn: console.warn,
	}).finally(progress.end);
	for (const line of syncSummary(result)) console.log(line);
	if (settings.strict && (result.stale || result.stayed.length > 0 || result.snapshot.leftOut.length > 0)) {
		throw new CommandError('STRICT=1 and not everything is current: nothing was published.');
	}
	if (result.snapshot.articles.length === 0) {
		throw new CommandError(`The Library of “${source.team}” has no published article: there is nothing to publish.`);
	}
	return result;
}

/** What the owner chose, and the words of the language that they chose. */
export interface Choices {
	config: HelpCenterConfig;
	words: Strings;
}

function ownerChoices(): Choices {
	const config = readConfig(options);
	return { config, words: stringsOf(config.language) };
}

/** Turns what was gathered into the site that pages show. `siteUrl` is its own public origin, where there is one. */
export async function makeSite(
	{ snapshot, stale }: SyncResult,
	settings: Settings,
	siteUrl: URL | undefined,
	{ config, words }: Choices = ownerChoices(),
): Promise<Site> {
	const progress = createProgress(process.stderr);
	const site = await createSite(
		snapshot,
		{
			config,
			words,
			urls: createUrls(settings.basePath, siteUrl),
			robots: settings.robots,
			stale: stale?.reason,
		},
		(done, total) => progress.show({ label: 'Rendering', done, total }),
	).finally(progress.end);
	for (const line of siteSummary(site)) console.log(line);
	return site;
}
