import { slugifyText } from './fold.ts';

/** The version of the form below: a page that stood open over a deployment doesn't read what it can't. */
export const QUICK_VERSION = 1;

/**
 * `/search/quick.json`: the articles as columns, most read first, so that an article's place is its rank too. What follows
 * from something else isn't said again: an address that is the title's slug, a heading's id that is its text's.
 */
export interface QuickIndex {
	version: number;
	/** What stands before every path; begins and ends with a slash. */
	base: string;
	language: string;
	/** Names of categories with the addresses of their pages, and of tags. */
	categories: [name: string, address: string][];
	tags: string[];
	/** Words that mean the same. */
	synonyms: string[][];
	/** One entry for each article. */
	title: string[];
	/** Each by its place in `categories`. */
	category: number[];
	/** Addresses that don't follow from the title, by the article's place. */
	address: Record<string, string>;
	/** Places in `tags`; for the first articles only, where there are very many. */
	tagged: number[][];
	/** Headings as their text, or text and id; for the first articles only, where there are very many. */
	headings: (string | [text: string, id: string])[][];
	/** Words of headings that had to be left out, parted by spaces: they are known, but not where they stand. */
	words: string;
}

/** A heading of an article. */
export interface QuickHeading {
	text: string;
	id: string;
}

/** An article of the quick index. */
export interface QuickArticle {
	title: string;
	/** Where it stands on its site. */
	path: string;
	category: string;
	tags: string[];
	headings: QuickHeading[];
}

const LISTS = ['categories', 'tags', 'synonyms', 'title', 'category', 'tagged', 'headings'];

function isQuickIndex(value: unknown): value is QuickIndex {
	if (typeof value !== 'object' || value === null) return false;
	const of = (name: string): unknown => Reflect.get(value, name);
	return (
		of('version') === QUICK_VERSION &&
		typeof of('base') === 'string' &&
		typeof of('words') === 'string' &&
		typeof of('address') === 'object' &&
		LISTS.every((name) => Array.isArray(of(name)))
	);
}

/**
 * Checks what came from `/search/quick.json`.
 * @throws {Error} when it is not such an index, or one of another version
 */
export function readQuickIndex(value: unknown): QuickIndex {
	if (!isQuickIndex(value)) throw new Error('The quick index has a form that this search does not know.');
	return value;
}

/** The article at a place of the index. */
export function readQuickArticle(index: QuickIndex, place: number): QuickArticle {
	const title = index.title[place] ?? '';
	const address = index.address[place] ?? slugifyText(title);
	return {
		title,
		path: `${index.base}articles/${encodeURI(address)}/`,
		category: index.categories[index.category[place] ?? -1]?.[0] ?? '',
		tags: (index.tagged[place] ?? []).map((tag) => index.tags[tag] ?? ''),
		headings: (index.headings[place] ?? []).map((heading) =>
			typeof heading === 'string' ? { text: heading, id: slugifyText(heading) } : { text: heading[0], id: heading[1] },
		),
	};
}
