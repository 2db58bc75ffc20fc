import { selectPopularArticles, selectRecentArticles } from '../order.ts';
import type { Article, Category, Site } from '../site.ts';
import { createPageFrame, type PageFrame } from './page-frame.ts';

/** Everything that the home page shows. */
export interface HomePage {
	frame: PageFrame;
	/** The category, if there is only one: the home page then lists its articles. */
	onlyCategory: Category | undefined;
	categories: Category[];
	popular: Article[];
	recent: Article[];
}

/** Picks what the home page needs. */
export function homePage(site: Site): HomePage {
	const { config, words, urls, categories, articles } = site;
	return {
		frame: createPageFrame(site, {
			heading: config.name,
			description: config.tagline || words.welcome,
			path: urls.home,
		}),
		onlyCategory: categories.length === 1 ? categories[0] : undefined,
		categories,
		popular: selectPopularArticles(articles, config.popular),
		recent: selectRecentArticles(articles, config.recent),
	};
}
