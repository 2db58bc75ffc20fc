import { getFallbackSearchUrl, getHostedArticlesUrl } from '../endpoints.ts';
import { selectPopularArticles } from '../order.ts';
import type { Site } from '../site.ts';
import { createPageFrame, type PageFrame } from './page-frame.ts';

/** How many articles a search offers before anything is typed. */
const SUGGESTED = 5;

/** What the search interface needs to know, wherever it stands. */
export interface SearchSetup {
	/** What stands before every path of the site. */
	base: string;
	/** The page with the panel that opens below a search box. */
	panel: string;
	/** Articles offered before anything is typed. */
	popular: { title: string; path: string }[];
	/** The Library's own search, asked where the index can't be loaded. */
	fallbackUrl: string;
	/** Where the Library itself shows articles, the slug to follow. */
	libraryArticlesUrl: string;
}

/** Gathers what the search interface needs. */
export function createSearchSetup(site: Site): SearchSetup {
	const { urls, articles } = site;
	return {
		base: urls.base,
		panel: urls.searchPanel,
		popular: selectPopularArticles(articles, SUGGESTED).map(({ title, path }) => ({ title, path })),
		fallbackUrl: getFallbackSearchUrl(site),
		libraryArticlesUrl: getHostedArticlesUrl(site),
	};
}

/** The frame of the page that searches. Search engines have nothing to find there. */
export function searchPage(site: Site): PageFrame {
	return createPageFrame(site, {
		heading: site.words.searchTitle,
		description: site.words.searchDescription,
		path: site.urls.search,
		robots: 'noindex',
	});
}
