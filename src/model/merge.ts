import type { Article, Category, CategoryRef } from './article.ts';

type Identity = Pick<Article, 'id' | 'slug'>;

/** One article from what the list says of it (who it is) and its own answer (what it says). */
export function merge(listed: Article, whole: Article): Article & { content: string } {
	const isNameless = listed.slug === listed.id;
	return {
		id: listed.id ?? whole.id,
		slug: isNameless ? whole.slug : listed.slug,
		title: whole.title === whole.slug ? listed.title : whole.title,
		excerpt: whole.excerpt ?? listed.excerpt,
		content: whole.content ?? '',
		category: mergeRef(listed.category, whole.category),
		tags: whole.tags.length > 0 ? whole.tags : listed.tags,
		views: whole.views || listed.views,
		readMinutes: whole.readMinutes ?? listed.readMinutes,
		publishedAt: whole.publishedAt ?? listed.publishedAt,
		createdAt: whole.createdAt ?? listed.createdAt,
		updatedAt: whole.updatedAt ?? listed.updatedAt,
		metaDescription: whole.metaDescription ?? listed.metaDescription,
	};
}

/**
 * Whether an answer is about another article than the one asked for: neither id nor slug agree. One whose slug is only its id
 * brings its own.
 */
export function isAnother(asked: Identity, answered: Identity): boolean {
	const isSameSlug = fold(asked.slug) === fold(answered.slug);
	if (asked.id !== undefined && answered.id !== undefined) return asked.id !== answered.id && !isSameSlug;
	return !isSameSlug && asked.slug !== asked.id;
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
		categories.find(({ slug, name }) => said.some((word) => fold(word) === fold(slug) || fold(word) === fold(name)));
	if (!found) return ref;
	const { id, slug, name } = categories.find((category) => category.slug === found.slug) ?? found;
	return { id, slug, name };
}

/** Categories with one for each slug, the newest or else the first, and those that it stands for. */
export function oneCategoryPerSlug(all: readonly Category[]): { categories: Category[]; doubles: Category[] } {
	const bySlug = new Map<string, Category>();
	for (const category of all) {
		const other = bySlug.get(category.slug);
		if (!other || isNewer(category, other)) bySlug.set(category.slug, category);
	}
	const doubles = new Map<string, Category>();
	for (const category of all) {
		const { id, slug, name } = category;
		const stands = bySlug.get(slug);
		if (stands?.id !== id || stands?.name !== name) doubles.set(`${id}\n${name}`, category);
	}
	return { categories: [...bySlug.values()], doubles: [...doubles.values()] };
}

/** Whether one thing says that it was updated later than another; what says nothing is the oldest. */
export function isNewer(one: { updatedAt?: string | undefined }, other: { updatedAt?: string | undefined }): boolean {
	return (Date.parse(one.updatedAt ?? '') || 0) > (Date.parse(other.updatedAt ?? '') || 0);
}

function mergeRef(listed: CategoryRef | undefined, whole: CategoryRef | undefined): CategoryRef | undefined {
	if (!listed || !whole) return whole ?? listed;
	return { id: whole.id ?? listed.id, slug: whole.slug ?? listed.slug, name: whole.name ?? listed.name };
}

function fold(words: string): string {
	return words
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
}
