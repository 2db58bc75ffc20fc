import type { Article, Category } from '../model/article.ts';
import type { ReaderEndpoints } from '../model/endpoints.ts';
import type { Skipped } from '../model/snapshot.ts';
import type { ListPageCache } from '../storage/list-page-cache.ts';
import type { RequestBudget } from '../storage/request-budget.ts';
import type { SyncJournal } from '../storage/sync-journal.ts';

/**
 * Where articles come from: cStar's public Library, or its API with a key. Everything else (sync, pages, search, server) uses only this
 * interface and knows no particular source. A source exists as long as the command; each sync opens its own reader.
 */
export interface Source {
	/** The team whose articles these are. It is the name of the folder in `DATA_DIR`, and part of the snapshot. */
	readonly team: string;
	/** The origin of the API. It is part of the snapshot. */
	readonly url: URL;
	/** Identifies the source, so that responses stored for one source are never used for another: `public https://www.cstar.help`. */
	readonly id: string;
	/** How many requests may be sent to it per hour; `Infinity` for no limit. */
	readonly requestsPerHour: number;
	/** What readers' browsers may call. */
	readonly endpoints: ReaderEndpoints;
	/** Whether it runs for this command only, as a sample does: its site is published nowhere, so there is no backup of it. */
	readonly isTemporary: boolean;
	/** What the owner should know about it, one sentence each. */
	readonly notices: readonly string[];
	/** Creates the reader of one sync. */
	open(session: SourceSession): SourceReader;
	/** Stops what was started for it. */
	close(): Promise<void>;
}

/** What a sync passes to its reader. A reader that sends no requests needs none of it. */
export interface SourceSession {
	budget: RequestBudget;
	/** Contains the responses that earlier runs of this sync received. Without a journal, every request is sent. */
	journal?: SyncJournal | undefined;
	/** Pages of lists that can be requested by their ETag. */
	pageCache?: ListPageCache | undefined;
	/** Returns when (ms) the last request may start; `undefined` for no limit. */
	deadline?: (() => number | undefined) | undefined;
	/** Shows a line to the owner. */
	warn?: ((line: string) => void) | undefined;
}

/** Reads the articles of a source. All three methods retry, and throw a `LibraryError` if they fail. */
export interface SourceReader extends Pick<Source, 'team' | 'url'> {
	/** What the team calls itself; known after the first request, and only to some sources. */
	teamName?(): string | undefined;
	/** @throws {TeamUnknown} if the source has no such team */
	categories(): Promise<Category[]>;
	/** Whether the list of categories, which was read before, names this category as one that readers may not see. */
	hidesCategory?(category: Category): boolean;
	/** Reads the list of articles, page by page. `round` 2 reads it a second time within the same sync. */
	list(round?: number): AsyncIterable<ListPage<Listed>>;
	/**
	 * Reads one article with its content. The id is passed if it is known.
	 * @throws {NotForReaders} if readers may not see it (any more)
	 * @throws {LibraryRefused} with the status 404 or 410 if it is gone
	 */
	article(slug: string, id?: string): Promise<Article>;
}

/** One page of a list. `total` is the number of items in the whole list, if the source says so. */
export interface ListPage<T> {
	items: ParsedItem<T>[];
	total: number | undefined;
}

/** An article of a list. As long as `digest` stays the same, nothing but counters has changed in the article. */
export interface Listed {
	article: Article;
	digest: string;
}

/** One parsed item of a list: `kept` or, if it can't be used, `unusable`. It has neither if readers may not see it. */
export interface ParsedItem<T> {
	/** Identifies the item without revealing anything about it, so that it may be stored even for drafts. */
	identity: string;
	kept?: T | undefined;
	unusable?: Skipped | undefined;
}

/** Whether an article can be requested by its slug: URL parsers resolve `.` and `..` as path segments, even if they are escaped. */
export function isRequestable(slug: string): boolean {
	return slug !== '.' && slug !== '..';
}
