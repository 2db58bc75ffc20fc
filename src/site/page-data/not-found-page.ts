import { findMovedSlugs } from '../redirects/hosted-addresses.ts';
import { normalizePath } from '../redirects/redirect.ts';
import { collectRedirects } from '../redirects/redirects.ts';
import type { Site } from '../site.ts';
import { type ListedCategory, listCategory } from './listed.ts';
import { createPageFrame, type PageFrame } from './page-frame.ts';

/** Everything that the 404 page shows, or does. */
export interface NotFoundPage {
	frame: PageFrame;
	categories: ListedCategory[];
	/** Where the page redirects to, by the slug that was asked for. */
	moved: [slug: string, path: string][];
}

/** Picks what the 404 page needs. */
export function notFoundPage(site: Site): NotFoundPage {
	return {
		frame: createPageFrame(site, {
			heading: site.words.notFoundTitle,
			description: site.words.notFoundText,
			path: site.urls.file('404.html'),
			robots: 'noindex',
		}),
		categories: site.categories.map(listCategory),
		moved: listMovedSlugPaths(site),
	};
}

/** How many slugs that differ from their article's address the 404 page can redirect. */
const MAX_MOVED_SLUGS = 500;

/**
 * Slugs whose article is not at `/articles/{slug}/`, newest first, each with the path that the 404 page redirects to.
 */
export function listMovedSlugPaths(site: Site): [slug: string, path: string][] {
	const redirects = new Map(
		collectRedirects(site).redirects.map((redirect) => [normalizePath(redirect.from), redirect]),
	);
	return (
		findMovedSlugs(site, redirects)
			// An earlier slug that is a valid address has a redirect page of its own.
			.filter(({ slug, path }) => path.startsWith(site.urls.base) && !redirects.has(`articles/${slug}`))
			.sort((a, b) => (b.since ?? '').localeCompare(a.since ?? ''))
			.slice(0, MAX_MOVED_SLUGS)
			.map(({ slug, path }) => [slug, path])
	);
}
