import type { SlugHistoryEntry } from '../../model/slug-history.ts';
import { oncePerSite } from '../once-per-site.ts';
import { selectPopularArticles } from '../order.ts';
import { findFormerArticleAddresses } from '../redirects/former-addresses.ts';
import { normalizeLabel } from '../redirects/redirect.ts';
import { collectRedirects } from '../redirects/redirects.ts';
import { findSimilarArticles } from '../related.ts';
import type { Article, Site } from '../site.ts';
import { createPageFrame, type PageFrame } from './page-frame.ts';

/** How many other articles are offered. */
const OFFERED = 5;

/** Everything that the page shows which a deleted article leaves behind. */
export interface GonePage {
	frame: PageFrame;
	/** Those that are most like it, or, where none is, the most read ones. */
	similarArticles: Article[];
}

/** The deleted articles that have such a page: the owner may lead elsewhere instead. By address. */
const findGoneArticles = oncePerSite((site: Site): Map<string, SlugHistoryEntry> => {
	const redirected = new Set(collectRedirects(site).redirects.map(({ from }) => normalizeLabel(from)));
	const gone = findFormerArticleAddresses(site).filter(
		({ address, entry }) => entry.gone !== undefined && !redirected.has(`articles/${address}`),
	);
	return new Map(gone.map(({ address, entry }) => [address, entry]));
});

/** The addresses of the pages that deleted articles leave for 90 days, as Astro wants them. */
export function gonePaths(site: Site) {
	return [...findGoneArticles(site).keys()].map((address) => ({ params: { address } }));
}

/** Picks what the page of a deleted article needs, or `undefined` where none has this address, or one lives there. */
export function gonePage(site: Site, address: string | undefined): GonePage | undefined {
	const entry = findGoneArticles(site).get(address ?? '');
	if (entry === undefined) return undefined;
	const { words, urls } = site;
	const category = site.categories.find(({ slug }) => slug === entry.category);
	// Its title is compared but not shown: nobody publishes it any more. A copy of the live site has only the slug.
	const title = entry.title || entry.slug.replace(/[-_]/g, ' ');
	const nearest = findSimilarArticles(site, { title, tags: entry.tags, category }, OFFERED);
	return {
		frame: createPageFrame(site, {
			heading: words.goneTitle,
			description: words.goneText,
			path: urls.article(address ?? ''),
			parentCrumbs: category === undefined ? [] : [{ name: category.name, path: category.path }],
			robots: 'noindex',
		}),
		similarArticles: nearest.length > 0 ? nearest : selectPopularArticles(site.articles, OFFERED),
	};
}
