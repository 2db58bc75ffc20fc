import { z } from 'zod';
import { type Article, type Category, StoredArticle, StoredCategory } from '../../model/article.ts';
import type { Skipped } from '../../model/snapshot.ts';
import { cutText, TEXT_LIMITS } from '../../model/text-limits.ts';
import type { Listed, ParsedItem } from '../source.ts';
import { computeChangeDigest } from './change-digest.ts';
import { isForReaders, WireArticle, WireCategory } from './wire-article.ts';

/** Parses and filters the items of one list. What `parseItem` drops is used nowhere and never written to disk. */
export interface ItemParser<T> {
	name: 'articles' | 'categories';
	parseItem(item: unknown): ParsedItem<T>;
	/** Schema of a parsed item that was stored. */
	schema: z.ZodType<T>;
	/** Removes what the page cache doesn't need, because the snapshot contains it. */
	dropContent(kept: T): T;
}

/** Keeps all articles that don't say that they are drafts or not public. */
export const articleParser: ItemParser<Listed> = {
	name: 'articles',
	parseItem: (item) => (isForReaders(item) ? parseListedArticle(item) : { identity: identifyItem(item) }),
	schema: z.object({ article: StoredArticle, digest: z.string() }),
	dropContent: ({ article, digest }) => ({ article: { ...article, content: undefined }, digest }),
};

/** Keeps all categories that don't say that they are not public. */
export const categoryParser: ItemParser<Category> = {
	name: 'categories',
	parseItem(item) {
		const kept = isForReaders(item) ? WireCategory.safeParse(item).data : undefined;
		return { identity: identifyItem(item), kept };
	},
	schema: StoredCategory,
	dropContent: (category) => category,
};

/** Parses an article of a list. Call it only if readers may see the article. */
export function parseListedArticle(item: unknown): ParsedItem<Listed> {
	const { data, error } = WireArticle.safeParse(item);
	const identity = hashIdentity(item, data);
	if (!data) return { identity, unusable: describeUnusable(item, error?.issues[0]?.message) };
	return { identity, kept: { article: dropEmptyContent(data), digest: computeChangeDigest(item) } };
}

/** Computes the identity of a list item: a digest of its id and slug, which reveals nothing about the item. */
export function identifyItem(item: unknown): string {
	return hashIdentity(item, WireArticle.safeParse(item).data);
}

function hashIdentity(item: unknown, article: Article | undefined): string {
	return computeChangeDigest(article ? { id: article.id, slug: article.slug } : item);
}

/** Removes a null or blank `content`: in a list it may mean "not included", so the article is requested. */
function dropEmptyContent(article: Article): Article {
	return article.content?.trim() === '' ? { ...article, content: undefined } : article;
}

/** Describes an article that can't be shown. */
function describeUnusable(item: unknown, problem: string | undefined): Skipped {
	const title = typeof item === 'object' && item !== null && 'title' in item ? item.title : undefined;
	const name = typeof title === 'string' ? cutText(title, TEXT_LIMITS.title) : 'an article without a title';
	return { slug: '', title: name, reason: problem ?? 'It can’t be read.' };
}
