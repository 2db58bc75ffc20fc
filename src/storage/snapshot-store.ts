import { z } from 'zod';
import { parseJson, toSingleJsonLine } from '../files/json.ts';
import { type Category, StoredCategory } from '../model/article.ts';
import { type KeptArticle, parseKeptArticle, type Snapshot, StoredSkipped } from '../model/snapshot.ts';
import type { Storage } from './storage.ts';

const NAME = 'library.ndjson';
const VERSION = 1;

const Header = z.object({
	version: z.literal(VERSION),
	team: z.string(),
	source: z.string(),
	takenAt: z.iso.datetime(),
	/** Written by earlier versions, which also kept unfinished snapshots. */
	complete: z.literal(true).optional(),
	articles: z.number(),
	leftOut: z.array(StoredSkipped),
	unlisted: z.number().optional(),
});

/** Stores the last complete snapshot of a team's library. */
export interface SnapshotStore {
	/** Returns the snapshot; `undefined` if there is none, or it can't be read. */
	load(): Promise<Snapshot | undefined>;
	/** Replaces the snapshot atomically. */
	save(snapshot: Snapshot): Promise<void>;
}

/**
 * Stores the snapshot in `library.ndjson`: a header, the categories, then one article per line, so that reading ten thousand articles does
 * not block for long. A snapshot that can't be read is renamed, and the owner is warned.
 */
export function createSnapshotStore(
	storage: Storage,
	team: string,
	warn: (line: string) => void = () => {},
): SnapshotStore {
	return {
		async load() {
			const lines = await storage.get(NAME);
			if (!lines) return undefined;
			const snapshot = await parseSnapshot(lines, team).catch(ignoreUnreadable);
			if (snapshot) return snapshot;
			await storage.rename(NAME, `${NAME}.broken`);
			warn(`${storage.locate(NAME)} can’t be read: it is renamed to ${NAME}.broken, and a new one is created.`);
			return undefined;
		},
		save: (snapshot) => storage.put(NAME, formatSnapshot(snapshot)),
	};
}

/** The team comes from the folder, not from the header: when a team's slug changes, its folder is renamed and keeps its snapshot. */
async function parseSnapshot(lines: AsyncIterable<string>, team: string): Promise<Snapshot> {
	let header: z.output<typeof Header> | undefined;
	let categories: Category[] | undefined;
	const articles: KeptArticle[] = [];
	for await (const line of lines) {
		const value = parseJson(line);
		if (!header) header = Header.parse(value);
		else if (!categories) categories = z.array(StoredCategory).parse(value);
		else articles.push(parseKeptArticle(value));
	}
	if (!header || !categories || articles.length !== header.articles)
		throw new SyntaxError('The snapshot ends too early.');
	const { version: _, articles: __, complete: ___, ...rest } = header;
	return { ...rest, team, categories, articles };
}

function* formatSnapshot({ categories, articles, ...header }: Snapshot): Generator<string> {
	yield toSingleJsonLine({ version: VERSION, ...header, articles: articles.length });
	yield toSingleJsonLine(categories);
	for (const article of articles) yield toSingleJsonLine(article);
}

function ignoreUnreadable(error: unknown): undefined {
	if (error instanceof z.ZodError || error instanceof SyntaxError) return undefined;
	throw error;
}
