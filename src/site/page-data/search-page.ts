import { getFallbackSearch, getInsightsUrl } from '../endpoints.ts';
import { selectPopularArticles } from '../order.ts';
import type { Site, SiteFrame } from '../site.ts';
import { type ListedCategory, listCategory } from './listed.ts';
import { createPageFrame, type PageFrame } from './page-frame.ts';

/** How many articles the search suggests before anything is typed. */
const SUGGESTED = 5;

/** What the search interface needs to know, on every page. */
export interface SearchSetup {
	/** The base path of the site. */
	base: string;
	/** Path of the page with the panel that opens below a search box. */
	panel: string;
	/** Articles that are suggested before anything is typed. */
	popular: { title: string; path: string }[];
	/** The owner's contact ways, for readers who look for a person. */
	contact: { title: string; path: string }[];
	/** URL of the Library's own search, the fallback if the index can't be loaded. */
	fallbackUrl: string | undefined;
	/** URL below which the Library itself shows articles: append the slug. */
	libraryArticlesUrl: string | undefined;
	/** Where searches are counted, if the owner wants that. */
	insightsUrl: string | undefined;
}

/** Gathers what the search interface needs. */
export function createSearchSetup(site: Site): SearchSetup {
	const { urls, articles, config } = site;
	const fallback = getFallbackSearch(site);
	return {
		base: urls.base,
		panel: urls.searchPanel,
		popular: selectPopularArticles(articles, SUGGESTED).map(({ title, path }) => ({ title, path })),
		contact: config.contact.map(({ label, href }) => ({ title: label, path: urls.owner(href) })),
		fallbackUrl: fallback?.url,
		libraryArticlesUrl: fallback?.articles,
		insightsUrl: getInsightsUrl(site),
	};
}

/** Everything that the search page shows before a reader types. */
export interface SearchPage {
	frame: PageFrame;
	categories: ListedCategory[];
}

/** Picks what the search page needs. Search engines should not index it. */
export function searchPage(site: Site): SearchPage {
	return {
		frame: createPageFrame(site, {
			heading: site.words.searchTitle,
			description: site.words.searchDescription,
			path: site.urls.search,
			robots: 'noindex',
		}),
		categories: site.categories.map(listCategory),
	};
}

/** What the page with the panel below a search box shows. */
export interface SearchPanelPage {
	site: SiteFrame;
	setup: SearchSetup;
	/** The topics, for readers who found nothing. */
	categories: { name: string; path: string }[];
}

/** Picks what the search panel needs. */
export function searchPanelPage(site: Site): SearchPanelPage {
	return {
		site: searchPage(site).frame.site,
		setup: createSearchSetup(site),
		categories: site.categories.map(({ name, path }) => ({ name, path })),
	};
}
