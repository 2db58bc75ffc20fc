import type { LedgerEntry } from '../../model/slug-history.ts';
import { oncePerSite } from '../once-per-site.ts';
import { popularArticles } from '../order.ts';
import { formerArticles } from '../redirects/former-addresses.ts';
import { keyOf } from '../redirects/redirect.ts';
import { redirectsOf } from '../redirects/redirects.ts';
import { nearestArticles } from '../related.ts';
import type { Article, Site } from '../site.ts';
import { type Frame, frameOf } from './page-frame.ts';

/** How many other articles are offered. */
const OFFERED = 5;

/** Everything that the page shows which a deleted article leaves behind. */
export interface GonePage {
	frame: Frame;
	/** Those that are most like it, or, where none is, the most read ones. */
	nearest: Article[];
}

/** The deleted articles that have such a page: the owner may lead elsewhere instead. By address. */
const goneArticles = oncePerSite((site: Site): Map<string, LedgerEntry> => {
	const redirected = new Set(redirectsOf(site).redirects.map(({ from }) => keyOf(from)));
	const gone = formerArticles(site).filter(
		({ address, entry }) => entry.gone !== undefined && !redirected.has(`articles/${address}`),
	);
	return new Map(gone.map(({ address, entry }) => [address, entry]));
});

/** The addresses of the pages that deleted articles leave for 90 days, as Astro wants them. */
export function gonePaths(site: Site) {
	return [...goneArticles(site).keys()].map((address) => ({ params: { address } }));
}

/** Picks what the page of a deleted article needs, or `undefined` where none has this address, or one lives there. */
export function gonePage(site: Site, address: string | undefined): GonePage | undefined {
	const entry = goneArticles(site).get(address ?? '');
	if (entry === undefined) return undefined;
	const { words, urls } = site;
	const category = site.categories.find(({ slug }) => slug === entry.category);
	// Its title is compared but not shown: nobody publishes it any more. A copy of the live site has only the slug.
	const title = entry.title || entry.slug.replace(/[-_]/g, ' ');
	const nearest = nearestArticles(site, { title, tags: entry.tags, category }, OFFERED);
	return {
		frame: frameOf(site, {
			heading: words.goneTitle,
			description: words.goneText,
			path: urls.article(address ?? ''),
			between: category === undefined ? [] : [{ name: category.name, path: category.path }],
			robots: 'noindex',
		}),
		nearest: nearest.length > 0 ? nearest : popularArticles(site.articles, OFFERED),
	};
}
