import { z } from 'zod';
import { digestOf } from './digest.ts';
import { Article, Category, isForReaders } from './shapes.ts';
import type { Named } from './snapshot.ts';

/** An article out of a list, with the digest of what the list says of it (see `digestOf`). */
export interface Listed {
	article: Article;
	digest: string;
}

/** One item of a list, as it is let in: what is kept of it, or why nothing can be done with it; neither where it isn't for readers. */
export interface Item<T> {
	/** Tells it from the others and nothing else, for this may be kept of what isn't for readers. */
	identity: string;
	kept?: T | undefined;
	unusable?: Named | undefined;
}

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
	shape: z.object({ article: Article, digest: z.string() }),
	withoutContent: ({ article, digest }) => ({ article: { ...article, content: undefined }, digest }),
};

/** Categories, likewise. */
export const categoryDoor: Door<Category> = {
	name: 'categories',
	admit(item) {
		const kept = isForReaders(item) ? Category.safeParse(item).data : undefined;
		return { identity: identityOf(item), kept };
	},
	shape: Category,
	withoutContent: (category) => category,
};

/** An article of a list that is known to be for readers. */
export function admitArticle(item: unknown): Item<Listed> {
	const { data } = Article.safeParse(item);
	const identity = identityAs(item, data);
	if (!data) return { identity, unusable: unusableOne(item) };
	return { identity, kept: { article: withoutStub(data), digest: digestOf(item) } };
}

/** A short name for one item of a list, the same wherever it stands; by itself it tells nobody anything. */
export function identityOf(item: unknown): string {
	return identityAs(item, Article.safeParse(item).data);
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
