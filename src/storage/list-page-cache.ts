import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ignoreMissing, toJsonLine, writeFileAtomically } from '../files/atomic-file.ts';
import { locateTeamFolder } from './team-folder.ts';

const VERSION = 1;

const Header = z.object({ version: z.literal(VERSION), source: z.string() });
const Line = z.object({ path: z.string(), etag: z.string(), page: z.unknown() });

/** Pages of lists that came with an ETag, without contents, so that next time the Library need only say that they are the same. */
export interface ListPageCache {
	/** The page of the last whole pass, checked again; `undefined` where none is kept, or none of this shape. */
	find<T>(path: string, schema: z.ZodType<T>): { etag: string; page: T } | undefined;
	put(path: string, etag: string, page: unknown): void;
	/** Keeps what was put, and nothing else. */
	save(): Promise<void>;
}

/**
 * The shelf in `{dataDir}/{team}/pages.ndjson`. It may be older or newer than the copy in the store: the digests on its pages decide
 * what is asked for, as ever. `isUsed` false finds nothing: without a copy the contents are needed that pages were stripped of.
 */
export async function openListPageCache(options: {
	dataDir: string;
	team: string;
	source: string;
	isEnabled: boolean;
}): Promise<ListPageCache> {
	const { source, isEnabled } = options;
	const folder = locateTeamFolder(options.dataDir, options.team);
	const path = folder.filePath('pages.ndjson');
	const kept =
		isEnabled && (await folder.exists()) ? await readCachedPages(path, source) : new Map<string, CachedPage>();
	const put = new Map<string, CachedPage>();
	return {
		find(place, shape) {
			const { etag, page } = kept.get(place) ?? {};
			const { data } = shape.safeParse(page);
			return etag === undefined || data === undefined ? undefined : { etag, page: data };
		},
		put(place, etag, page) {
			put.set(place, { etag, page });
		},
		async save() {
			await folder.create();
			await writeFileAtomically(path, formatLines(source, put));
		},
	};
}

interface CachedPage {
	etag: string;
	page: unknown;
}

/** What can't be read is asked for as if it had never been here. */
async function readCachedPages(path: string, source: string): Promise<Map<string, CachedPage>> {
	const [first, ...rest] = ((await readFile(path, 'utf8').catch(ignoreMissing)) ?? '').split('\n').map(parseLine);
	const kept = new Map<string, CachedPage>();
	if (Header.safeParse(first).data?.source !== source) return kept;
	for (const line of rest) {
		const { data } = Line.safeParse(line);
		if (data) kept.set(data.path, data);
	}
	return kept;
}

function* formatLines(source: string, pages: ReadonlyMap<string, CachedPage>): Generator<string> {
	yield toJsonLine({ version: VERSION, source });
	for (const [path, { etag, page }] of pages) yield toJsonLine({ path, etag, page });
}

function parseLine(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}
