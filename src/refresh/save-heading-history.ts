import type { Settings } from '../settings.ts';
import { recordHeadings } from '../site/record-headings.ts';
import type { Site } from '../site/site.ts';
import { createSlugHistoryStore } from '../storage/slug-history-store.ts';

/**
 * Keeps in `DATA_DIR` which headings a site shows, so that links to them outlive the next edits. Called right before it is published: what
 * readers saw is always remembered, and a version that then isn't published after all does no harm but to be one of the twenty.
 */
export async function saveHeadingHistory(site: Site, { dataDir }: Pick<Settings, 'dataDir'>): Promise<void> {
	const store = createSlugHistoryStore(dataDir, site.library.team, console.warn);
	const kept = await store.load(undefined);
	const next = recordHeadings(kept, site.articles);
	if (next !== kept) await store.save(next);
}
