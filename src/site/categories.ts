import type { Article as LibraryArticle, Category as LibraryCategory } from '../model/article.ts';
import { addHashSuffix, assignAddresses } from './addresses/addresses.ts';
import type { Urls } from './addresses/urls.ts';
import { parseColor } from './config/palette.ts';
import { createExcerptWithoutTags, toCleanLine } from './excerpts.ts';
import type { Category, SiteOptions } from './site.ts';

const OTHER = 'other';

/** The categories of a site, and which of them an article belongs to. */
export interface CategoryResolver {
	/** Sorted, with "Other" last; also those without articles. */
	all: Category[];
	/** The category that an article names by id, slug or name (in any case); "Other" if none of them is known. */
	resolveCategory(article: LibraryArticle): Category;
}

/** Creates the categories of a site in the Library's order (`sortOrder`, then name). */
export function createCategoryResolver(
	listed: readonly LibraryCategory[],
	{ urls, words, config }: SiteOptions,
): CategoryResolver {
	const sorted = [...listed].sort((a, b) => a.order - b.order || a.name.localeCompare(b.name, config.language));
	const addresses = assignAddresses(sorted.map(({ slug }) => slug));
	const taken = new Set(addresses.values());
	const byId = new Map<string, Category>();
	const bySlug = new Map<string, Category>();
	const byName = new Map<string, Category>();
	for (const from of sorted) {
		const category = bySlug.get(from.slug) ?? createCategory(from, addresses.get(from.slug) ?? from.slug, urls);
		bySlug.set(from.slug, category);
		if (from.id !== undefined) byId.set(from.id, category);
		byName.set(from.name.toLowerCase(), byName.get(from.name.toLowerCase()) ?? category);
	}
	const other = createCategory(
		{ slug: OTHER, name: words.other, description: words.otherDescription, icon: 'inbox', color: undefined },
		taken.has(OTHER) ? addHashSuffix(OTHER, OTHER) : OTHER,
		urls,
	);
	return {
		all: [...bySlug.values(), other],
		resolveCategory({ category }) {
			const { id, slug, name } = category ?? {};
			return (
				(id === undefined ? undefined : byId.get(id)) ??
				(slug === undefined ? undefined : bySlug.get(slug)) ??
				(name === undefined ? undefined : byName.get(name.toLowerCase())) ??
				other
			);
		},
	};
}

function createCategory(
	source: Pick<LibraryCategory, 'slug' | 'name' | 'description' | 'icon' | 'color'>,
	address: string,
	urls: Urls,
): Category {
	const { slug, name, description, icon, color } = source;
	return {
		slug,
		address,
		path: urls.category(address),
		name: toCleanLine(name) || toCleanLine(slug) || address,
		description: createExcerptWithoutTags(description) || undefined,
		icon: icon?.trim() || undefined,
		color: color === undefined ? undefined : parseColor(color),
		articles: [],
	};
}
