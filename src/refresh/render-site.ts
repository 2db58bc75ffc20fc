import { createRenderer } from '../markdown/render-pool.ts';
import { createPictureRenderer } from '../pictures/in-articles.ts';
import type { Settings } from '../settings.ts';
import { createUrls, type Urls } from '../site/addresses/urls.ts';
import type { HelpCenterConfig } from '../site/config.ts';
import { createSite, type StartRenderer } from '../site/create-site.ts';
import { createReadingRenderer } from '../site/read-article.ts';
import type { ShareImages } from '../site/share-image.ts';
import type { Site, SiteOptions } from '../site/site.ts';
import { createSiteName } from '../site/site-name.ts';
import type { Source } from '../sources/source.ts';
import type { SyncResult } from '../sync/sync.ts';
import { openArticleCache } from './article-cache.ts';
import { openPictures } from './pictures.ts';
import { findPublicFile, listPublicFolders } from './public-folders.ts';
import type { OwnerConfig } from './read-config.ts';
import type { Reporter } from './reporter.ts';

/** The options of a site that are known before its articles are rendered. */
export type SiteParts = Omit<SiteOptions, 'shareImages' | 'copies'>;

/** Collects the options of a site. `siteUrl` is its public origin, if known. */
export function gatherSiteParts(
	{ snapshot, slugHistory, stale, keptEarlier }: SyncResult,
	settings: Settings,
	source: Source,
	{ config, words }: OwnerConfig,
	siteUrl: URL | undefined,
): SiteParts {
	return {
		config: {
			...config,
			name: config.name || createSiteName({ team: source.team, teamName: snapshot.teamName }, words),
		},
		words,
		urls: createUrls(settings.basePath, siteUrl),
		robots: settings.robots,
		library: { origin: source.url.origin, team: source.team },
		endpoints: source.endpoints,
		slugHistory,
		sharePicture: findPublicFile(listPublicFolders(source.team), '/share.png') && '/share.png',
		// If only single articles are from an earlier copy, the site as a whole is current.
		staleSince: stale && keptEarlier.length === 0 ? new Date(snapshot.takenAt) : undefined,
	};
}

/** Renders the articles of a snapshot into a site. Those that are kept from earlier builds are not rendered again, unless `force` is set. */
export async function renderSite(
	{ snapshot }: SyncResult,
	settings: Settings,
	source: Source,
	parts: SiteParts,
	reporter: Reporter,
	force = false,
): Promise<Site> {
	const pictures = await openPictures(settings, source, parts.urls);
	const shareImages = await loadShareImages(parts.config, parts.urls, listPublicFolders(source.team));
	const cache = await openArticleCache(settings, source.team, reporter, force);
	const { language } = parts.config;
	const startRenderer: StartRenderer = (context) => {
		const renderer = createReadingRenderer(createRenderer(context), language);
		return createPictureRenderer(cache.wrap(renderer, context, language), pictures.findPicture);
	};
	try {
		const site = await createSite(
			snapshot,
			{ ...parts, shareImages, copies: pictures.copies },
			(done, total) => reporter.progress({ label: 'Rendering', done, total }),
			startRenderer,
		).finally(reporter.progressEnd);
		await pictures.save();
		await cache.save();
		return site;
	} finally {
		await cache.close();
	}
}

/** The share images, if the owner wants them and the site's full URL is known. Imported only then. */
async function loadShareImages(
	config: HelpCenterConfig,
	urls: Urls,
	publicFolders: readonly string[],
): Promise<ShareImages | undefined> {
	if (config.shareImages === false || urls.absolute('/') === undefined) return undefined;
	const { createShareImages } = await import('../share-images/create-share-images.ts');
	return createShareImages(config, urls, publicFolders);
}
