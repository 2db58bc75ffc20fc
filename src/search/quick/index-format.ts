import { slugifyText } from '../words/fold.ts';
import type { StemRules } from '../words/stems.ts';

/** The version of the format below. A page that stayed open during a deployment refuses an index of another version. */
export const QUICK_VERSION = 2;

/**
 * The content of `/search/quick.json`: the articles as columns, most read first. An article's place is its position in
 * each column, and its rank by views. What can be derived is left out: an address that is the slug of the title, a
 * heading's id that is the slug of its text.
 */
export interface QuickIndex {
	version: number;
	/** Identifies the order of the articles. */
	id: string;
	/** The base path of the site; begins and ends with a slash. */
	base: string;
	language: string;
	/** Names of categories with the addresses of their pages. */
	categories: [name: string, address: string][];
	/** Names of tags. */
	tags: string[];
	/** Groups of words and phrases that mean the same. */
	synonyms: string[][];
	/** Words that say nothing about the subject of a query, separated by spaces. */
	stopWords: string;
	/** Words that say little about it, separated by spaces: they count less than others. */
	lightWords: string;
	/** How words lose their endings. */
	stems: StemRules;
	/** Words and phrases of readers who want a person. */
	person: string[];
	/** Words that no article has, and that are similar to one of a title: they are not typed by mistake. */
	ordinaryWords: string;
	/** The first term of each part of the text index, which are the files `/search/text/0.json` and so on. */
	textParts: string[];
	/** Whether the text index has every word of every article; the one of a large site leaves out the least important ones. */
	isTextWhole: boolean;
	/** Titles, one entry per article. */
	title: string[];
	/** Each article's category, as its position in `categories`; -1 if it is unknown. */
	category: number[];
	/** Addresses that are not the slug of the title, by the article's place. */
	address: Record<string, string>;
	/** Each article's tags, as positions in `tags`; only for the first articles of a very large site. */
	tagged: number[][];
	/** Each article's headings: the text, or text and id; only for the first articles of a very large site. */
	headings: (string | [text: string, id: string])[][];
	/**
	 * Words of headings that were left out, separated by spaces. The search corrects queries to them, but cannot find
	 * their articles.
	 */
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
	/** The path of its page, base path included, encoded. */
	path: string;
	category: string;
	tags: string[];
	headings: QuickHeading[];
}

const LISTS = [
	'categories',
	'tags',
	'synonyms',
	'title',
	'category',
	'tagged',
	'headings',
	'stems',
	'person',
	'textParts',
];
const TEXTS = ['id', 'base', 'words', 'stopWords', 'lightWords', 'ordinaryWords'];

function isQuickIndex(value: unknown): value is QuickIndex {
	if (typeof value !== 'object' || value === null) return false;
	const of = (name: string): unknown => Reflect.get(value, name);
	return (
		of('version') === QUICK_VERSION &&
		typeof of('isTextWhole') === 'boolean' &&
		TEXTS.every((name) => typeof of(name) === 'string') &&
		typeof of('address') === 'object' &&
		LISTS.every((name) => Array.isArray(of(name)))
	);
}

/**
 * Validates the parsed content of `/search/quick.json`.
 * @throws {Error} if it is not a quick index, or has another version
 */
export function readQuickIndex(value: unknown): QuickIndex {
	if (!isQuickIndex(value)) throw new Error('The quick index has a form that this search does not know.');
	return value;
}

/** Reads the article at a place of the index. */
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
