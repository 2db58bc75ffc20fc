import { z } from 'zod';
import { toSingleJsonLine } from '../files/json.ts';
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

/** Keeps the last whole snapshot of a team's library. */
export interface SnapshotStore {
	/** The snapshot, or `undefined` where none can be read. */
	load(): Promise<Snapshot | undefined>;
	/** Replaces the snapshot, whole or not at all. */
	save(snapshot: Snapshot): Promise<void>;
}

/**
 * Keeps the snapshot in `library.ndjson`: a header, the categories, then one article a line, so that ten thousand are read without a long
 * pause. A snapshot that can't be read is kept aside, and the owner is warned.
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
			warn(`The copy in ${storage.locate(NAME)} can’t be read; it is kept as ${NAME}.broken, and a new one is made.`);
			return undefined;
		},
		save: (snapshot) => storage.put(NAME, formatSnapshot(snapshot)),
	};
}

/** Which team it is of is said by the place where it is kept: a team whose slug changed keeps its snapshot. */
async function parseSnapshot(lines: AsyncIterable<string>, team: string): Promise<Snapshot> {
	let header: z.output<typeof Header> | undefined;
	let categories: Category[] | undefined;
	const articles: KeptArticle[] = [];
	for await (const line of lines) {
		const value: unknown = JSON.parse(line);
		if (!header) header = Header.parse(value);
		else if (!categories) categories = z.array(StoredCategory).parse(value);
		else articles.push(parseKeptArticle(value));
	}
	if (!header || !categories || articles.length !== header.articles) throw new SyntaxError('The copy ends too early.');
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
