import { createHash } from 'node:crypto';
import { oncePerSite } from '../../site/once-per-site.ts';
import { rankByViews } from '../../site/order.ts';
import type { Site } from '../../site/site.ts';

/**
 * Identifies the order of the articles in both search indexes. A browser may get one of them from before a deployment
 * and the other from after it: with the same id they fit together.
 */
export const getIndexId = oncePerSite((site: Site): string => {
	const hash = createHash('sha256');
	for (const { path } of rankByViews(site.articles)) hash.update(`${path}\n`);
	return hash.digest('base64url').slice(0, 8);
});
