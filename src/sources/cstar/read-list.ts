import { z } from 'zod';
import type { Shelf } from '../../storage/list-page-cache.ts';
import type { Journal } from '../../storage/sync-journal.ts';
import { hear } from '../api/journaled-request.ts';
import type { Ask } from '../api/question.ts';
import type { Item, NumberedPage } from '../source.ts';
import { type Page, Pagination, readPage } from './envelope.ts';
import type { Door } from './list-items.ts';
import { walk } from './paginate.ts';

/** What reading a Library goes by; without a journal everything is asked, without a shelf nothing by its ETag. */
export interface Reading {
	ask: Ask;
	journal?: Journal | undefined;
	shelf?: Shelf | undefined;
}

/** Where a list stands, and how it is read. */
export interface ListPlace {
	/** The path of one of its pages by that page's query, which is `''` or begins with `?`. */
	path(query: string): string | Promise<string>;
	/** How many items a page is to have; undefined for a list that is flat as a rule. */
	pageSize: number | undefined;
	/** Reading it again within one pass is another round: the journal keeps the two apart. */
	round?: number | undefined;
}

const Named = z.object({ slug: z.string(), title: z.string(), reason: z.string() });

/**
 * The pages of a list as they come, with the items as its door lets them in. Every page is kept in the journal the moment it came, and
 * asked for only where it isn't there. A client of another API brings its own paths (filters go into `path`) and its own door.
 */
export function readPages<T>(
	{ ask, journal, shelf }: Reading,
	door: Door<T>,
	{ path, pageSize, round = 1 }: ListPlace,
): AsyncGenerator<NumberedPage<Item<T>>, void, undefined> {
	const shape = pageOf(door);
	const askFor = (at: string) => {
		const known = shelf?.find(at, shape);
		return ask({
			path: at,
			known: known && { etag: known.etag, answer: known.page },
			understand(body, { etag }) {
				const came = readPage(body, door.name);
				return came && { items: came.items.map(door.admit), told: came.told, etag };
			},
		});
	};
	const read = async (query: string) => {
		const at = await path(query);
		const page = await hear(journal, round === 1 ? at : `${at} (round ${round})`, shape, () => askFor(at));
		if (page.etag !== undefined) shelf?.put(at, page.etag, withoutContents(page, door));
		return page;
	};
	return walk(read, pageSize, ({ identity }) => identity);
}

/** A page as it is kept, read back from a file. */
function pageOf<T>({ shape }: Door<T>) {
	const item = z.object({ identity: z.string(), kept: shape.optional(), unusable: Named.optional() });
	return z.object({ items: z.array(item), told: Pagination, etag: z.string().optional() });
}

function withoutContents<T>(page: Page<Item<T>>, { withoutContent }: Door<T>): Page<Item<T>> {
	const items = page.items.map((item) =>
		item.kept === undefined ? item : { ...item, kept: withoutContent(item.kept) },
	);
	return { ...page, items };
}

/** All that is kept of a list. */
export async function readAll<T>(pages: AsyncIterable<{ items: Item<T>[] }>): Promise<T[]> {
	const all: T[] = [];
	for await (const { items } of pages) all.push(...items.flatMap(({ kept }) => (kept === undefined ? [] : [kept])));
	return all;
}
