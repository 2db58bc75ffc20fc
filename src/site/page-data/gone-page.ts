import type { SlugHistoryEntry } from '../../model/slug-history.ts';
import { oncePerSite } from '../once-per-site.ts';
import { selectPopularArticles } from '../order.ts';
import { findFormerArticleAddresses } from '../redirects/former-addresses.ts';
import { normalizePath } from '../redirects/redirect.ts';
import { collectRedirects } from '../redirects/redirects.ts';
import { findSimilarArticles } from '../related.ts';
import type { Site } from '../site.ts';
import { type ListedArticle, listWithCategory } from './listed.ts';
import { createPageFrame, type PageFrame } from './page-frame.ts';

/** How many other articles the page suggests. */
const MAX_SUGGESTIONS = 5;

/** Everything that the page of a deleted article shows. */
export interface GonePage {
	frame: PageFrame;
	/** The most similar articles; if there are none, the most viewed ones. */
	similarArticles: ListedArticle[];
	/** All categories of the site. */
	categories: { name: string; path: string }[];
}

/** The deleted articles that have such a page, by address. A redirect of the owner's replaces the page. */
const findGoneArticles = oncePerSite((site: Site): Map<string, SlugHistoryEntry> => {
	const redirected = new Set(collectRedirects(site).redirects.map(({ from }) => normalizePath(from)));
	const gone = findFormerArticleAddresses(site).filter(
		({ address, entry }) => entry.gone !== undefined && !redirected.has(`articles/${address}`),
	);
	return new Map(gone.map(({ address, entry }) => [address, entry]));
});

/** The addresses of articles that were deleted in the last 90 days, for `getStaticPaths`. */
export function gonePaths(site: Site) {
	return [...findGoneArticles(site).keys()].map((address) => ({ params: { address } }));
}

/**
 * Picks what the page of a deleted article needs; `undefined` if none has this address, or if another article uses it
 * now.
 */
export function gonePage(site: Site, address: string | undefined): GonePage | undefined {
	const entry = findGoneArticles(site).get(address ?? '');
	if (entry === undefined) return undefined;
	const { words, urls } = site;
	const category = site.categories.find(({ slug }) => slug === entry.category);
	// The title is compared but not shown: it is no longer public.
	// An entry that was restored from the live site has only the slug.
	const title = entry.title || entry.slug.replace(/[-_]/g, ' ');
	const similar = findSimilarArticles(site, { title, tags: entry.tags, category }, MAX_SUGGESTIONS);
	return {
		frame: createPageFrame(site, {
			heading: words.goneTitle,
			description: words.goneText,
			path: urls.article(address ?? ''),
			parentCrumbs: category === undefined ? [] : [{ name: category.name, path: category.path }],
			robots: 'noindex',
		}),
		similarArticles: listWithCategory(
			similar.length > 0 ? similar : selectPopularArticles(site.articles, MAX_SUGGESTIONS),
		),
		categories: site.categories.map(({ name, path }) => ({ name, path })),
	};
}
