import { popularArticles } from '../order.ts';
import type { Site } from '../site.ts';
import { type Frame, frameOf } from './page-frame.ts';

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
	fallback: string;
	/** Where the Library itself shows articles, the slug to follow. */
	library: string;
}

/** Gathers what the search interface needs. */
export function searchSetup({ urls, articles, library }: Site): SearchSetup {
	const team = encodeURIComponent(library.team);
	return {
		base: urls.base,
		panel: urls.searchPanel,
		popular: popularArticles(articles, SUGGESTED).map(({ title, path }) => ({ title, path })),
		fallback: `${library.origin}/api/library/${team}/search`,
		library: `${library.origin}/library/${team}/articles/`,
	};
}

/** The frame of the page that searches. Search engines have nothing to find there. */
export function searchPage(site: Site): Frame {
	return frameOf(site, {
		heading: site.words.searchTitle,
		description: site.words.searchDescription,
		path: site.urls.search,
		robots: 'noindex',
	});
}
