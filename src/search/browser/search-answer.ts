import type { Piece } from './marked-text.ts';

/** A place that answers a query: an article, or one of its headings. */
export interface SearchMatch {
	title: string;
	/** The title, with what was looked for marked. */
	name: Piece[];
	href: string;
	excerpt: Piece[];
}

/** An article that answers a query, with the headings that do. */
export interface Hit extends SearchMatch {
	category: string | undefined;
	headings: SearchMatch[];
}

/** What a search brought. */
export interface SearchAnswer {
	/** How many articles there are in all; `hits` are the first of them. */
	total: number;
	hits: Hit[];
	/** How many articles each category would have. */
	categories: { name: string; count: number }[];
	/** Reads the next ones; `undefined` where there are none. */
	more: (() => Promise<SearchAnswer>) | undefined;
	/** The query as it was understood, where words of it were taken for others. */
	corrected?: string | undefined;
	/** Whether no article has all the words, and these have some. */
	isPartial?: boolean | undefined;
	/** What could not be asked: the `index` of the site (the Library itself answered), or the `text` (only titles and headings were). */
	missing?: 'index' | 'text' | undefined;
}

/** Asks for articles; throws where no answer can be had. */
export type SearchFunction = (query: string, category: string | undefined) => Promise<SearchAnswer>;

/** What nothing answers to. */
export const EMPTY_ANSWER: SearchAnswer = { total: 0, hits: [], categories: [], more: undefined };
