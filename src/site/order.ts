import type { HelpCenterConfig } from './config.ts';
import type { Article } from './site.ts';

/** Sorts the articles of a category in the order that the owner chose; `api` keeps the Library's order. */
export function createArticleComparator({
	articleOrder,
	language,
}: HelpCenterConfig): (a: Article, b: Article) => number {
	const collator = new Intl.Collator(language, { numeric: true });
	const byTitle = (a: Article, b: Article) => collator.compare(a.title, b.title);
	if (articleOrder === 'api') return () => 0;
	if (articleOrder === 'title') return byTitle;
	return (a, b) => b.views - a.views || byTitle(a, b);
}

/** All articles, the most viewed first. Both search indexes name an article by its position in this order. */
export function rankByViews(articles: readonly Article[]): Article[] {
	return [...articles].sort((a, b) => b.views - a.views);
}

/** The most viewed articles, at most `count`. Those with equally many views, or none, stay in their order. */
export function selectMostRead(articles: readonly Article[], count: number): Article[] {
	return rankByViews(articles).slice(0, count);
}

/** The most viewed articles, at most `count`. Articles without a view are not popular. */
export function selectPopularArticles(articles: readonly Article[], count: number): Article[] {
	return articles
		.filter(({ views }) => views > 0)
		.sort((a, b) => b.views - a.views)
		.slice(0, count);
}

/** The articles that were updated last, at most `count`. Articles without a date are left out. */
export function selectRecentArticles(articles: readonly Article[], count: number): Article[] {
	return articles
		.filter(({ updatedAt }) => updatedAt !== undefined)
		.sort((a, b) => Number(b.updatedAt) - Number(a.updatedAt))
		.slice(0, count);
}
