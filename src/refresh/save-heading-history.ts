import type { Settings } from '../settings.ts';
import { recordHeadings } from '../site/record-headings.ts';
import type { Site } from '../site/site.ts';
import { openStorages } from '../storage/open-storages.ts';
import { createSlugHistoryStore } from '../storage/slug-history-store.ts';

/**
 * Stores the headings of a site, so that links to them still work after later edits. Call it right before the site is published, so that
 * every heading that readers saw is stored. If the site is then not published, it only takes one of the twenty versions kept of each
 * article.
 */
export async function saveHeadingHistory(site: Site, settings: Pick<Settings, 'dataDir'>): Promise<void> {
	const store = createSlugHistoryStore(openStorages(settings, site.library.team).team, console.warn);
	await store.update(undefined, (history) => recordHeadings(history, site.articles));
}
