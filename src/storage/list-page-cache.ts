import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { jsonLine, unlessMissing, writeWhole } from '../files/atomic-file.ts';
import { teamFolder } from './team-folder.ts';

const VERSION = 1;

const Header = z.object({ version: z.literal(VERSION), source: z.string() });
const Line = z.object({ path: z.string(), etag: z.string(), page: z.unknown() });

/** Pages of lists that came with an ETag, without contents, so that next time the Library need only say that they are the same. */
export interface Shelf {
	/** The page of the last whole pass, checked again; `undefined` where none is kept, or none of this shape. */
	find<T>(path: string, shape: z.ZodType<T>): { etag: string; page: T } | undefined;
	put(path: string, etag: string, page: unknown): void;
	/** Keeps what was put, and nothing else. */
	save(): Promise<void>;
}

/**
 * The shelf in `{dataDir}/{team}/pages.ndjson`. It may be older or newer than the copy in the store: the digests on its pages decide
 * what is asked for, as ever. `isUsed` false finds nothing: without a copy the contents are needed that pages were stripped of.
 */
export async function openShelf(options: {
	dataDir: string;
	team: string;
	source: string;
	isUsed: boolean;
}): Promise<Shelf> {
	const { source, isUsed } = options;
	const folder = teamFolder(options.dataDir, options.team);
	const path = folder.file('pages.ndjson');
	const kept = isUsed && (await folder.isThere()) ? await read(path, source) : new Map<string, Kept>();
	const put = new Map<string, Kept>();
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
			await folder.make();
			await writeWhole(path, linesOf(source, put));
		},
	};
}

interface Kept {
	etag: string;
	page: unknown;
}

/** What can't be read is asked for as if it had never been here. */
async function read(path: string, source: string): Promise<Map<string, Kept>> {
	const [first, ...rest] = ((await readFile(path, 'utf8').catch(unlessMissing)) ?? '').split('\n').map(parse);
	const kept = new Map<string, Kept>();
	if (Header.safeParse(first).data?.source !== source) return kept;
	for (const line of rest) {
		const { data } = Line.safeParse(line);
		if (data) kept.set(data.path, data);
	}
	return kept;
}

function* linesOf(source: string, pages: ReadonlyMap<string, Kept>): Generator<string> {
	yield jsonLine({ version: VERSION, source });
	for (const [path, { etag, page }] of pages) yield jsonLine({ path, etag, page });
}

function parse(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}
