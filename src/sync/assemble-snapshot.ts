import type { Article } from '../model/article.ts';
import { isGone, type LibraryError, NotForReaders } from '../model/errors.ts';
import { mergeArticle } from '../model/merge.ts';
import type { KeptArticle, Skipped } from '../model/snapshot.ts';
import type { Listed } from '../sources/source.ts';
import { createAnswerCheck } from './check-answer.ts';
import type { FetchResult } from './fetch-articles.ts';
import type { FetchPlan } from './plan-fetches.ts';

/** The articles of a snapshot, without duplicates and in the Library's order, and those that the owner should know about. */
export interface AssembledArticles {
	articles: KeptArticle[];
	leftOut: Skipped[];
	keptEarlier: Skipped[];
	/** Published as received, although the list speaks of another version: they are requested again in the next sync. */
	unconfirmed: Skipped[];
	gone: Skipped[];
}

/**
 * Combines the list, the full responses and the previous copies. If an article can't be read now, its previous copy is kept, unless the
 * Library says that the article is gone or not for readers. An answer that does not fit the list gets no digest, so it is never taken for
 * unchanged.
 */
export function assembleArticles(
	listed: readonly Listed[],
	plan: FetchPlan,
	{ fullArticles, failed }: FetchResult,
	stoppedBy: LibraryError | undefined,
): AssembledArticles {
	const result: AssembledArticles = { articles: [], leftOut: [], keptEarlier: [], unconfirmed: [], gone: [] };
	const check = createAnswerCheck(listed);
	const shown = new Set<string>();
	const addSkipped = (list: Skipped[], { slug, title }: Article, reason: string) => list.push({ slug, title, reason });
	const addShown = (article: KeptArticle) => {
		if (shown.has(article.slug)) return addSkipped(result.leftOut, article, 'Another article has this slug.');
		shown.add(article.slug);
		return result.articles.push(article);
	};
	const explainFailure = (article: Article): string => {
		const error = failed.get(article) ?? stoppedBy;
		return error?.message ?? 'It can’t be requested: its slug can’t be part of a URL.';
	};

	for (const { article, digest } of listed) {
		const full = fullArticles.get(article);
		const copy = plan.previousCopies.get(article);
		const upToDate = plan.upToDate.get(article);
		const mismatch = full && check.explainMismatch(article, full);
		if (upToDate) addShown(upToDate);
		else if (copy && full && mismatch !== undefined && check.isCopyBetter(article, full, copy)) {
			addShown(copy);
			addSkipped(result.keptEarlier, copy, mismatch);
		} else if (full) {
			addShown({ ...mergeArticle(article, full), digest: mismatch === undefined ? digest : undefined });
			if (mismatch !== undefined) addSkipped(result.unconfirmed, article, mismatch);
		} else if (copy && failed.get(article) instanceof NotForReaders)
			addSkipped(result.gone, copy, explainFailure(article));
		else if (copy) {
			addShown(copy);
			addSkipped(result.keptEarlier, copy, explainFailure(article));
		} else addSkipped(result.leftOut, article, explainFailure(article));
	}
	for (const copy of plan.missing) {
		const full = fullArticles.get(copy);
		const mismatch = full && check.explainMismatch(copy, full);
		if (full && mismatch === undefined) addShown({ ...mergeArticle(copy, full), digest: copy.digest });
		else if (mismatch !== undefined) {
			addShown(copy);
			addSkipped(result.keptEarlier, copy, mismatch);
		} else if (isGone(failed.get(copy))) addSkipped(result.gone, copy, explainFailure(copy));
		else if (shown.has(copy.slug)) addSkipped(result.gone, copy, 'Another article has its slug now.');
		else {
			addShown(copy);
			addSkipped(result.keptEarlier, copy, explainFailure(copy));
		}
	}
	return result;
}
