import type { Settings } from '../settings.ts';
import { currentSiteOrNone, onCurrentSite, setCurrentSite } from '../site/current.ts';
import type { Site } from '../site/site.ts';
import { createSiteId } from '../site/site-id.ts';
import type { Source } from '../sources/source.ts';
import type { SyncResult } from '../sync/sync.ts';
import type { OwnerConfig } from './read-config.ts';
import { gatherSiteParts, renderSite } from './render-site.ts';
import type { Reporter } from './reporter.ts';
import { createSchedule, type Schedule } from './schedule.ts';
import { syncArticles } from './sync-articles.ts';

/** What a refresh works with. */
export interface RefresherOptions {
	settings: Settings;
	source: Source;
	/** Reads the owner's configuration; called once in each refresh. */
	loadConfig: () => Promise<OwnerConfig>;
	reporter: Reporter;
	/** The public origin of the site, instead of SITE_URL. */
	siteUrl?: URL | undefined;
	/** Keeps the current site if a new one would be the same. By default every refresh renders. */
	skipUnchanged?: boolean;
	/** Renders all articles anew, whatever is kept from earlier builds. */
	force?: boolean;
	/** Prepares what belongs to a new site, such as its search index, before readers see it. If it rejects, the current site stays. */
	prepare?: ((site: Site) => Promise<void>) | undefined;
}

/** The site after a refresh, and the sync that it was made from. */
export interface Refreshed {
	site: Site;
	result: SyncResult;
}

/**
 * Keeps the current site up to date. A refresh syncs the articles, renders a site from them and makes it the current one. A build runs one
 * refresh; `dev` and the server run many. `now` rejects with a `LibraryError`, `CommandError` or `SettingsError`; then the current site
 * stays.
 */
export interface Refresher extends Schedule<Refreshed> {
	/** Calls the listener with each new current site. Returns a function that removes the listener. */
	onSite(listener: (site: Site) => void): () => void;
}

/** Creates a refresher. It does nothing until one of its methods is called. */
export function createRefresher(options: RefresherOptions): Refresher {
	const { settings, source, loadConfig, reporter, skipUnchanged = false, force = false, prepare } = options;
	const siteUrl = options.siteUrl ?? settings.siteUrl;

	async function refresh(): Promise<Refreshed> {
		const result = await syncArticles(settings, source, reporter);
		const parts = gatherSiteParts(result, settings, source, await loadConfig(), siteUrl);
		const current = currentSiteOrNone();
		if (skipUnchanged && current?.id === createSiteId(result.snapshot, parts)) return { site: current, result };
		if (siteUrl === undefined) {
			reporter.warning(
				'SITE_URL is not set: no canonical URLs, sitemap or feed. Set it to the public URL of this site.',
			);
		}
		const site = await renderSite(result, settings, source, parts, reporter, force);
		reporter.rendered(site, result);
		await prepare?.(site);
		setCurrentSite(site);
		return { site, result };
	}

	return { ...createSchedule(refresh, reporter.failed), onSite: onCurrentSite };
}
