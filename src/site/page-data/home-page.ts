import { popularArticles, recentArticles } from '../order.ts';
import type { Article, Category, Site } from '../site.ts';
import { type Frame, frameOf } from './page-frame.ts';

/** Everything that the home page shows. */
export interface HomePage {
	frame: Frame;
	/** The one category, where there is only one: its articles stand on the home page. */
	only: Category | undefined;
	categories: Category[];
	popular: Article[];
	recent: Article[];
}

/** Picks what the home page needs. */
export function homePage(site: Site): HomePage {
	const { config, words, urls, categories, articles } = site;
	return {
		frame: frameOf(site, {
			heading: config.name,
			description: config.tagline || words.welcome,
			path: urls.home,
		}),
		only: categories.length === 1 ? categories[0] : undefined,
		categories,
		popular: popularArticles(articles, config.popular),
		recent: recentArticles(articles, config.recent),
	};
}
