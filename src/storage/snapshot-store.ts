import { hash } from 'node:crypto';
import { z } from 'zod';
import { parseJson, toSingleJsonLine } from '../files/json.ts';
import { type Category, StoredCategory } from '../model/article.ts';
import { type KeptArticle, parseKeptArticle, type Skipped, type Snapshot, StoredSkipped } from '../model/snapshot.ts';
import { keepBroken } from './keep-broken.ts';
import type { Storage } from './storage.ts';
import { createMigration, STORED_FORMATS } from './stored-formats.ts';

const FORMAT = STORED_FORMATS.snapshot;

const Header = z.object({
	version: z.literal(FORMAT.version),
	team: z.string(),
	teamName: z.string().optional(),
	source: z.string(),
	takenAt: z.iso.datetime(),
	/** Written by earlier versions, which also kept unfinished snapshots. */
	complete: z.literal(true).optional(),
	articles: z.number(),
	leftOut: z.array(StoredSkipped).default([]),
	unlisted: z.number().optional(),
});

/** Before an article's line, in place of its first brace: a checksum of the rest of the line. */
const CHECKSUM = /^\{"sum":"([0-9a-f]{16})",/;

/** Stores the last complete snapshot of a team's library. */
export interface SnapshotStore {
	/**
	 * Returns the snapshot; `undefined` if there is none, or it can't be read. Articles whose lines were changed on the disk have no digest, so
	 * that they are fetched again.
	 * @throws {NewerFormat} if a newer version of this project has written it
	 */
	load(): Promise<Snapshot | undefined>;
	/** Replaces the snapshot atomically. */
	save(snapshot: Snapshot): Promise<void>;
}

/**
 * Stores the snapshot in `library.ndjson`: a header, the categories, then one article per line, so that reading ten thousand articles does
 * not block for long. Each of these lines has a checksum. A snapshot that can't be read is renamed, and the owner is warned.
 */
export function createSnapshotStore(
	storage: Storage,
	team: string,
	warn: (line: string) => void = () => {},
): SnapshotStore {
	return {
		async load() {
			const lines = await storage.get(FORMAT.name);
			if (!lines) return undefined;
			const path = storage.locate(FORMAT.name);
			const damaged: string[] = [];
			const snapshot = await parseSnapshot(lines, { team, path, damaged }).catch(ignoreUnreadable);
			if (snapshot) {
				if (damaged.length > 0) warn(`${path} is damaged: ${damaged.join(', ')}. The next sync fetches this again.`);
				return snapshot;
			}
			const name = await keepBroken(storage, FORMAT.name);
			warn(`${path} can’t be read: it is renamed to ${name}, and a new one is created.`);
			return undefined;
		},
		save: (snapshot) => storage.put(FORMAT.name, formatSnapshot(snapshot)),
	};
}

/** The team comes from the folder, not from the header: when a team's slug changes, its folder is renamed and keeps its snapshot. */
async function parseSnapshot(
	lines: AsyncIterable<string>,
	{ team, path, damaged }: { team: string; path: string; damaged: string[] },
): Promise<Snapshot> {
	let header: z.output<typeof Header> | undefined;
	let categories: Category[] | undefined;
	const articles: KeptArticle[] = [];
	const unreadable: Skipped[] = [];
	const migrate = createMigration(FORMAT, path);
	let index = 0;
	for await (const line of lines) {
		const value = migrate(parseJson(line), index);
		index += 1;
		if (!header) header = Header.parse(value);
		else if (!categories) categories = z.array(StoredCategory).parse(value);
		else if (value === undefined && isWholeLine(line)) unreadable.push(describeUnreadable(line));
		else articles.push(checkArticle(parseKeptArticle(value), line, damaged));
	}
	if (!header || !categories || articles.length + unreadable.length !== header.articles)
		throw new SyntaxError('The snapshot ends too early.');
	damaged.push(...unreadable.map(({ slug }) => slug || 'an article'));
	const { version: _, articles: __, complete: ___, leftOut, ...rest } = header;
	return { ...rest, team, categories, articles, leftOut: [...leftOut, ...unreadable] };
}

/** An article whose line does not match its checksum counts as one that was never compared with the list. */
function checkArticle(article: KeptArticle, line: string, damaged: string[]): KeptArticle {
	const [start, sum] = CHECKSUM.exec(line) ?? [];
	// Earlier versions wrote no checksums.
	if (start === undefined || sum === computeChecksum(line.slice(start.length))) return article;
	damaged.push(article.slug);
	return { ...article, digest: undefined };
}

/** Whether a line that is not valid JSON was not cut short, but changed in between. */
function isWholeLine(line: string): boolean {
	return CHECKSUM.test(line) && line.endsWith('}');
}

/** It is left out rather than gone, so its page and its old slugs are not given up. */
function describeUnreadable(line: string): Skipped {
	const slug = /"slug":"([^"\\]*)"/.exec(line)?.[1] ?? '';
	return { slug, title: slug, reason: 'Its stored copy is damaged.' };
}

function computeChecksum(text: string): string {
	return hash('sha256', text).slice(0, 16);
}

function* formatSnapshot({ categories, articles, ...header }: Snapshot): Generator<string> {
	yield toSingleJsonLine({ version: FORMAT.version, ...header, articles: articles.length });
	yield toSingleJsonLine(categories);
	for (const article of articles) {
		const text = toSingleJsonLine(article).slice(1);
		yield `{"sum":"${computeChecksum(text)}",${text}`;
	}
}

function ignoreUnreadable(error: unknown): undefined {
	if (error instanceof z.ZodError || error instanceof SyntaxError) return undefined;
	throw error;
}
