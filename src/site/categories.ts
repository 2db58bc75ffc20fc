import type { Article as LibraryArticle, Category as LibraryCategory } from '../model/article.ts';
import { addHashSuffix, assignAddresses } from './addresses/addresses.ts';
import type { Urls } from './addresses/urls.ts';
import { parseColor } from './config/palette.ts';
import { createAuthorExcerpt, toCleanLine, toPlainTitle } from './excerpts.ts';
import type { Category, SiteOptions } from './site.ts';

const OTHER = 'other';

/** The categories of a site, and which of them an article belongs to. */
export interface SiteCategories {
	/** Sorted, with "Other" last; also those without articles. */
	all: Category[];
	/** The category of an article; "Other" if it has none, or one that the Library does not list. */
	findCategory(article: Pick<LibraryArticle, 'category'>): Category;
}

/**
 * Creates the categories of a site in the Library's order (`sortOrder`, then name). In a snapshot each slug has one category, and each
 * article names its category by that slug.
 */
export function createCategories(
	listed: readonly LibraryCategory[],
	{ urls, words, config }: SiteOptions,
): SiteCategories {
	const named = listed.map((source) => ({ ...source, name: toPlainTitle(source.name) }));
	const sorted = named.sort((a, b) => a.order - b.order || a.name.localeCompare(b.name, config.locale));
	const addresses = assignAddresses(sorted.map(({ slug }) => slug));
	const bySlug = new Map(
		sorted.map((source) => [source.slug, createCategory(source, addresses.get(source.slug) ?? source.slug, urls)]),
	);
	const isOtherTaken = [...addresses.values()].includes(OTHER);
	const other = createCategory(
		{ slug: OTHER, name: words.other, description: words.otherDescription, icon: 'inbox', color: undefined },
		isOtherTaken ? addHashSuffix(OTHER, OTHER) : OTHER,
		urls,
	);
	return {
		all: [...bySlug.values(), other],
		findCategory: ({ category }) => bySlug.get(category?.slug ?? '') ?? other,
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
		name: name || toCleanLine(slug) || address,
		description: createAuthorExcerpt(description) || undefined,
		icon: icon?.trim() || undefined,
		color: color === undefined ? undefined : parseColor(color),
		articles: [],
		sections: [],
	};
}
