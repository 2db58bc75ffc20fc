import type { Article, Category } from '../model/article.ts';
import type { ReaderEndpoints } from '../model/endpoints.ts';
import type { Skipped } from '../model/snapshot.ts';
import type { ListPageCache } from '../storage/list-page-cache.ts';
import type { RequestBudget } from '../storage/request-budget.ts';
import type { SyncJournal } from '../storage/sync-journal.ts';

/**
 * One origin of articles: cStar's public Library, its keyed API, a folder of Markdown. Everything that comes after it (sync, pages,
 * search, server) works with this interface and knows none of them by name. It lives as long as the command; each sync reads through a
 * reader of its own.
 */
export interface Source {
	/** Whose articles they are. It names the folder in `DATA_DIR` and stands in the snapshot. */
	readonly team: string;
	/** Where they come from: the origin of an API. It stands in the snapshot. */
	readonly url: URL;
	/** Identifies the source: what was kept of one is never used for another. `public https://www.cstar.help` */
	readonly id: string;
	/** How many requests it may be sent in an hour; `Infinity` where none are counted. */
	readonly requestsPerHour: number;
	/** What readers' browsers may call. */
	readonly endpoints: ReaderEndpoints;
	/** Whether it runs for this command only, as a sample does: its site is published nowhere, so there is no backup of it. */
	readonly isTemporary: boolean;
	/** What the owner should know about it, a sentence each. */
	readonly notices: readonly string[];
	/** Starts to read, for one sync. */
	open(session: SourceSession): SourceReader;
	/** Ends what runs for it. */
	close(): Promise<void>;
}

/** What one sync gives its reader. A reader that sends no requests needs none of it. */
export interface SourceSession {
	budget: RequestBudget;
	/** Responses of this sync that an earlier run has received; without it every request is sent. */
	journal?: SyncJournal | undefined;
	/** Pages of lists that can be asked for by their ETag. */
	pageCache?: ListPageCache | undefined;
	/** When (ms) the last request may start; `undefined` for no limit. */
	deadline?: (() => number | undefined) | undefined;
	/** Gets what the owner should know. */
	warn?: ((line: string) => void) | undefined;
}

/** Reads articles. All three calls retry, and throw `LibraryError`s. */
export interface SourceReader extends Pick<Source, 'team' | 'url'> {
	/** @throws {TeamUnknown} where the source knows no such team */
	categories(): Promise<Category[]>;
	/** The pages of the list of articles; `round` 2 reads it once more within one sync. */
	list(round?: number): AsyncIterable<ListPage<Listed>>;
	/** One article with its content. Its id is given where it is known. */
	article(slug: string, id?: string): Promise<Article>;
}

/** One page of a list. `total` is how many items the list has, where the source says so. */
export interface ListPage<T> {
	items: ParsedItem<T>[];
	total: number | undefined;
}

/** An article of a list. As long as `digest` stays the same, the article has not changed, counters aside. */
export interface Listed {
	article: Article;
	digest: string;
}

/** One item of a list: what was read of it, or why it is unusable; neither where it isn't for readers. */
export interface ParsedItem<T> {
	/** Tells it from other items and says nothing else: it may be kept of items that aren't for readers. */
	identity: string;
	kept?: T | undefined;
	unusable?: Skipped | undefined;
}

/** Whether an article can be requested by its slug: `.` and `..` are steps in a path to every URL parser, however they are escaped. */
export function isRequestable(slug: string): boolean {
	return slug !== '.' && slug !== '..';
}
