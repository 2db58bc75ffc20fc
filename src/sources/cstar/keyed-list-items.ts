import type { Article, Category, CategoryRef } from '../../model/article.ts';
import { resolveCategory } from '../../model/merge.ts';
import type { Skipped } from '../../model/snapshot.ts';
import type { Listed } from '../source.ts';
import { articleParser, type ItemParser, identifyItem, parseListedArticle } from './list-items.ts';
import { dropInternalNotes, readVisibility } from './visibility.ts';
import { WireArticle } from './wire-article.ts';

/** Creates the parser for the keyed API's list: keeps published, public articles only, without internal notes and names of private categories. */
export function createKeyedArticleParser(categories: () => readonly Category[]): ItemParser<Listed> {
	return {
		...articleParser,
		parseItem(sent) {
			const item = dropInternalNotes(sent);
			const identity = identifyItem(item);
			const visibility = readVisibility(item);
			if (visibility === 'unsaid') return { identity, unusable: describeUndeclared(item) };
			if (visibility === 'team') return { identity };
			const { kept, unusable } = parseListedArticle(item);
			return {
				identity,
				unusable,
				kept: kept && { ...kept, article: hidePrivateCategory(kept.article, categories()) },
			};
		},
	};
}

/** Parses a single article from the keyed API. The caller must check its `visibility`. */
export function parseKeyedArticle(sent: unknown, categories: readonly Category[]) {
	const item = dropInternalNotes(sent);
	const { data } = WireArticle.safeParse(item);
	return data && { article: hidePrivateCategory(data, categories), visibility: readVisibility(item) };
}

/** Removes the name of a category that isn't public. Its id is kept, because the category may become public. */
function hidePrivateCategory(article: Article, categories: readonly Category[]): Article {
	const ref = article.category;
	if (!ref || resolveCategory(ref, categories) !== ref) return article;
	const category: CategoryRef | undefined =
		ref.id === undefined ? undefined : { id: ref.id, slug: undefined, name: undefined };
	return { ...article, category };
}

/** Describes an article that may be a draft: with its id only, which reveals nothing. */
function describeUndeclared(item: unknown): Skipped {
	const id = WireArticle.safeParse(item).data?.id ?? '';
	return { slug: id, title: 'an article', reason: 'It does not say that it is published and public.' };
}
