import type { Article } from '../model/article.ts';
import { isGone, type LibraryError, NotForReaders } from '../model/errors.ts';
import { merge } from '../model/merge.ts';
import type { KeptArticle, Named } from '../model/snapshot.ts';
import type { Listed } from '../sources/source.ts';
import type { Fetched } from './fetch-articles.ts';
import type { Plan } from './plan-fetches.ts';

/** Every article, once, in the Library's order, and those about which there is something to say. */
export interface Assembled {
	articles: KeptArticle[];
	leftOut: Named[];
	stayed: Named[];
	gone: Named[];
}

/**
 * Puts together what the list, the articles' own answers and the earlier copies say. An earlier copy outlives everything but the
 * Library's own word that the article is gone or not for readers.
 */
export function assemble(
	listed: readonly Listed[],
	plan: Plan,
	{ whole, failed }: Fetched,
	ended: LibraryError | undefined,
): Assembled {
	const result: Assembled = { articles: [], leftOut: [], stayed: [], gone: [] };
	const shown = new Set<string>();
	const name = (list: Named[], { slug, title }: Article, reason: string) => list.push({ slug, title, reason });
	const show = (article: KeptArticle) => {
		if (shown.has(article.slug)) return name(result.leftOut, article, 'Another article has this slug.');
		shown.add(article.slug);
		return result.articles.push(article);
	};
	const whyNot = (article: Article): string => {
		const error = failed.get(article) ?? ended;
		return error?.message ?? 'It can’t be asked for by itself: its slug can’t stand in a web address.';
	};

	for (const { article, digest } of listed) {
		const answer = whole.get(article);
		const known = plan.known.get(article) ?? (answer && { ...merge(article, answer), digest });
		const copy = plan.copies.get(article);
		if (known) show(known);
		else if (copy && failed.get(article) instanceof NotForReaders) name(result.gone, copy, whyNot(article));
		else if (copy) {
			show(copy);
			name(result.stayed, copy, whyNot(article));
		} else name(result.leftOut, article, whyNot(article));
	}
	for (const copy of plan.missing) {
		const answer = whole.get(copy);
		if (answer) show({ ...merge(copy, answer), digest: copy.digest });
		else if (isGone(failed.get(copy))) name(result.gone, copy, whyNot(copy));
		else if (shown.has(copy.slug)) name(result.gone, copy, 'Another article has its slug now.');
		else {
			show(copy);
			name(result.stayed, copy, whyNot(copy));
		}
	}
	return result;
}
