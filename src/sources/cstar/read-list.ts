import { z } from 'zod';
import type { Category } from '../../model/article.ts';
import { isGone, LibraryRefused, TeamUnknown } from '../../model/errors.ts';
import { StoredSkipped } from '../../model/snapshot.ts';
import type { ListPageCache } from '../../storage/list-page-cache.ts';
import type { SyncJournal } from '../../storage/sync-journal.ts';
import { replayOrRequest } from '../api/journaled-request.ts';
import type { ApiRequester } from '../api/types.ts';
import type { ListPage, ParsedItem, Source } from '../source.ts';
import { type Page, Pagination, unwrapPage } from './envelope.ts';
import type { ItemParser } from './list-items.ts';
import { paginate } from './paginate.ts';

/** What reading a list needs. Without a journal every page is requested; without a page cache no request has an ETag. */
export interface RequestContext {
	request: ApiRequester;
	journal?: SyncJournal | undefined;
	pageCache?: ListPageCache | undefined;
}

/** Where a list is, and how to read it. */
export interface ListEndpoint {
	/** Returns the path of a page. `query` is `''` or begins with `?`. */
	path(query: string): string | Promise<string>;
	/** Items per page; `undefined` for a list that usually has one page. */
	pageSize: number | undefined;
	/** 2 if the list is read a second time within one sync: the journal stores the pages of each round separately. */
	round?: number | undefined;
}

/**
 * Reads a list page by page and parses its items. Each page is recorded in the journal as soon as it arrives, and requested only if the
 * journal doesn't have it.
 */
export async function* readListPages<T>(
	{ request, journal, pageCache }: RequestContext,
	parser: ItemParser<T>,
	{ path, pageSize, round = 1 }: ListEndpoint,
): AsyncGenerator<ListPage<T>, void, undefined> {
	const schema = createPageSchema(parser);
	const requestPage = (pagePath: string) => {
		const known = pageCache?.find(pagePath, schema);
		return request({
			path: pagePath,
			cached: known && { etag: known.etag, answer: known.page },
			parse(body, { etag }) {
				const received = unwrapPage(body, parser.name);
				return received && { items: received.items.map(parser.parseItem), told: received.told, etag };
			},
		});
	};
	const read = async (query: string) => {
		const pagePath = await path(query);
		const key = round === 1 ? pagePath : `${pagePath} (round ${round})`;
		const page = await replayOrRequest(journal, key, schema, () => requestPage(pagePath));
		if (page.etag !== undefined) pageCache?.put(pagePath, page.etag, dropContents(page, parser));
		return page;
	};
	for await (const { items, told } of paginate(read, pageSize, ({ identity }) => identity)) {
		yield { items, total: told.total ?? undefined };
	}
}

/** Schema of a stored page. */
function createPageSchema<T>({ schema }: ItemParser<T>) {
	const item = z.object({ identity: z.string(), kept: schema.optional(), unusable: StoredSkipped.optional() });
	return z.object({ items: z.array(item), told: Pagination, etag: z.string().optional() });
}

function dropContents<T>(page: Page<ParsedItem<T>>, { dropContent }: ItemParser<T>): Page<ParsedItem<T>> {
	const items = page.items.map((item) => (item.kept === undefined ? item : { ...item, kept: dropContent(item.kept) }));
	return { ...page, items };
}

/**
 * Reads all categories of a team. The identities of those that readers may not see are added to `hidden`.
 * @throws {TeamUnknown} if the list does not exist, because every team has one
 */
export async function readCategories(
	{ team, url }: Pick<Source, 'team' | 'url'>,
	readPages: () => AsyncIterable<ListPage<Category>>,
	hidden = new Set<string>(),
): Promise<Category[]> {
	const categories: Category[] = [];
	try {
		for await (const { items } of readPages()) {
			for (const { identity, kept } of items) {
				if (kept === undefined) hidden.add(identity);
				else categories.push(kept);
			}
		}
		return categories;
	} catch (error) {
		if (error instanceof LibraryRefused && isGone(error)) throw new TeamUnknown(team, url, error);
		throw error;
	}
}
