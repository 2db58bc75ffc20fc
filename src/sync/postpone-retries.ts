import type { Article } from '../model/article.ts';
import type { Skipped } from '../model/snapshot.ts';
import { type FetchPlan, refreshCopy } from './plan-fetches.ts';
import { shuffle } from './shuffle.ts';

/** How many retries are always sent, and which part of the requests that are left the others may take. */
const RETRIES = { min: 20, shareOfBudget: 0.25 };

/**
 * Limits how many articles are requested again only because their last answer did not fit the list: if a cache is behind for days, such
 * requests must not use up those that new articles need. The others stay as they are and are tried later. Returns them, for the owner.
 */
export function postponeRetries(plan: FetchPlan, remaining: number, random: () => number): Skipped[] {
	const isRetry = (article: Article) => {
		const copy = plan.previousCopies.get(article);
		return copy !== undefined && copy.digest === undefined;
	};
	const limit = Math.max(RETRIES.min, Math.floor(remaining * RETRIES.shareOfBudget));
	const retries = plan.changed.filter(isRetry);
	if (retries.length <= limit) return [];
	const postponed = new Set(shuffle(retries, random).slice(limit));
	plan.changed = plan.changed.filter((article) => !postponed.has(article));
	return [...postponed].map((article) => {
		const copy = plan.previousCopies.get(article);
		if (copy) plan.upToDate.set(article, refreshCopy(copy, article, undefined));
		const reason = 'Its last answer did not fit the list; it is requested again when more requests are left.';
		return { slug: article.slug, title: article.title, reason };
	});
}
