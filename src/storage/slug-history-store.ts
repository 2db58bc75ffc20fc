import { type FileHandle, open, rename } from 'node:fs/promises';
import { z } from 'zod';
import { ignoreMissing, toJsonLine, writeFileAtomically } from '../files/atomic-file.ts';
import { recordSlugs } from '../model/record-slugs.ts';
import { emptySlugHistory, type SlugHistory, SlugHistoryEntry } from '../model/slug-history.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { locateTeamFolder } from './team-folder.ts';

const VERSION = 1;

const Header = z.object({ version: z.literal(VERSION), articles: z.number(), categories: z.number() });
const Line = z.tuple([z.enum(['article', 'category']), SlugHistoryEntry]);

/** Keeps the ledger of one team's library. */
export interface SlugHistoryStore {
	/** The ledger; where there is none, or not all of it can be read, what there is and what `previous`, the copy kept here, tells. */
	load(previous: Snapshot | undefined): Promise<SlugHistory>;
	/** Replaces the ledger, whole or not at all. */
	save(slugHistory: SlugHistory): Promise<void>;
}

/**
 * A ledger in `{dataDir}/{team}/ledger.ndjson`: a header, then one entry a line.
 *
 * It is saved after the copy that it was recorded from. A run that is killed between the two loses nothing: what the ledger knows of
 * before the kill is its own, not the copy's, so the next run finds the same renamed and gone articles again by comparing its copy with
 * the ledger. Nothing was published in between, for pages are made after both are saved.
 */
export function createSlugHistoryStore(
	dataDir: string,
	team: string,
	warn: (line: string) => void = () => {},
): SlugHistoryStore {
	const folder = locateTeamFolder(dataDir, team);
	const path = folder.filePath('ledger.ndjson');
	return {
		async load(previous) {
			const file = (await folder.exists()) ? await open(path).catch(ignoreMissing) : undefined;
			const { slugHistory, isWhole } = file
				? await readSlugHistory(file).finally(() => file.close())
				: { slugHistory: emptySlugHistory, isWhole: true };
			if (!isWhole) {
				await rename(path, `${path}.broken`);
				warn(`${path} can’t be read whole; it is kept as ledger.ndjson.broken, and made anew from what can be read.`);
			}
			if (!previous || (file && isWhole)) return slugHistory;
			return recordSlugs(slugHistory, previous, Date.parse(previous.takenAt));
		},
		async save(slugHistory) {
			await folder.create();
			await writeFileAtomically(path, formatLines(slugHistory));
		},
	};
}

/** Reads line by line: one that can't be read costs no other. */
async function readSlugHistory(file: FileHandle): Promise<{ slugHistory: SlugHistory; isWhole: boolean }> {
	const slugHistory: SlugHistory = { articles: [], categories: [] };
	let header: z.output<typeof Header> | undefined;
	let isWhole = true;
	for await (const text of file.readLines({ autoClose: false })) {
		const value = parseLine(text);
		if (!header) {
			header = Header.safeParse(value).data;
			if (header) continue;
		}
		const { data } = Line.safeParse(value);
		if (!data) isWhole = false;
		else if (data[0] === 'article') slugHistory.articles.push(data[1]);
		else slugHistory.categories.push(data[1]);
	}
	const isCounted =
		header?.articles === slugHistory.articles.length && header.categories === slugHistory.categories.length;
	return { slugHistory, isWhole: isWhole && isCounted };
}

function* formatLines({ articles, categories }: SlugHistory): Generator<string> {
	yield toJsonLine({ version: VERSION, articles: articles.length, categories: categories.length });
	for (const entry of categories) yield toJsonLine(['category', entry]);
	for (const entry of articles) yield toJsonLine(['article', entry]);
}

function parseLine(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
