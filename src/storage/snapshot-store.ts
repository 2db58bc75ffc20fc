import { type FileHandle, open, rename } from 'node:fs/promises';
import { z } from 'zod';
import { ignoreMissing, toJsonLine, writeFileAtomically } from '../files/atomic-file.ts';
import { type Category, StoredCategory } from '../model/article.ts';
import { type KeptArticle, parseKeptArticle, type Snapshot, StoredSkipped } from '../model/snapshot.ts';
import { locateTeamFolder } from './team-folder.ts';

const VERSION = 1;

const Header = z.object({
	version: z.literal(VERSION),
	team: z.string(),
	source: z.string(),
	takenAt: z.iso.datetime(),
	/** Earlier versions also kept what had not become whole yet. */
	complete: z.literal(true).optional(),
	articles: z.number(),
	leftOut: z.array(StoredSkipped),
	unlisted: z.number().optional(),
});

/** Keeps the last good copy of one team's library. */
export interface SnapshotStore {
	/** The copy, or `undefined` where there is none that can be read. */
	load(): Promise<Snapshot | undefined>;
	/** Replaces the copy, whole or not at all. */
	save(snapshot: Snapshot): Promise<void>;
}

/**
 * A store in `{dataDir}/{team}/library.ndjson`: a header, the categories, then one article a line, so that ten thousand are read without a
 * long pause.
 */
export function createSnapshotStore(
	dataDir: string,
	team: string,
	warn: (line: string) => void = () => {},
): SnapshotStore {
	const folder = locateTeamFolder(dataDir, team);
	const path = folder.filePath('library.ndjson');

	return {
		async load() {
			if (!(await folder.exists())) return undefined;
			const file = await open(path).catch(ignoreMissing);
			if (!file) return undefined;
			const copy = await readSnapshot(file, team)
				.catch(ignoreUnreadable)
				.finally(() => file.close());
			if (copy) return copy;
			await rename(path, `${path}.broken`);
			warn(`The copy in ${path} can’t be read; it is kept as library.ndjson.broken, and a new one is made.`);
			return undefined;
		},
		async save(snapshot) {
			await folder.create();
			await writeFileAtomically(path, formatLines(snapshot));
		},
	};
}

async function readSnapshot(file: FileHandle, team: string): Promise<Snapshot> {
	let header: z.output<typeof Header> | undefined;
	let categories: Category[] | undefined;
	const articles: KeptArticle[] = [];
	for await (const line of file.readLines({ autoClose: false })) {
		const value: unknown = JSON.parse(line);
		if (!header) header = Header.parse(value);
		else if (!categories) categories = z.array(StoredCategory).parse(value);
		else articles.push(parseKeptArticle(value));
	}
	if (!header || !categories || articles.length !== header.articles) throw new SyntaxError('The copy ends too early.');
	const { version: _, articles: __, complete: ___, ...rest } = header;
	return { ...rest, team, categories, articles };
}

function* formatLines({ categories, articles, ...header }: Snapshot): Generator<string> {
	yield toJsonLine({ version: VERSION, ...header, articles: articles.length });
	yield toJsonLine(categories);
	for (const article of articles) yield toJsonLine(article);
}

function ignoreUnreadable(error: unknown): undefined {
	if (error instanceof z.ZodError || error instanceof SyntaxError) return undefined;
	throw error;
}
