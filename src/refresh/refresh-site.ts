import { join } from 'node:path';
import { formatKeyNotice } from '../commands/terminal/key-notice.ts';
import { createProgressBar } from '../commands/terminal/progress-bar.ts';
import { formatPicturesSummary, formatSiteSummary, formatSyncSummary } from '../commands/terminal/summary.ts';
import { createRenderer } from '../markdown/render-pool.ts';
import { CommandError } from '../model/user-errors.ts';
import { createPictureRenderer } from '../pictures/in-articles.ts';
import { projectRoot } from '../project-root.ts';
import type { Settings } from '../settings.ts';
import { createUrls, type Urls } from '../site/addresses/urls.ts';
import type { HelpCenterConfig } from '../site/config.ts';
import { createSite } from '../site/create-site.ts';
import type { ShareImages } from '../site/share-image.ts';
import type { Site } from '../site/site.ts';
import { type SyncResult, syncLibrary } from '../sync/sync.ts';
import type { Source } from './open-source.ts';
import { openPictures } from './pictures.ts';
import type { OwnerConfig } from './read-config.ts';

/**
 * Brings the store up to date and says how it went.
 * @throws {CommandError} under STRICT, where not everything is current
 */
export async function gatherSnapshot(settings: Settings, source: Source): Promise<SyncResult> {
	for (const line of formatKeyNotice(settings)) console.log(line);
	const progress = createProgressBar(process.stderr);
	const result = await syncLibrary({
		url: source.url,
		team: source.team,
		apiKey: settings.apiKey,
		dataDir: settings.dataDir,
		requestsPerHour: source.isFree ? Number.POSITIVE_INFINITY : settings.requestsPerHour,
		syncMaxWait: settings.syncMaxWait,
		allowShrink: settings.allowShrink,
		// The address that `start` derives is its own: nothing stands there yet.
		backupUrl: source.isFree ? undefined : findBackupUrl(settings),
		onProgress: progress.show,
		warn: console.warn,
	}).finally(progress.end);
	for (const line of formatSyncSummary(result)) console.log(line);
	if (settings.strict && (result.stale || result.keptEarlier.length > 0 || result.snapshot.leftOut.length > 0)) {
		throw new CommandError('STRICT=1 and not everything is current: nothing was published.');
	}
	if (result.snapshot.articles.length === 0) {
		throw new CommandError(`The Library of “${source.team}” has no published article: there is nothing to publish.`);
	}
	return result;
}

/** Where the live site's copy of its library stands, if the owner says where the site does. */
function findBackupUrl({ siteUrl, basePath }: Settings): URL | undefined {
	return siteUrl && new URL(`${basePath}library.json`, siteUrl);
}

/** What draws pictures for sharing, loaded only where the owner asked for them; without a full address a picture is of no use. */
async function loadShareImages(config: HelpCenterConfig, urls: Urls): Promise<ShareImages | undefined> {
	if (config.shareImages === false || urls.absolute('/') === undefined) return undefined;
	const { createShareImages } = await import('../share-images/create-share-images.ts');
	return createShareImages(config, urls, join(projectRoot, 'public'));
}

/** Turns what was gathered into the site that pages show. `siteUrl` is its own public origin, where there is one. */
export async function renderSite(
	{ snapshot, slugHistory, stale, keptEarlier }: SyncResult,
	settings: Settings,
	source: Source,
	{ config, words }: OwnerConfig,
	siteUrl: URL | undefined = settings.siteUrl,
): Promise<Site> {
	if (siteUrl === undefined) {
		console.warn(
			'SITE_URL is not set: no canonical addresses, sitemap or feed. Set it to the public address of this site.',
		);
	}
	const urls = createUrls(settings.basePath, siteUrl);
	const progress = createProgressBar(process.stderr);
	const pictures = await openPictures(settings, source, urls);
	const site = await createSite(
		snapshot,
		{
			config,
			words,
			urls,
			shareImages: await loadShareImages(config, urls),
			copies: pictures.copies,
			robots: settings.robots,
			library: { origin: source.url.origin, team: source.team },
			slugHistory,
			// Where single articles stayed, the rest is current.
			staleSince: stale && keptEarlier.length === 0 ? new Date(snapshot.takenAt) : undefined,
		},
		(done, total) => progress.show({ label: 'Rendering', done, total }),
		(context) => createPictureRenderer(createRenderer(context), pictures.findPicture),
	).finally(progress.end);
	await pictures.save();
	return site;
}

/** The same, and a word on what its authors should mend. */
export async function renderAndSummarize(...parts: Parameters<typeof renderSite>): Promise<Site> {
	const [{ snapshot }] = parts;
	const site = await renderSite(...parts);
	for (const line of [...formatSiteSummary(site, snapshot), ...formatPicturesSummary(site)]) console.log(line);
	return site;
}
