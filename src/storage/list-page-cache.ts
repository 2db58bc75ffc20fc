import { z } from 'zod';
import { parseJson, toSingleJsonLine } from '../files/json.ts';
import type { Storage } from './storage.ts';
import { createMigration, STORED_FORMATS } from './stored-formats.ts';

const { name: NAME, version: VERSION } = STORED_FORMATS.listPages;

const Header = z.object({ version: z.literal(VERSION), source: z.string() });
const Line = z.object({ path: z.string(), etag: z.string(), page: z.unknown() });

/** Pages of lists that came with an ETag, without the articles' content. A 304 response means that a page has not changed. */
export interface ListPageCache {
	/** Returns a page of the last complete sync, validated again; `undefined` if none is stored, or it doesn't match the schema. */
	find<T>(path: string, schema: z.ZodType<T>): { etag: string; page: T } | undefined;
	/** Adds a page, which `save` will store. */
	put(path: string, etag: string, page: unknown): void;
	/** Stores the added pages in place of all earlier ones. */
	save(): Promise<void>;
}

interface CachedPage {
	etag: string;
	page: unknown;
}

/**
 * Opens the cache in `pages.ndjson`. It may be older or newer than the snapshot, because the digests on its pages decide which articles are
 * requested. If not `isEnabled`, it finds nothing: without a snapshot the contents are needed, which its pages don't have.
 */
export async function openListPageCache(options: {
	storage: Storage;
	source: string;
	isEnabled: boolean;
}): Promise<ListPageCache> {
	const { storage, source, isEnabled } = options;
	const lines = isEnabled ? await storage.get(NAME) : undefined;
	const kept = lines ? await parsePages(lines, storage.locate(NAME), source) : new Map<string, CachedPage>();
	const put = new Map<string, CachedPage>();
	return {
		find(path, schema) {
			const { etag, page } = kept.get(path) ?? {};
			const { data } = schema.safeParse(page);
			return etag === undefined || data === undefined ? undefined : { etag, page: data };
		},
		put(path, etag, page) {
			put.set(path, { etag, page });
		},
		save: () => storage.put(NAME, formatPages(source, put)),
	};
}

/** Skips pages that can't be parsed, and all pages of another source: they are simply requested again. */
async function parsePages(
	lines: AsyncIterable<string>,
	path: string,
	source: string,
): Promise<Map<string, CachedPage>> {
	const migrate = createMigration(STORED_FORMATS.listPages, path);
	let index = 0;
	const kept = new Map<string, CachedPage>();
	let isRightSource: boolean | undefined;
	for await (const line of lines) {
		const value = migrate(parseJson(line), index);
		index += 1;
		if (isRightSource === undefined) {
			isRightSource = Header.safeParse(value).data?.source === source;
			if (!isRightSource) break;
			continue;
		}
		const { data } = Line.safeParse(value);
		if (data) kept.set(data.path, data);
	}
	return kept;
}

function* formatPages(source: string, pages: ReadonlyMap<string, CachedPage>): Generator<string> {
	yield toSingleJsonLine({ version: VERSION, source });
	for (const [path, { etag, page }] of pages) yield toSingleJsonLine({ path, etag, page });
}
