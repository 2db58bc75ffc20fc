import type { Article, Category, CategoryRef } from '../../model/article.ts';
import { resolveCategory } from '../../model/merge.ts';
import type { Named } from '../../model/snapshot.ts';
import type { Listed } from '../source.ts';
import { admitArticle, articleDoor, type Door, identityOf } from './list-items.ts';
import { saidAudience, withoutNotes } from './visibility.ts';
import { WireArticle } from './wire-article.ts';

/** Lets in what the keyed API's list says is published and public, without the team's notes and private categories' names. */
export function createKeyedDoor(categories: () => readonly Category[]): Door<Listed> {
	return {
		...articleDoor,
		admit(sent) {
			const item = withoutNotes(sent);
			const identity = identityOf(item);
			const audience = saidAudience(item);
			if (audience === 'unsaid') return { identity, unusable: silentOne(item) };
			if (audience === 'team') return { identity };
			const { kept, unusable } = admitArticle(item);
			return { identity, unusable, kept: kept && { ...kept, article: inPublic(kept.article, categories()) } };
		},
	};
}

/** An article by itself, as the keyed API sent it: what is kept of it, and for whom it says that it is. */
export function readKeyedArticle(sent: unknown, categories: readonly Category[]) {
	const item = withoutNotes(sent);
	const { data } = WireArticle.safeParse(item);
	return data && { article: inPublic(data, categories), audience: saidAudience(item) };
}

/** The name of a category that isn't public goes no further; its id does, for the category may become public. */
function inPublic(article: Article, categories: readonly Category[]): Article {
	const said = article.category;
	if (!said || resolveCategory(said, categories) !== said) return article;
	const category: CategoryRef | undefined =
		said.id === undefined ? undefined : { id: said.id, slug: undefined, name: undefined };
	return { ...article, category };
}

/** It may be a draft: nothing of it is said but its id, which tells nothing. */
function silentOne(item: unknown): Named {
	const id = WireArticle.safeParse(item).data?.id ?? '';
	return { slug: id, title: 'an article', reason: 'It does not say that it is published and public.' };
}
