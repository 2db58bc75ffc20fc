import { type FileHandle, open, rename } from 'node:fs/promises';
import { z } from 'zod';
import { jsonLine, unlessMissing, writeWhole } from '../files/atomic-file.ts';
import { recordSlugs } from '../model/record-slugs.ts';
import { emptyLedger, type Ledger, LedgerEntry } from '../model/slug-history.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { teamFolder } from './team-folder.ts';

const VERSION = 1;

const Header = z.object({ version: z.literal(VERSION), articles: z.number(), categories: z.number() });
const Line = z.tuple([z.enum(['article', 'category']), LedgerEntry]);

/** Keeps the ledger of one team's library. */
export interface LedgerStore {
	/** The ledger; where there is none, or not all of it can be read, what there is and what `previous`, the copy kept here, tells. */
	load(previous: Snapshot | undefined): Promise<Ledger>;
	/** Replaces the ledger, whole or not at all. */
	save(ledger: Ledger): Promise<void>;
}

/**
 * A ledger in `{dataDir}/{team}/ledger.ndjson`: a header, then one entry a line.
 *
 * It is saved after the copy that it was recorded from. A run that is killed between the two loses nothing: what the ledger knows of
 * before the kill is its own, not the copy's, so the next run finds the same renamed and gone articles again by comparing its copy with
 * the ledger. Nothing was published in between, for pages are made after both are saved.
 */
export function createLedgerStore(dataDir: string, team: string, warn: (line: string) => void = () => {}): LedgerStore {
	const folder = teamFolder(dataDir, team);
	const path = folder.file('ledger.ndjson');
	return {
		async load(previous) {
			const file = (await folder.isThere()) ? await open(path).catch(unlessMissing) : undefined;
			const { ledger, isWhole } = file
				? await read(file).finally(() => file.close())
				: { ledger: emptyLedger, isWhole: true };
			if (!isWhole) {
				await rename(path, `${path}.broken`);
				warn(`${path} can’t be read whole; it is kept as ledger.ndjson.broken, and made anew from what can be read.`);
			}
			if (!previous || (file && isWhole)) return ledger;
			return recordSlugs(ledger, previous, Date.parse(previous.takenAt));
		},
		async save(ledger) {
			await folder.make();
			await writeWhole(path, linesOf(ledger));
		},
	};
}

/** Reads line by line: one that can't be read costs no other. */
async function read(file: FileHandle): Promise<{ ledger: Ledger; isWhole: boolean }> {
	const ledger: Ledger = { articles: [], categories: [] };
	let header: z.output<typeof Header> | undefined;
	let isWhole = true;
	for await (const text of file.readLines({ autoClose: false })) {
		const value = parse(text);
		if (!header) {
			header = Header.safeParse(value).data;
			if (header) continue;
		}
		const { data } = Line.safeParse(value);
		if (!data) isWhole = false;
		else if (data[0] === 'article') ledger.articles.push(data[1]);
		else ledger.categories.push(data[1]);
	}
	const isCounted = header?.articles === ledger.articles.length && header.categories === ledger.categories.length;
	return { ledger, isWhole: isWhole && isCounted };
}

function* linesOf({ articles, categories }: Ledger): Generator<string> {
	yield jsonLine({ version: VERSION, articles: articles.length, categories: categories.length });
	for (const entry of categories) yield jsonLine(['category', entry]);
	for (const entry of articles) yield jsonLine(['article', entry]);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
