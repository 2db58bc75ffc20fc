import { oddSlugs } from '../redirects/hosted-addresses.ts';
import { keyOf } from '../redirects/redirect.ts';
import { redirectsOf } from '../redirects/redirects.ts';
import type { Site } from '../site.ts';
import { type Frame, frameOf } from './page-frame.ts';

/** The frame of the page that stands where none is. */
export function notFoundPage(site: Site): Frame {
	return frameOf(site, {
		heading: site.words.notFoundTitle,
		description: site.words.notFoundText,
		path: site.urls.file('404.html'),
		robots: 'noindex',
	});
}

/** How many articles the page knows by a slug that isn't their address. */
const MOST_KNOWN = 500;

/** The newest articles that don't stand at their slug, each slug with the path that it leads to. */
export function movedSlugs(site: Site): [slug: string, path: string][] {
	const ends = new Map(redirectsOf(site).redirects.map((redirect) => [keyOf(redirect.from), redirect]));
	return (
		oddSlugs(site, ends)
			// An earlier slug that is an address has a page there.
			.filter(({ slug, to }) => to.startsWith(site.urls.base) && !ends.has(`articles/${slug}`))
			.sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''))
			.slice(0, MOST_KNOWN)
			.map(({ slug, to }) => [slug, to])
	);
}
