import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ignoreMissing, toJsonLine, writeFileAtomically } from '../files/atomic-file.ts';
import { locateTeamFolder } from '../storage/team-folder.ts';
import type { ConvertedPicture } from './convert.ts';

const INDEX = 'index.ndjson';
/** The name of a copy: what is in it, and of which kind. */
export const COPY_FILE_NAME = /^[0-9a-f]{20}\.(?:webp|png|gif|jpg|avif|svg)$/;
/** How long a copy that no article shows is kept: an article may come back. */
const KEEP_UNUSED_MS = 30 * 86_400_000;

const time = z.number();
const StoredCopySchema = z.object({
	address: z.string(),
	file: z.string().regex(COPY_FILE_NAME),
	width: z.int().positive(),
	height: z.int().positive(),
	/** Digest of what the host sent. */
	source: z.string(),
	etag: z.string().optional(),
	modified: z.string().optional(),
	recipe: z.int(),
	/** Milliseconds since 1970: when it came, when the host was asked last, when an article showed it last. */
	fetchedAt: time,
	askedAt: time,
	usedAt: time,
});

/** What is known of the copy of one picture, by its address. */
export type StoredCopy = z.output<typeof StoredCopySchema>;

/** The copies of a team's pictures, in `{dataDir}/{team}/pictures/`. */
export interface CopyStore {
	folder: string;
	/** The copy of the picture at an address, whose file is there. */
	find(url: string): StoredCopy | undefined;
	/** A copy made of the very same bytes, wherever they came from. */
	findBySource(source: string): StoredCopy | undefined;
	/** Keeps a file, and tells its name. */
	write(copy: ConvertedPicture): Promise<string>;
	put(copy: StoredCopy): void;
	/** Keeps what was put, and what was used lately; the rest goes. */
	save(now: number): Promise<void>;
}

/** Opens what is kept; what can't be read counts as never kept. */
export async function openCopyStore(dataDir: string, team: string): Promise<CopyStore> {
	const teams = locateTeamFolder(dataDir, team);
	const folder = teams.filePath('pictures');
	const isThere = await teams.exists();
	const files = new Set(isThere ? ((await readdir(folder).catch(ignoreMissing)) ?? []) : []);
	const text = isThere ? ((await readFile(join(folder, INDEX), 'utf8').catch(ignoreMissing)) ?? '') : '';
	const known = new Map<string, StoredCopy>();
	const bySource = new Map<string, StoredCopy>();
	const put = (copy: StoredCopy) => {
		known.set(copy.address, copy);
		bySource.set(copy.source, copy);
	};
	for (const line of text.split('\n')) {
		const copy = parse(line);
		if (copy && files.has(copy.file)) put(copy);
	}
	return {
		folder,
		find: (address) => known.get(address),
		findBySource: (source) => bySource.get(source),
		put,
		async write({ bytes, kind }) {
			const file = `${hashBytes(bytes).slice(0, 20)}.${kind}`;
			await teams.create();
			await mkdir(folder, { recursive: true });
			const fresh = join(folder, `${file}.${randomUUID()}.new`);
			await writeFile(fresh, bytes);
			await rename(fresh, join(folder, file));
			return file;
		},
		async save(now) {
			const stays = [...known.values()].filter(({ usedAt }) => now - usedAt < KEEP_UNUSED_MS);
			if (stays.length === 0 && files.size === 0) return;
			await teams.create();
			await mkdir(folder, { recursive: true });
			await writeFileAtomically(
				join(folder, INDEX),
				stays.map((copy) => toJsonLine(copy)),
			);
			const used = new Set(stays.map(({ file }) => file));
			await removeUnusedFiles(folder, used, now);
		},
	};
}

/** Removes what no copy needs, once it is old: a younger file may be another process's. */
async function removeUnusedFiles(folder: string, used: ReadonlySet<string>, now: number): Promise<void> {
	for (const name of await readdir(folder)) {
		if (name === INDEX || used.has(name)) continue;
		const about = await stat(join(folder, name)).catch(ignoreMissing);
		if (about && now - about.mtimeMs > KEEP_UNUSED_MS) await rm(join(folder, name), { force: true });
	}
}

/** The address of a picture as it is kept: a part of it is no picture of its own. */
export function dropFragment(url: string): string {
	return url.replace(/#.*$/s, '');
}

/** By which two pictures are known to be one. */
export function hashBytes(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}

function parse(line: string): StoredCopy | undefined {
	try {
		return StoredCopySchema.safeParse(JSON.parse(line)).data;
	} catch {
		return undefined;
	}
}
