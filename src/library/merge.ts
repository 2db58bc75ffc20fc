import type { Article, Category, CategoryRef } from './shapes.ts';

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

/** An article's category in full, found by id, then slug, then name; one that is not among `categories` stays as it was said. */
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
	return found ? { id: found.id, slug: found.slug, name: found.name } : ref;
}

/** Categories with one for each slug, and the one that stands for each of them. */
export function oneCategoryPerSlug(categories: readonly Category[]): Category[] {
	return [...new Map([...categories].reverse().map((category) => [category.slug, category])).values()].reverse();
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
