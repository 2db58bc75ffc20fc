import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { Ledger, LedgerEntry } from '../../model/slug-history.ts';
import type { Snapshot } from '../../model/snapshot.ts';

const VERSION = 1;
/** The most bytes of a part, and of the header that names them. */
export const MOST_PART_BYTES = 5_000_000;
export const MOST_HEADER_BYTES = 1_000_000;
const MOST_PARTS = 200;
/** A part is closed at this size: a server that makes one on demand pauses for a few milliseconds only. */
const USUAL_PART_BYTES = 2_000_000;
/** Between two records of a part, and around all of them. */
const SEPARATOR = ',\n';

/** What a site shows, in the Library's own words. */
export type PublicLibrary = Pick<Snapshot, 'team' | 'source' | 'takenAt' | 'categories' | 'articles' | 'unlisted'>;

/** The copy of its library that a site carries: `library.json`, and the text of `library/{n}.json` for n from 1 to `count`. */
export interface PublishedCopy {
	header: string;
	count: number;
	part(n: number): string | undefined;
}

/** `library.json`: a part that stands elsewhere than the others is not looked for. */
export const CopyHeader = z
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
					bytes: z.int().max(MOST_PART_BYTES),
					sha256: z.string().regex(/^[0-9a-f]{64}$/),
				}),
			)
			.min(1)
			.max(MOST_PARTS),
	})
	.refine(({ parts }) => parts.every(({ path }, index) => path === pathOf(index + 1)));
export type CopyHeader = z.output<typeof CopyHeader>;

/** A part: what each of its records is, then the record itself. */
export const CopyRecords = z.array(
	z.tuple([z.enum(['category', 'article', 'category entry', 'article entry']), z.unknown()]),
);
type CopyRecord = z.output<typeof CopyRecords>[number];

/**
 * Puts what a site shows, and its ledger, into a header and parts of at most 5,000,000 bytes (UTF-8). The text of a part is made when it
 * is asked for, so that a large library isn't in memory twice. An article that fits into no part is left out, as are those after 200
 * parts: whoever goes on from the copy asks the Library for them again.
 */
export async function partsOf(library: PublicLibrary, ledger: Ledger): Promise<PublishedCopy> {
	const parts: CopyHeader['parts'] = [];
	const contents: CopyRecord[][] = [];
	let records: CopyRecord[] = [];
	let texts: string[] = [];
	let bytes = 0;
	const close = async () => {
		if (texts.length === 0 || parts.length === MOST_PARTS) return;
		const part = Buffer.from(joined(texts));
		const sha256 = createHash('sha256').update(part).digest('hex');
		parts.push({ path: pathOf(parts.length + 1), bytes: part.byteLength, sha256 });
		contents.push(records);
		[records, texts, bytes] = [[], [], 0];
		// A server goes on answering in between.
		await setImmediate();
	};

	for (const record of recordsOf(library, ledger)) {
		const text = JSON.stringify(record);
		const size = Buffer.byteLength(text) + SEPARATOR.length;
		if (size > MOST_PART_BYTES) continue;
		if (bytes + size > USUAL_PART_BYTES) await close();
		if (parts.length === MOST_PARTS) break;
		records.push(record);
		texts.push(text);
		bytes += size;
	}
	await close();
	const { team, source, takenAt, unlisted } = library;
	const header: CopyHeader = { version: VERSION, team, source, takenAt, ...(unlisted && { unlisted }), parts };
	return {
		header: JSON.stringify(header, undefined, '\t'),
		count: parts.length,
		part(n) {
			const content = contents[n - 1];
			return content && joined(content.map((record) => JSON.stringify(record)));
		},
	};
}

/** The ledger comes first: it is the one thing that the Library can't be asked for again. */
function* recordsOf({ categories, articles }: PublicLibrary, ledger: Ledger): Generator<CopyRecord> {
	for (const entry of ledger.categories) yield ['category entry', forAll(entry)];
	for (const entry of ledger.articles) yield ['article entry', forAll(entry)];
	// A category without articles has no page, and its name may not be meant for readers.
	const used = new Set(articles.map(({ category }) => category?.slug));
	for (const category of categories) if (used.has(category.slug)) yield ['category', category];
	for (const article of articles) yield ['article', article];
}

/** What is gone may have been taken from readers on purpose: only its addresses go on being told. */
function forAll(entry: LedgerEntry): LedgerEntry {
	return entry.gone === undefined ? entry : { ...entry, title: '', tags: [], versions: [] };
}

function joined(texts: readonly string[]): string {
	return `[${texts.join(SEPARATOR)}]`;
}

function pathOf(n: number): string {
	return `library/${n}.json`;
}
