import type { Settings } from '../settings.ts';
import { recordHeadings } from '../site/record-headings.ts';
import type { Site } from '../site/site.ts';
import { openStorages } from '../storage/open-storages.ts';
import { createSlugHistoryStore } from '../storage/slug-history-store.ts';

/**
 * Keeps which headings a site shows, so that links to them outlive later edits. It is called right before the site is published: whatever
 * readers saw is remembered. A site that is not published after all only costs one of the twenty versions kept of each article.
 */
export async function saveHeadingHistory(site: Site, settings: Pick<Settings, 'dataDir'>): Promise<void> {
	const store = createSlugHistoryStore(openStorages(settings, site.library.team).team, console.warn);
	await store.update(undefined, (history) => recordHeadings(history, site.articles));
}
