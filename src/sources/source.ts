import type { Article, Category } from '../model/article.ts';
import type { SkippedSchema } from '../model/snapshot.ts';

/** An article out of a list, with the digest of what the list says of it (see `computeChangeDigest`). */
export interface Listed {
	article: Article;
	digest: string;
}

/** One item of a list, as it is let in: what is kept of it, or why nothing can be done with it; neither where it isn't for readers. */
export interface ParsedItem<T> {
	/** Tells it from the others and nothing else, for this may be kept of what isn't for readers. */
	identity: string;
	kept?: T | undefined;
	unusable?: SkippedSchema | undefined;
}

/** One page of a list, with its number from 1; `told.total` is how many items there are, where that is known. */
export interface NumberedPage<T = unknown> {
	page: number;
	items: T[];
	told: { total?: number | null | undefined };
}

/** What reading needs of the Library, by whichever door. All three calls retry, and throw `LibraryError`s. */
export interface LibraryReader {
	readonly url: URL;
	readonly team: string;
	categories(): Promise<Category[]>;
	/** The pages of the list; `round` 2 reads it once more within one pass. */
	articles(round?: number): AsyncGenerator<NumberedPage<ParsedItem<Listed>>, void, undefined>;
	/** By its slug; the keyed API, where the id is known, by that. */
	article(slug: string, id?: string): Promise<Article>;
}

/** Whether an article can be asked for by itself: `.` and `..`, in any spelling, are a step in the path to every URL parser. */
export function isRequestable(slug: string): boolean {
	return slug !== '.' && slug !== '..';
}
