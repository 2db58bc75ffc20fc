import { z } from 'zod';
import { type Article, type Category, StoredArticle, StoredCategory } from '../../model/article.ts';
import type { Skipped } from '../../model/snapshot.ts';
import type { Listed, ParsedItem } from '../source.ts';
import { computeChangeDigest } from './change-digest.ts';
import { isForReaders, WireArticle, WireCategory } from './wire-article.ts';

/** How the items of one list are let in. What `admit` doesn't let in goes nowhere, on no disk either. */
export interface ItemParser<T> {
	name: 'articles' | 'categories';
	parseItem(item: unknown): ParsedItem<T>;
	/** What is kept, read back from a file. */
	schema: z.ZodType<T>;
	/** What is kept, without what the copy in the store holds anyway. */
	dropContent(kept: T): T;
}

/** Articles that don't say that they are drafts or not public. */
export const articleParser: ItemParser<Listed> = {
	name: 'articles',
	parseItem: (item) => (isForReaders(item) ? parseListedArticle(item) : { identity: identifyItem(item) }),
	schema: z.object({ article: StoredArticle, digest: z.string() }),
	dropContent: ({ article, digest }) => ({ article: { ...article, content: undefined }, digest }),
};

/** Categories, likewise. */
export const categoryParser: ItemParser<Category> = {
	name: 'categories',
	parseItem(item) {
		const kept = isForReaders(item) ? WireCategory.safeParse(item).data : undefined;
		return { identity: identifyItem(item), kept };
	},
	schema: StoredCategory,
	dropContent: (category) => category,
};

/** An article of a list that is known to be for readers. */
export function parseListedArticle(item: unknown): ParsedItem<Listed> {
	const { data } = WireArticle.safeParse(item);
	const identity = hashIdentity(item, data);
	if (!data) return { identity, unusable: describeUnusable(item) };
	return { identity, kept: { article: dropEmptyContent(data), digest: computeChangeDigest(item) } };
}

/** A short name for one item of a list, the same wherever it stands; by itself it tells nobody anything. */
export function identifyItem(item: unknown): string {
	return hashIdentity(item, WireArticle.safeParse(item).data);
}

function hashIdentity(item: unknown, article: Article | undefined): string {
	return computeChangeDigest(article ? { id: article.id, slug: article.slug } : item);
}

/** A `content` in a list that is null or blank may mean "not here": only the article's own answer is believed. */
function dropEmptyContent(article: Article): Article {
	return article.content?.trim() === '' ? { ...article, content: undefined } : article;
}

/** An article that nothing can be done with, in words. */
export function describeUnusable(item: unknown): Skipped {
	const title = typeof item === 'object' && item !== null && 'title' in item ? item.title : undefined;
	const name = typeof title === 'string' ? title : 'an article without a title';
	return { slug: '', title: name, reason: 'It has neither slug nor id.' };
}
