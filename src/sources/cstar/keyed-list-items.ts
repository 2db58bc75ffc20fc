import type { Article, Category, CategoryRef } from '../../model/article.ts';
import { resolveCategory } from '../../model/merge.ts';
import type { Skipped } from '../../model/snapshot.ts';
import type { Listed } from '../source.ts';
import { articleParser, type ItemParser, identifyItem, parseListedArticle } from './list-items.ts';
import { dropInternalNotes, readVisibility } from './visibility.ts';
import { WireArticle } from './wire-article.ts';

/** Lets in what the keyed API's list says is published and public, without the team's notes and private categories' names. */
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

/** An article by itself, as the keyed API sent it: what is kept of it, and for whom it says that it is. */
export function parseKeyedArticle(sent: unknown, categories: readonly Category[]) {
	const item = dropInternalNotes(sent);
	const { data } = WireArticle.safeParse(item);
	return data && { article: hidePrivateCategory(data, categories), visibility: readVisibility(item) };
}

/** The name of a category that isn't public goes no further; its id does, for the category may become public. */
function hidePrivateCategory(article: Article, categories: readonly Category[]): Article {
	const said = article.category;
	if (!said || resolveCategory(said, categories) !== said) return article;
	const category: CategoryRef | undefined =
		said.id === undefined ? undefined : { id: said.id, slug: undefined, name: undefined };
	return { ...article, category };
}

/** It may be a draft: nothing of it is said but its id, which tells nothing. */
function describeUndeclared(item: unknown): Skipped {
	const id = WireArticle.safeParse(item).data?.id ?? '';
	return { slug: id, title: 'an article', reason: 'It does not say that it is published and public.' };
}
