import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ignoreMissing, writeBytesAtomically, writeFileAtomically } from '../files/atomic-file.ts';
import { explainingDiskErrors } from '../files/disk-error.ts';
import { parseJson, toSingleJsonLine } from '../files/json.ts';
import { locateTeamFolder } from '../storage/team-folder.ts';
import type { ConvertedPicture } from './convert.ts';

const INDEX = 'index.ndjson';
/** Name of a copy's file: a digest of its content, and the extension. */
export const COPY_FILE_NAME = /^[0-9a-f]{20}\.(?:webp|png|gif|jpg|avif|svg)$/;
/** How long a copy that no article shows is kept, because the article may be published again. */
const KEEP_UNUSED_MS = 30 * 86_400_000;

const time = z.number();
const StoredCopySchema = z.object({
	/** URL of the original, without a fragment. */
	address: z.string(),
	file: z.string().regex(COPY_FILE_NAME),
	width: z.int().positive(),
	height: z.int().positive(),
	/** Digest of the bytes that the host sent. */
	source: z.string(),
	etag: z.string().optional(),
	modified: z.string().optional(),
	/** The `CONVERSION_VERSION` that made the copy. */
	recipe: z.int(),
	/** Milliseconds since 1970: when it was downloaded, last requested from the host, last shown by an article. */
	fetchedAt: time,
	askedAt: time,
	usedAt: time,
});

/** Metadata of the copy of one picture. */
export type StoredCopy = z.output<typeof StoredCopySchema>;

/** The copies of the pictures of a team's articles, in `{dataDir}/{team}/pictures/`. */
export interface CopyStore {
	folder: string;
	/** The copy of the picture at a URL, if its file exists. */
	find(url: string): StoredCopy | undefined;
	/** A copy made from the same bytes, from any URL. */
	findBySource(source: string): StoredCopy | undefined;
	/** Writes the file of a copy and returns its name. */
	write(copy: ConvertedPicture): Promise<string>;
	put(copy: StoredCopy): void;
	/** Saves the index, and removes copies that were not used for 30 days. */
	save(now: number): Promise<void>;
}

/**
 * Opens the stored copies of a team; entries that can't be read are ignored. Times in the future, of a clock that was ahead, count as now:
 * otherwise such a copy would not be renewed before then.
 */
export async function openCopyStore(dataDir: string, team: string, now: () => number = Date.now): Promise<CopyStore> {
	const teamFolder = locateTeamFolder(dataDir, team);
	const folder = teamFolder.filePath('pictures');
	const exists = await teamFolder.exists();
	const index = join(folder, INDEX);
	const list = () => readdir(folder).catch(ignoreMissing);
	const read = () => readFile(index, 'utf8').catch(ignoreMissing);
	const files = new Set(exists ? ((await explainingDiskErrors(folder, list)) ?? []) : []);
	const text = exists ? ((await explainingDiskErrors(index, read)) ?? '') : '';
	const byUrl = new Map<string, StoredCopy>();
	const bySource = new Map<string, StoredCopy>();
	const put = (copy: StoredCopy) => {
		byUrl.set(copy.address, copy);
		bySource.set(copy.source, copy);
	};
	for (const line of text.split('\n')) {
		const copy = StoredCopySchema.safeParse(parseJson(line)).data;
		if (copy && files.has(copy.file)) put(notInFuture(copy, now()));
	}
	return {
		folder,
		find: (url) => byUrl.get(url),
		findBySource: (source) => bySource.get(source),
		put,
		async write({ bytes, kind }) {
			const file = `${hashBytes(bytes).slice(0, 20)}.${kind}`;
			await teamFolder.create();
			await mkdir(folder, { recursive: true });
			await writeBytesAtomically(join(folder, file), bytes);
			return file;
		},
		async save(now) {
			const kept = [...byUrl.values()].filter(({ usedAt }) => now - usedAt < KEEP_UNUSED_MS);
			if (kept.length === 0 && files.size === 0) return;
			await teamFolder.create();
			await mkdir(folder, { recursive: true });
			await writeFileAtomically(
				join(folder, INDEX),
				kept.map((copy) => `${toSingleJsonLine(copy)}\n`),
			);
			const used = new Set(kept.map(({ file }) => file));
			await removeUnusedFiles(folder, used, now);
		},
	};
}

function notInFuture(copy: StoredCopy, now: number): StoredCopy {
	const settle = (time: number) => Math.min(time, now);
	return { ...copy, fetchedAt: settle(copy.fetchedAt), askedAt: settle(copy.askedAt), usedAt: settle(copy.usedAt) };
}

/** Removes old files that no copy uses; a newer one may belong to another process that has not saved its index yet. */
async function removeUnusedFiles(folder: string, used: ReadonlySet<string>, now: number): Promise<void> {
	for (const name of await readdir(folder)) {
		if (name === INDEX || used.has(name)) continue;
		const stats = await stat(join(folder, name)).catch(ignoreMissing);
		if (stats && now - stats.mtimeMs > KEEP_UNUSED_MS) await rm(join(folder, name), { force: true });
	}
}

/** The URL under which a picture is stored. A fragment does not make it another picture. */
export function dropFragment(url: string): string {
	return url.replace(/#.*$/s, '');
}

/** SHA-256, as hex: identifies equal pictures. */
export function hashBytes(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}
