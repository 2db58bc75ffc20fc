import type { Piece } from './marked-text.ts';

/** A place that answers a query: an article, or one of its headings. */
export interface Place {
	title: string;
	href: string;
	excerpt: Piece[];
}

/** An article that answers a query, with the headings that do. */
export interface Hit extends Place {
	category: string | undefined;
	headings: Place[];
}

/** What a search brought. */
export interface Answer {
	/** How many articles there are in all; `hits` are the first of them. */
	total: number;
	hits: Hit[];
	/** How many articles each category would have. */
	categories: { name: string; count: number }[];
	/** Reads the next ones; `undefined` where there are none. */
	more: (() => Promise<Answer>) | undefined;
	/** Whether the Library itself answered, because the index could not be loaded. */
	isElsewhere: boolean;
}

/** Asks for articles; throws where no answer can be had. */
export type Ask = (query: string, category: string | undefined) => Promise<Answer>;
