import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { SlugHistory, SlugHistoryEntry } from '../../model/slug-history.ts';
import type { Snapshot } from '../../model/snapshot.ts';

const VERSION = 1;
/** The most bytes of a part, and of the header that names them. */
export const MAX_PART_BYTES = 5_000_000;
export const MAX_HEADER_BYTES = 1_000_000;
const MAX_PARTS = 200;
/** A part is closed at this size: a server that makes one on demand pauses for a few milliseconds only. */
const TARGET_PART_BYTES = 2_000_000;
/** Between two records of a part, and around all of them. */
const SEPARATOR = ',\n';

/** What a site shows, in the Library's own words. */
export type PublishedSnapshot = Pick<Snapshot, 'team' | 'source' | 'takenAt' | 'categories' | 'articles' | 'unlisted'>;

/** The copy of its library that a site carries: `library.json`, and the text of `library/{n}.json` for n from 1 to `count`. */
export interface Backup {
	header: string;
	count: number;
	part(n: number): string | undefined;
}

/** `library.json`: a part that stands elsewhere than the others is not looked for. */
export const BackupHeader = z
	.object({
		version: z.literal(VERSION),
		team: z.string(),
		source: z.string(),
		takenAt: z.iso.datetime(),
		unlisted: z.number().optional(),
		parts: z
			.array(
				z.object({
					path: z.string(),
					bytes: z.int().max(MAX_PART_BYTES),
					sha256: z.string().regex(/^[0-9a-f]{64}$/),
				}),
			)
			.min(1)
			.max(MAX_PARTS),
	})
	.refine(({ parts }) => parts.every(({ path }, index) => path === getPartPath(index + 1)));
export type BackupHeader = z.output<typeof BackupHeader>;

/** A part: what each of its records is, then the record itself. */
export const BackupRecords = z.array(
	z.tuple([z.enum(['category', 'article', 'category entry', 'article entry']), z.unknown()]),
);
type BackupRecord = z.output<typeof BackupRecords>[number];

/**
 * Puts what a site shows, and its ledger, into a header and parts of at most 5,000,000 bytes (UTF-8). The text of a part is made when it
 * is asked for, so that a large library isn't in memory twice. An article that fits into no part is left out, as are those after 200
 * parts: whoever goes on from the copy asks the Library for them again.
 */
export async function createBackup(snapshot: PublishedSnapshot, slugHistory: SlugHistory): Promise<Backup> {
	const parts: BackupHeader['parts'] = [];
	const contents: BackupRecord[][] = [];
	let records: BackupRecord[] = [];
	let texts: string[] = [];
	let bytes = 0;
	const closePart = async () => {
		if (texts.length === 0 || parts.length === MAX_PARTS) return;
		const part = Buffer.from(joinRecords(texts));
		const sha256 = createHash('sha256').update(part).digest('hex');
		parts.push({ path: getPartPath(parts.length + 1), bytes: part.byteLength, sha256 });
		contents.push(records);
		[records, texts, bytes] = [[], [], 0];
		// A server goes on answering in between.
		await setImmediate();
	};

	for (const record of listRecords(snapshot, slugHistory)) {
		const text = JSON.stringify(record);
		const size = Buffer.byteLength(text) + SEPARATOR.length;
		if (size > MAX_PART_BYTES) continue;
		if (bytes + size > TARGET_PART_BYTES) await closePart();
		if (parts.length === MAX_PARTS) break;
		records.push(record);
		texts.push(text);
		bytes += size;
	}
	await closePart();
	const { team, source, takenAt, unlisted } = snapshot;
	const header: BackupHeader = { version: VERSION, team, source, takenAt, ...(unlisted && { unlisted }), parts };
	return {
		header: JSON.stringify(header, undefined, '\t'),
		count: parts.length,
		part(n) {
			const content = contents[n - 1];
			return content && joinRecords(content.map((record) => JSON.stringify(record)));
		},
	};
}

/** The ledger comes first: it is the one thing that the Library can't be asked for again. */
function* listRecords({ categories, articles }: PublishedSnapshot, slugHistory: SlugHistory): Generator<BackupRecord> {
	for (const entry of slugHistory.categories) yield ['category entry', redactIfGone(entry)];
	for (const entry of slugHistory.articles) yield ['article entry', redactIfGone(entry)];
	// A category without articles has no page, and its name may not be meant for readers.
	const used = new Set(articles.map(({ category }) => category?.slug));
	for (const category of categories) if (used.has(category.slug)) yield ['category', category];
	for (const article of articles) yield ['article', article];
}

/** What is gone may have been taken from readers on purpose: only its addresses go on being told. */
function redactIfGone(entry: SlugHistoryEntry): SlugHistoryEntry {
	return entry.gone === undefined ? entry : { ...entry, title: '', tags: [], versions: [] };
}

function joinRecords(texts: readonly string[]): string {
	return `[${texts.join(SEPARATOR)}]`;
}

function getPartPath(n: number): string {
	return `library/${n}.json`;
}
