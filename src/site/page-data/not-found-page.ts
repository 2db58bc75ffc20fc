import { findMovedSlugs } from '../redirects/hosted-addresses.ts';
import { normalizeLabel } from '../redirects/redirect.ts';
import { collectRedirects } from '../redirects/redirects.ts';
import type { Site } from '../site.ts';
import { createPageFrame, type PageFrame } from './page-frame.ts';

/** The frame of the page that stands where none is. */
export function notFoundPage(site: Site): PageFrame {
	return createPageFrame(site, {
		heading: site.words.notFoundTitle,
		description: site.words.notFoundText,
		path: site.urls.file('404.html'),
		robots: 'noindex',
	});
}

/** How many articles the page knows by a slug that isn't their address. */
const MOST_KNOWN = 500;

/** The newest articles that don't stand at their slug, each slug with the path that it leads to. */
export function listMovedSlugPaths(site: Site): [slug: string, path: string][] {
	const ends = new Map(collectRedirects(site).redirects.map((redirect) => [normalizeLabel(redirect.from), redirect]));
	return (
		findMovedSlugs(site, ends)
			// An earlier slug that is an address has a page there.
			.filter(({ slug, path }) => path.startsWith(site.urls.base) && !ends.has(`articles/${slug}`))
			.sort((a, b) => (b.since ?? '').localeCompare(a.since ?? ''))
			.slice(0, MOST_KNOWN)
			.map(({ slug, path }) => [slug, path])
	);
}
