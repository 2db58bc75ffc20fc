import type { Piece } from './marked-text.ts';

/** One search result: an article, or one of its headings. */
export interface SearchMatch {
	title: string;
	/** The title, with the matching words marked. */
	name: Piece[];
	href: string;
	excerpt: Piece[];
}

/** An article that matches a query, with its headings that match. */
export interface Hit extends SearchMatch {
	category: string | undefined;
	headings: SearchMatch[];
	/** Reads the excerpt, for a hit that comes without one. Rejects if the article cannot be read. */
	readExcerpt?: () => Promise<Piece[]>;
}

/** The result of a search, one page of it. */
export interface SearchAnswer {
	/** How many articles match in all; `hits` are one page of them. */
	total: number;
	hits: Hit[];
	/** How many matching articles each category has. */
	categories: { name: string; count: number }[];
	/** Loads the next page; `undefined` if this is the last one. */
	more: (() => Promise<SearchAnswer>) | undefined;
	/** The query with corrected words, if any were corrected. */
	corrected?: string | undefined;
	/** A query with several corrected words, to be offered to the reader. */
	suggestion?: string | undefined;
	/** Whether the reader wants a person and not an article. */
	wantsPerson?: boolean | undefined;
	/** True if no article has all the words, and the hits have some of them. */
	isPartial?: boolean | undefined;
	/**
	 * What could not be searched: the site's own `index` (the Library answered instead), or the full `text` (only
	 * titles and headings were searched).
	 */
	missing?: 'index' | 'text' | undefined;
}

/** Searches for articles. Rejects if no index can be searched. */
export type SearchFunction = (query: string, category: string | undefined) => Promise<SearchAnswer>;

/** The answer to a query that matches nothing. */
export const EMPTY_ANSWER: SearchAnswer = { total: 0, hits: [], categories: [], more: undefined };
