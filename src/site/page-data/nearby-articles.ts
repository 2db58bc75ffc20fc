import type { Article } from '../site.ts';
import { type ArticleLink, linkArticles } from './listed.ts';

/** The articles of a category, as a list beside one of them. */
export interface NearbyArticles {
	/** The category, and how many articles it has. */
	category: { name: string; path: string; count: number };
	/** In the order of the category; all of them, or those around the article. */
	articles: ArticleLink[];
	/** Whether there are more. */
	isPart: boolean;
}

/** A longer list would be more to read than the article, and is on each of its pages. */
const MAX_LISTED = 16;
/** How many are listed around the article if the category has more. */
const AROUND = 10;

/** Picks what the list beside an article shows of its category; empty if the article is the only one. */
export function findNearbyArticles(article: Article): NearbyArticles {
	const { articles, name, path } = article.category;
	const category = { name, path, count: articles.length };
	if (articles.length <= 1) return { category, articles: [], isPart: false };
	if (articles.length <= MAX_LISTED) return { category, articles: linkArticles(articles), isPart: false };
	const here = articles.indexOf(article);
	const start = Math.max(0, Math.min(here - AROUND / 2, articles.length - AROUND));
	return { category, articles: linkArticles(articles.slice(start, start + AROUND)), isPart: true };
}
