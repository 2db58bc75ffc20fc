import { splitIntoPages } from '../lists/list-pages.ts';
import { selectMostRead, selectPopularArticles, selectRecentArticles } from '../order.ts';
import { selectSections } from '../sections.ts';
import type { Site } from '../site.ts';
import {
	type ArticleLink,
	type ListedArticle,
	type ListedCategory,
	type ListedSection,
	linkArticles,
	listCategory,
	listInFull,
	listSections,
	listWithCategory,
	listWithDate,
} from './listed.ts';
import { createPageFrame, type PageFrame } from './page-frame.ts';

/** How many of the most read articles are links below the search box. */
const QUICK_LINKS = 3;
/** How many titles the card of a category shows. */
const CARD_TITLES = 3;
/** More categories than this are a compact list: so many cards would be a wall. */
const MAX_CARDS = 12;

/** A category, and those of its articles that are shown with it. */
export interface CategoryCard {
	category: ListedCategory;
	articles: ArticleLink[];
}

/** The only category of a site, with the sections that the home page lists. */
export interface OnlyCategory {
	category: ListedCategory;
	sections: ListedSection[];
}

/** Everything that the home page shows. */
export interface HomePage {
	frame: PageFrame;
	/** The category, if there is only one: the home page then lists its articles, as many as the first page of the category. */
	onlyCategory: OnlyCategory | undefined;
	categories: ListedCategory[];
	/** How many articles the site has. */
	articleCount: number;
	/** The articles that the owner recommends, in the owner's order. */
	featured: ListedArticle[];
	/** A card for each category, with its most read articles; empty if there are too many for cards. */
	cards: CategoryCard[];
	/** The most read articles as links below the search box, without the featured ones; empty if the owner chose what the search suggests, or if all articles are listed anyway. */
	quickLinks: ArticleLink[];
	popular: ListedArticle[];
	recent: ListedArticle[];
}

/** Picks what the home page needs. */
export function homePage(site: Site): HomePage {
	const { config, words, urls, categories, articles } = site;
	const [category] = categories.length === 1 ? categories : [];
	const onlyCategory = category && {
		category: listCategory(category),
		sections: listSections(selectSections(category.sections, splitIntoPages(category.articles)[0] ?? [])),
	};
	const featured = [...new Set(config.featured)].flatMap(
		(slug) => articles.find((article) => article.slug === slug) ?? [],
	);
	const popular = selectPopularArticles(articles, config.popular);
	const hasCards = categories.length <= MAX_CARDS;
	return {
		frame: createPageFrame(site, {
			heading: config.name,
			description: config.tagline || words.welcome,
			path: urls.home,
		}),
		onlyCategory,
		categories: categories.map(listCategory),
		articleCount: articles.length,
		cards: hasCards
			? categories.map((category) => ({
					category: listCategory(category),
					articles: linkArticles(selectMostRead(category.articles, CARD_TITLES)),
				}))
			: [],
		featured: listInFull(featured),
		quickLinks:
			onlyCategory || config.suggestions.length > 0
				? []
				: linkArticles(popular.filter((article) => !featured.includes(article)).slice(0, QUICK_LINKS)),
		popular: listWithCategory(popular),
		recent: listWithDate(selectRecentArticles(articles, config.recent)),
	};
}
