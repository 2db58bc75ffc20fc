import { z } from 'zod';
import type { ListPageCache } from '../../storage/list-page-cache.ts';
import type { SyncJournal } from '../../storage/sync-journal.ts';
import { replayOrRequest } from '../api/journaled-request.ts';
import type { ApiRequester } from '../api/question.ts';
import type { NumberedPage, ParsedItem } from '../source.ts';
import { type Page, Pagination, unwrapPage } from './envelope.ts';
import type { ItemParser } from './list-items.ts';
import { paginate } from './paginate.ts';

/** What reading a Library goes by; without a journal everything is asked, without a shelf nothing by its ETag. */
export interface RequestContext {
	request: ApiRequester;
	journal?: SyncJournal | undefined;
	pageCache?: ListPageCache | undefined;
}

/** Where a list stands, and how it is read. */
export interface ListEndpoint {
	/** The path of one of its pages by that page's query, which is `''` or begins with `?`. */
	path(query: string): string | Promise<string>;
	/** How many items a page is to have; undefined for a list that is flat as a rule. */
	pageSize: number | undefined;
	/** Reading it again within one pass is another round: the journal keeps the two apart. */
	round?: number | undefined;
}

const SkippedSchema = z.object({ slug: z.string(), title: z.string(), reason: z.string() });

/**
 * The pages of a list as they come, with the items as its door lets them in. Every page is kept in the journal the moment it came, and
 * asked for only where it isn't there. A client of another API brings its own paths (filters go into `path`) and its own door.
 */
export function readListPages<T>(
	{ request, journal, pageCache }: RequestContext,
	parser: ItemParser<T>,
	{ path, pageSize, round = 1 }: ListEndpoint,
): AsyncGenerator<NumberedPage<ParsedItem<T>>, void, undefined> {
	const schema = createPageSchema(parser);
	const requestPage = (at: string) => {
		const known = pageCache?.find(at, schema);
		return request({
			path: at,
			cached: known && { etag: known.etag, answer: known.page },
			parse(body, { etag }) {
				const received = unwrapPage(body, parser.name);
				return received && { items: received.items.map(parser.parseItem), told: received.told, etag };
			},
		});
	};
	const read = async (query: string) => {
		const at = await path(query);
		const page = await replayOrRequest(journal, round === 1 ? at : `${at} (round ${round})`, schema, () =>
			requestPage(at),
		);
		if (page.etag !== undefined) pageCache?.put(at, page.etag, dropContents(page, parser));
		return page;
	};
	return paginate(read, pageSize, ({ identity }) => identity);
}

/** A page as it is kept, read back from a file. */
function createPageSchema<T>({ schema }: ItemParser<T>) {
	const item = z.object({ identity: z.string(), kept: schema.optional(), unusable: SkippedSchema.optional() });
	return z.object({ items: z.array(item), told: Pagination, etag: z.string().optional() });
}

function dropContents<T>(page: Page<ParsedItem<T>>, { dropContent }: ItemParser<T>): Page<ParsedItem<T>> {
	const items = page.items.map((item) => (item.kept === undefined ? item : { ...item, kept: dropContent(item.kept) }));
	return { ...page, items };
}

/** All that is kept of a list. */
export async function collectItems<T>(pages: AsyncIterable<{ items: ParsedItem<T>[] }>): Promise<T[]> {
	const all: T[] = [];
	for await (const { items } of pages) all.push(...items.flatMap(({ kept }) => (kept === undefined ? [] : [kept])));
	return all;
}
