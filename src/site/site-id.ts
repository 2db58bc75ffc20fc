import { createHash } from 'node:crypto';
import type { Snapshot } from '../model/snapshot.ts';
import type { SiteOptions } from './site.ts';

/** What decides what a site shows, besides its articles. */
type Parts = Pick<
	SiteOptions,
	'config' | 'words' | 'urls' | 'robots' | 'library' | 'endpoints' | 'sharePicture' | 'staleSince'
>;

/**
 * Identifies what a site shows: two sites with one id are the same to readers. When the snapshot was taken does not count, unless the site
 * says so (`staleSince`).
 */
export function createSiteId({ takenAt: _, articles, ...snapshot }: Snapshot, parts: Parts): string {
	const { config, words, urls, robots, library, endpoints, sharePicture, staleSince } = parts;
	const hash = createHash('sha256');
	const home = urls.absolute(urls.base) ?? urls.base;
	hash.update(JSON.stringify({ config, words, home, robots, library, endpoints, sharePicture, staleSince }));
	hash.update(JSON.stringify(snapshot));
	// One article at a time: the text of a whole library would be large.
	// Votes are not shown.
	for (const { content, votes: _, ...article } of articles) hash.update(`${JSON.stringify(article)}\n`).update(content);
	return hash.digest('hex').slice(0, 20);
}
