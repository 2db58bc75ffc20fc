import type { Article, Category, CategoryRef } from './article.ts';

type ArticleIdentity = Pick<Article, 'id' | 'slug'>;

/**
 * Combines what the list says of an article with its full response. The list decides which article it is (id and slug); of all else the
 * full response goes first, and the list fills what it leaves open.
 */
export function mergeArticle(listed: Article, full: Article): Article & { content: string } {
	const isNameless = listed.slug === listed.id;
	return {
		...listed,
		...dropUndefined(full),
		id: listed.id ?? full.id,
		slug: isNameless ? full.slug : listed.slug,
		title: full.title === full.slug ? listed.title : full.title,
		content: full.content ?? '',
		category: mergeCategoryRef(listed.category, full.category),
		tags: full.tags.length > 0 ? full.tags : listed.tags,
		views: full.views || listed.views,
	};
}

function dropUndefined<T extends object>(fields: T): Partial<T> {
	// Only keys of `fields` itself are left.
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/**
 * Whether an answer is about another article than the one asked for: neither id nor slug agree. One whose slug is only its id
 * brings its own.
 */
export function isDifferentArticle(requested: ArticleIdentity, received: ArticleIdentity): boolean {
	const isSameSlug = foldForComparison(requested.slug) === foldForComparison(received.slug);
	if (requested.id !== undefined && received.id !== undefined) return requested.id !== received.id && !isSameSlug;
	return !isSameSlug && requested.slug !== requested.id;
}

/**
 * An article's category in full, found by id, then slug, then name; of several with one slug it is the first. One that is not among
 * `categories` stays as it was said.
 */
export function resolveCategory(
	ref: CategoryRef | undefined,
	categories: readonly Category[],
): CategoryRef | undefined {
	if (!ref) return undefined;
	const said = [ref.slug, ref.name].filter((word) => word !== undefined);
	const found =
		categories.find(({ id }) => id !== undefined && id === ref.id) ??
		categories.find(({ slug }) => slug === ref.slug) ??
		categories.find(({ name }) => name === ref.name) ??
		categories.find(({ slug, name }) =>
			said.some(
				(word) =>
					foldForComparison(word) === foldForComparison(slug) || foldForComparison(word) === foldForComparison(name),
			),
		);
	if (!found) return ref;
	const { id, slug, name } = categories.find((category) => category.slug === found.slug) ?? found;
	return { id, slug, name };
}

/** Categories with one for each slug, the newest or else the first, and those that it stands for. */
export function dedupeCategories(all: readonly Category[]): { categories: Category[]; duplicates: Category[] } {
	const bySlug = new Map<string, Category>();
	for (const category of all) {
		const other = bySlug.get(category.slug);
		if (!other || isNewer(category, other)) bySlug.set(category.slug, category);
	}
	const duplicates = new Map<string, Category>();
	for (const category of all) {
		const { id, slug, name } = category;
		const kept = bySlug.get(slug);
		if (kept?.id !== id || kept?.name !== name) duplicates.set(`${id}\n${name}`, category);
	}
	return { categories: [...bySlug.values()], duplicates: [...duplicates.values()] };
}

/** Whether one thing says that it was updated later than another; what says nothing is the oldest. */
export function isNewer(one: { updatedAt?: string | undefined }, other: { updatedAt?: string | undefined }): boolean {
	return (Date.parse(one.updatedAt ?? '') || 0) > (Date.parse(other.updatedAt ?? '') || 0);
}

function mergeCategoryRef(listed: CategoryRef | undefined, full: CategoryRef | undefined): CategoryRef | undefined {
	if (!listed || !full) return full ?? listed;
	return { id: full.id ?? listed.id, slug: full.slug ?? listed.slug, name: full.name ?? listed.name };
}

function foldForComparison(words: string): string {
	return words
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
}
