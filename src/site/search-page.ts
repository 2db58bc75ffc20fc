import { type Frame, frameOf } from './frame.ts';
import { popularArticles } from './order.ts';
import type { Article, Site } from './site.ts';

/** How many articles a search offers before anything is typed. */
const SUGGESTED = 5;

/** What the search interface needs to know, wherever it stands. */
export interface SearchSetup {
	base: string;
	searchPath: string;
	popular: Article[];
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
		searchPath: urls.search,
		popular: popularArticles(articles, SUGGESTED),
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
