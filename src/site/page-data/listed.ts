import type { Article, Category, Section } from '../site.ts';

/** An article as a link: what a list, a breadcrumb or a menu shows of it. Plain data, without its text. */
export interface ArticleLink {
	path: string;
	title: string;
	/** Language tag of the title if it is not that of the site. */
	language: string | undefined;
}

/** An article in a list. Only what the list shows is there, so that a page changes only if it shows what changed. */
export interface ListedArticle extends ArticleLink {
	excerpt?: string;
	updatedAt?: Date | undefined;
	/** The name of its category. */
	category?: string;
}

/** A group of articles under a title; `undefined` for those that are in no section. */
export interface ListedSection {
	title: string | undefined;
	articles: ListedArticle[];
}

/** A category as a link, with what stands beside it. */
export interface ListedCategory {
	path: string;
	name: string;
	description: string | undefined;
	/** As the Library sends it: the name of a drawing, an emoji or anything else. */
	icon: string | undefined;
	/** `#rrggbb` */
	color: string | undefined;
	/** How many articles it has. */
	count: number;
}

/** Links to articles. */
export function linkArticles(articles: readonly Article[]): ArticleLink[] {
	return articles.map(({ path, title, language }) => ({ path, title, language }));
}

/** Articles with excerpts and dates. */
export function listInFull(articles: readonly Article[]): ListedArticle[] {
	return articles.map(({ path, title, language, excerpt, updatedAt }) => ({
		path,
		title,
		language,
		excerpt,
		updatedAt,
	}));
}

/** Articles with the day of their last change. */
export function listWithDate(articles: readonly Article[]): ListedArticle[] {
	return articles.map(({ path, title, language, updatedAt }) => ({ path, title, language, updatedAt }));
}

/** Articles with the names of their categories; `apartFrom` need not be named, because the reader is in it. */
export function listWithCategory(articles: readonly Article[], apartFrom?: Category): ListedArticle[] {
	return articles.map(({ path, title, language, category }) => ({
		path,
		title,
		language,
		...(category !== apartFrom && { category: category.name }),
	}));
}

/** Sections with their articles in full. */
export function listSections(sections: readonly Section[]): ListedSection[] {
	return sections.map(({ title, articles }) => ({ title, articles: listInFull(articles) }));
}

/** A category as a link. */
export function listCategory({ path, name, description, icon, color, articles }: Category): ListedCategory {
	return { path, name, description, icon, color, count: articles.length };
}
