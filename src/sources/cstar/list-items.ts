import { z } from 'zod';
import type { Article, Category } from '../../model/article.ts';
import type { Named } from '../../model/snapshot.ts';
import type { Item, Listed } from '../source.ts';
import { digestOf } from './change-digest.ts';
import { isForReaders, WireArticle, WireCategory } from './wire-article.ts';

/** How the items of one list are let in. What `admit` doesn't let in goes nowhere, on no disk either. */
export interface Door<T> {
	name: 'articles' | 'categories';
	admit(item: unknown): Item<T>;
	/** What is kept, read back from a file. */
	shape: z.ZodType<T>;
	/** What is kept, without what the copy in the store holds anyway. */
	withoutContent(kept: T): T;
}

/** Articles that don't say that they are drafts or not public. */
export const articleDoor: Door<Listed> = {
	name: 'articles',
	admit: (item) => (isForReaders(item) ? admitArticle(item) : { identity: identityOf(item) }),
	shape: z.object({ article: WireArticle, digest: z.string() }),
	withoutContent: ({ article, digest }) => ({ article: { ...article, content: undefined }, digest }),
};

/** Categories, likewise. */
export const categoryDoor: Door<Category> = {
	name: 'categories',
	admit(item) {
		const kept = isForReaders(item) ? WireCategory.safeParse(item).data : undefined;
		return { identity: identityOf(item), kept };
	},
	shape: WireCategory,
	withoutContent: (category) => category,
};

/** An article of a list that is known to be for readers. */
export function admitArticle(item: unknown): Item<Listed> {
	const { data } = WireArticle.safeParse(item);
	const identity = identityAs(item, data);
	if (!data) return { identity, unusable: unusableOne(item) };
	return { identity, kept: { article: withoutStub(data), digest: digestOf(item) } };
}

/** A short name for one item of a list, the same wherever it stands; by itself it tells nobody anything. */
export function identityOf(item: unknown): string {
	return identityAs(item, WireArticle.safeParse(item).data);
}

function identityAs(item: unknown, article: Article | undefined): string {
	return digestOf(article ? { id: article.id, slug: article.slug } : item);
}

/** A `content` in a list that is null or blank may mean "not here": only the article's own answer is believed. */
function withoutStub(article: Article): Article {
	return article.content?.trim() === '' ? { ...article, content: undefined } : article;
}

/** An article that nothing can be done with, in words. */
export function unusableOne(item: unknown): Named {
	const title = typeof item === 'object' && item !== null && 'title' in item ? item.title : undefined;
	const name = typeof title === 'string' ? title : 'an article without a title';
	return { slug: '', title: name, reason: 'It has neither slug nor id.' };
}
