import type { Article, Category, CategoryRef } from './article.ts';

type ArticleIdentity = Pick<Article, 'id' | 'slug'>;

/**
 * Merges an article's entry in the list with its full response. The list decides which article it is (id and slug). All other fields come
 * from the full response, and from the list where that has none: `undefined`, an empty list (such as of tags), no views.
 */
export function mergeArticle(listed: Article, full: Article): Article & { content: string } {
	const isNameless = listed.slug === listed.id;
	return {
		...listed,
		...dropEmpty(full),
		id: listed.id ?? full.id,
		slug: isNameless ? full.slug : listed.slug,
		title: full.title === full.slug ? listed.title : full.title,
		content: full.content ?? '',
		category: mergeCategoryRef(listed.category, full.category),
		views: full.views || listed.views,
	};
}

/** The fields that have a value: neither `undefined` nor an empty list. */
function dropEmpty<T extends object>(fields: T): Partial<T> {
	const isEmpty = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0);
	// `as`: the entries come from `fields` itself.
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value))) as Partial<T>;
}

/**
 * Whether a response is about another article than the requested one: neither id nor slug match. If the list gave only an id, so that the
 * slug is the same as the id, the response may have any slug.
 */
export function isDifferentArticle(requested: ArticleIdentity, received: ArticleIdentity): boolean {
	const isSameSlug = foldForComparison(requested.slug) === foldForComparison(received.slug);
	if (requested.id !== undefined && received.id !== undefined) return requested.id !== received.id && !isSameSlug;
	return !isSameSlug && requested.slug !== requested.id;
}

/**
 * Looks up an article's category by id, then slug, then name. If several categories have the same slug, it is the first. A reference to none
 * of `categories` is returned unchanged.
 */
export function resolveCategory(
	ref: CategoryRef | undefined,
	categories: readonly Category[],
): CategoryRef | undefined {
	if (!ref) return undefined;
	const names = [ref.slug, ref.name].filter((name) => name !== undefined);
	const found =
		categories.find(({ id }) => id !== undefined && id === ref.id) ??
		categories.find(({ slug }) => slug === ref.slug) ??
		categories.find(({ name }) => name === ref.name) ??
		categories.find(({ slug, name }) =>
			names
				.map(foldForComparison)
				.some((folded) => folded === foldForComparison(slug) || folded === foldForComparison(name)),
		);
	if (!found) return ref;
	const { id, slug, name } = categories.find((category) => category.slug === found.slug) ?? found;
	return { id, slug, name };
}

/** Keeps one category per slug: the newest, or the first if none is newer. The others are returned as `duplicates`. */
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

/** Whether one item was updated later than another. An item without a date is the oldest. */
export function isNewer(one: { updatedAt?: string | undefined }, other: { updatedAt?: string | undefined }): boolean {
	return (Date.parse(one.updatedAt ?? '') || 0) > (Date.parse(other.updatedAt ?? '') || 0);
}

function mergeCategoryRef(listed: CategoryRef | undefined, full: CategoryRef | undefined): CategoryRef | undefined {
	if (!listed || !full) return full ?? listed;
	return { id: full.id ?? listed.id, slug: full.slug ?? listed.slug, name: full.name ?? listed.name };
}

function foldForComparison(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
}
