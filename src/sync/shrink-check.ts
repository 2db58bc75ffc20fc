import type { Category } from '../model/article.ts';
import { LibraryShrunk } from '../model/errors.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Listed } from '../sources/source.ts';
import { areManyCategoriesMissing, type CategoryLists, findUnlistedCategories } from './keep-categories.ts';
import { type FetchPlan, looksLikeOutage } from './plan-fetches.ts';

const SHRINK_ADVICE = 'This looks like an outage; ALLOW_SHRINK=1 publishes it anyway.';

/**
 * Checks that a list is not so much shorter than the previous snapshot that it looks like an outage.
 * @throws {LibraryShrunk} if it is
 */
export function throwIfShrunk(
	previous: Snapshot,
	listed: readonly Listed[],
	{ missing }: FetchPlan,
	categories: readonly Category[],
): void {
	const before = previous.articles.length;
	if (looksLikeOutage(before, missing.length, listed.length)) {
		throw new LibraryShrunk(
			`The Library lists ${listed.length} articles, the earlier copy has ${before}. ${SHRINK_ADVICE}`,
		);
	}
	const hasCategorised = listed.some(({ article }) => article.category);
	if (hasCategorised && categories.length === 0 && previous.categories.length > 0) {
		throw new LibraryShrunk(`The Library lists no categories, although its articles have some. ${SHRINK_ADVICE}`);
	}
}

/**
 * Checks that the list of categories does not lack many that articles name.
 * @throws {LibraryShrunk} if it does
 */
export function throwIfCategoriesMissing(listed: readonly Listed[], plan: FetchPlan, lists: CategoryLists): void {
	const refs = listed.map(({ article }) => (plan.upToDate.get(article) ?? article).category);
	const missing = findUnlistedCategories(refs, lists).length;
	if (!areManyCategoriesMissing(lists.previous.length, missing)) return;
	const count = `${missing} of the ${lists.previous.length} categories of the earlier copy`;
	throw new LibraryShrunk(`The Library does not list ${count}, although its articles name them. ${SHRINK_ADVICE}`);
}
