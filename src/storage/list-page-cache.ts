import { z } from 'zod';
import { parseJson, toSingleJsonLine } from '../files/json.ts';
import type { Storage } from './storage.ts';

const NAME = 'pages.ndjson';
const VERSION = 1;

const Header = z.object({ version: z.literal(VERSION), source: z.string() });
const Line = z.object({ path: z.string(), etag: z.string(), page: z.unknown() });

/** Pages of lists that came with an ETag, without the articles' contents. A 304 means that a page is still the same. */
export interface ListPageCache {
	/** A page of the last whole sync, validated again; `undefined` where none is kept, or none of this shape. */
	find<T>(path: string, schema: z.ZodType<T>): { etag: string; page: T } | undefined;
	put(path: string, etag: string, page: unknown): void;
	/** Keeps what was put, and nothing else. */
	save(): Promise<void>;
}

interface CachedPage {
	etag: string;
	page: unknown;
}

/**
 * Opens the cache in `pages.ndjson`. It may be older or newer than the snapshot: the digests on its pages decide what is requested, as they
 * always do. Not `isEnabled`, it finds nothing: without a snapshot the contents are wanted that its pages lack.
 */
export async function openListPageCache(options: {
	storage: Storage;
	source: string;
	isEnabled: boolean;
}): Promise<ListPageCache> {
	const { storage, source, isEnabled } = options;
	const lines = isEnabled ? await storage.get(NAME) : undefined;
	const kept = lines ? await parsePages(lines, source) : new Map<string, CachedPage>();
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

/** Pages that can't be read, or are of another source, are requested as if they had never been kept. */
async function parsePages(lines: AsyncIterable<string>, source: string): Promise<Map<string, CachedPage>> {
	const kept = new Map<string, CachedPage>();
	let isRightSource: boolean | undefined;
	for await (const line of lines) {
		const value = parseJson(line);
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
