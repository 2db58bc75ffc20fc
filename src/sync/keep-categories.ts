import type { Category, CategoryRef } from '../model/article.ts';
import { resolveCategory } from '../model/merge.ts';
import type { Skipped } from '../model/snapshot.ts';

/** The categories of the Library's list and of the previous snapshot. */
export interface CategoryLists {
	/** Of several with the same slug, the one that is shown comes first. */
	listed: readonly Category[];
	previous: readonly Category[];
	/** Whether the list itself says that readers may not see this category (any more). */
	isHidden: (category: Category) => boolean;
}

/** The categories that the list lacks, and how articles refer to all. */
export interface KeptCategories {
	/** Not in the list, but named by articles: as the previous snapshot has them. */
	kept: Category[];
	/** The reference of an article to a category of the list or of `kept`; unchanged if there is none. */
	resolve(ref: CategoryRef | undefined): CategoryRef | undefined;
}

/**
 * Adds the categories that the list lacks although articles name them, as the previous snapshot has them: a list may be cut off, and a page
 * that readers know should not disappear with it. A category that only has another slug or name is found by its id.
 */
export function keepNamedCategories(refs: readonly (CategoryRef | undefined)[], lists: CategoryLists): KeptCategories {
	const { listed } = lists;
	const kept = findUnlistedCategories(refs, lists);
	const categories = [...listed, ...kept];
	return {
		kept,
		resolve(ref) {
			const isFound = resolvesTo(ref, categories);
			return resolveCategory(isFound ? ref : (followPrevious(ref, lists) ?? ref), categories);
		},
	};
}

/** The categories of the previous snapshot that are not in the list, although `refs` name them. */
export function findUnlistedCategories(
	refs: readonly (CategoryRef | undefined)[],
	{ listed, previous, isHidden }: CategoryLists,
): Category[] {
	const found = new Set<Category>();
	const seen = new Set<string>();
	for (const ref of refs) {
		// Thousands of articles name a few categories.
		const key = JSON.stringify(ref ?? null);
		if (seen.has(key)) continue;
		seen.add(key);
		if (resolvesTo(ref, listed)) continue;
		const category = findCategory(ref, previous);
		if (category && !isHidden(category) && !findSuccessor(category, listed)) found.add(category);
	}
	return previous.filter((category) => found.has(category));
}

/** What the owner reads about a category that is kept. */
export function describeKeptCategory({ slug, name }: Category): Skipped {
	const reason = 'It is not in the list of categories, but articles name it. ALLOW_SHRINK=1 removes it.';
	return { slug, title: name, reason };
}

/** Whether so many categories are missing at once that it looks like an outage: three or more, and over 30 %. */
export function areManyCategoriesMissing(before: number, missing: number): boolean {
	return missing >= 3 && missing > before * 0.3;
}

/** A reference by an old slug or name, as a reference to the category that has the same id now. */
function followPrevious(ref: CategoryRef | undefined, { listed, previous }: CategoryLists): CategoryRef | undefined {
	const category = findCategory(ref, previous);
	const successor = category && findSuccessor(category, listed);
	return successor && { id: successor.id, slug: successor.slug, name: successor.name };
}

function findSuccessor({ id, slug }: Category, listed: readonly Category[]): Category | undefined {
	return listed.find((other) => (id !== undefined && other.id === id) || other.slug === slug);
}

function resolvesTo(ref: CategoryRef | undefined, categories: readonly Category[]): boolean {
	return findCategory(ref, categories) !== undefined;
}

function findCategory(ref: CategoryRef | undefined, categories: readonly Category[]): Category | undefined {
	const resolved = resolveCategory(ref, categories);
	// `resolveCategory` returns the reference itself if it finds none.
	return resolved === ref ? undefined : categories.find(({ slug }) => slug === resolved?.slug);
}
