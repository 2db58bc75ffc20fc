import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { SlugHistory, SlugHistoryEntry } from '../../model/slug-history.ts';
import type { Snapshot } from '../../model/snapshot.ts';

const VERSION = 1;
/** Maximum sizes of a part, and of the header that lists the parts. */
export const MAX_PART_BYTES = 5_000_000;
export const MAX_HEADER_BYTES = 1_000_000;
const MAX_PARTS = 200;
/** Maximum size of all parts together: both sides have them in memory. */
export const MAX_BACKUP_BYTES = 300_000_000;
/** The usual size of a part: small enough that a server, which creates parts on request, is blocked for a few milliseconds only. */
const TARGET_PART_BYTES = 2_000_000;
/** Between two records of a part. Its length is also that of the two brackets around all records. */
const SEPARATOR = ',\n';

/** The part of a snapshot that a site publishes, as the Library sent it. */
export type PublishedSnapshot = Pick<Snapshot, 'team' | 'source' | 'takenAt' | 'categories' | 'articles' | 'unlisted'>;

/** The backup of its library that a site publishes: `library.json`, and the text of `library/{n}.json` for n from 1 to `count`. */
export interface Backup {
	header: string;
	count: number;
	part(n: number): string | undefined;
}

/** Schema of `library.json`. The parts must have exactly the paths that `createBackup` gives them. */
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

/** Schema of a part: pairs of a record's kind and the record. */
export const BackupRecords = z.array(
	z.tuple([z.enum(['category', 'article', 'category entry', 'article entry']), z.unknown()]),
);
type BackupRecord = z.output<typeof BackupRecords>[number];

/**
 * Creates a backup of what a site publishes and of its slug history: a header, and parts of at most 5,000,000 bytes (UTF-8). The text of a
 * part is created on request, so that a large library isn't in memory twice. Articles that fit into no part, or come after 200 parts or 299 MB, are
 * left out: a sync that starts from the backup fetches them again.
 */
export async function createBackup(snapshot: PublishedSnapshot, slugHistory: SlugHistory): Promise<Backup> {
	const parts: BackupHeader['parts'] = [];
	const contents: BackupRecord[][] = [];
	let records: BackupRecord[] = [];
	let texts: string[] = [];
	let bytes = 0;
	let totalBytes = 0;
	const closePart = async () => {
		if (texts.length === 0 || parts.length === MAX_PARTS) return;
		const part = Buffer.from(joinRecords(texts));
		const sha256 = createHash('sha256').update(part).digest('hex');
		parts.push({ path: getPartPath(parts.length + 1), bytes: part.byteLength, sha256 });
		contents.push(records);
		[records, texts, bytes] = [[], [], 0];
		// Lets a server respond to requests in between.
		await setImmediate();
	};

	for (const record of listRecords(snapshot, slugHistory)) {
		const text = serializeRecord(record);
		const size = Buffer.byteLength(text) + SEPARATOR.length;
		if (size > MAX_PART_BYTES) continue;
		if (totalBytes + size > MAX_BACKUP_BYTES - MAX_HEADER_BYTES) break;
		if (bytes + size > TARGET_PART_BYTES) await closePart();
		if (parts.length === MAX_PARTS) break;
		records.push(record);
		texts.push(text);
		bytes += size;
		totalBytes += size;
	}
	await closePart();
	const { team, source, takenAt, unlisted } = snapshot;
	const header: BackupHeader = { version: VERSION, team, source, takenAt, ...(unlisted && { unlisted }), parts };
	return {
		header: JSON.stringify(header, undefined, '\t'),
		count: parts.length,
		part(n) {
			const content = contents[n - 1];
			return content && joinRecords(content.map(serializeRecord));
		},
	};
}

/** The slug history comes first: it is the only thing that can't be fetched from the Library again. */
function* listRecords({ categories, articles }: PublishedSnapshot, slugHistory: SlugHistory): Generator<BackupRecord> {
	for (const entry of slugHistory.categories) yield ['category entry', redactIfGone(entry)];
	for (const entry of slugHistory.articles) yield ['article entry', redactIfGone(entry)];
	// A category without articles has no page, and its name may be private.
	const used = new Set(articles.map(({ category }) => category?.slug));
	for (const category of categories) if (used.has(category.slug)) yield ['category', category];
	for (const article of articles) yield ['article', article];
}

/** A gone article may have been withdrawn on purpose: only its slugs are published. */
function redactIfGone(entry: SlugHistoryEntry): SlugHistoryEntry {
	return entry.gone === undefined ? entry : { ...entry, title: '', tags: [], versions: [] };
}

/** The same text for the same record, whatever the order of its keys: a record that was read from the disk has another order than a new one. */
function serializeRecord(record: BackupRecord): string {
	return JSON.stringify(record, (_, value: unknown) =>
		typeof value === 'object' && value !== null && !Array.isArray(value)
			? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
			: value,
	);
}

function joinRecords(texts: readonly string[]): string {
	return `[${texts.join(SEPARATOR)}]`;
}

function getPartPath(n: number): string {
	return `library/${n}.json`;
}
