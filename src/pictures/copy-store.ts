import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { jsonLine, unlessMissing, writeWhole } from '../files/atomic-file.ts';
import { teamFolder } from '../storage/team-folder.ts';
import type { MadeCopy } from './convert.ts';

const INDEX = 'index.ndjson';
/** The name of a copy: what is in it, and of which kind. */
export const COPY_NAME = /^[0-9a-f]{20}\.(?:webp|png|gif|jpg|avif|svg)$/;
/** How long a copy that no article shows is kept: an article may come back. */
const UNUSED_MS = 30 * 86_400_000;

const time = z.number();
const Kept = z.object({
	address: z.string(),
	file: z.string().regex(COPY_NAME),
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
export type KeptCopy = z.output<typeof Kept>;

/** The copies of a team's pictures, in `{dataDir}/{team}/pictures/`. */
export interface KeptCopies {
	folder: string;
	/** The copy of the picture at an address, whose file is there. */
	find(address: string): KeptCopy | undefined;
	/** A copy made of the very same bytes, wherever they came from. */
	findSame(source: string): KeptCopy | undefined;
	/** Keeps a file, and tells its name. */
	write(copy: MadeCopy): Promise<string>;
	put(copy: KeptCopy): void;
	/** Keeps what was put, and what was used lately; the rest goes. */
	save(now: number): Promise<void>;
}

/** Opens what is kept; what can't be read counts as never kept. */
export async function openCopies(dataDir: string, team: string): Promise<KeptCopies> {
	const teams = teamFolder(dataDir, team);
	const folder = teams.file('pictures');
	const isThere = await teams.isThere();
	const files = new Set(isThere ? ((await readdir(folder).catch(unlessMissing)) ?? []) : []);
	const text = isThere ? ((await readFile(join(folder, INDEX), 'utf8').catch(unlessMissing)) ?? '') : '';
	const known = new Map<string, KeptCopy>();
	const bySource = new Map<string, KeptCopy>();
	const put = (copy: KeptCopy) => {
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
		findSame: (source) => bySource.get(source),
		put,
		async write({ bytes, kind }) {
			const file = `${digest(bytes).slice(0, 20)}.${kind}`;
			await teams.make();
			await mkdir(folder, { recursive: true });
			const fresh = join(folder, `${file}.${randomUUID()}.new`);
			await writeFile(fresh, bytes);
			await rename(fresh, join(folder, file));
			return file;
		},
		async save(now) {
			const stays = [...known.values()].filter(({ usedAt }) => now - usedAt < UNUSED_MS);
			if (stays.length === 0 && files.size === 0) return;
			await teams.make();
			await mkdir(folder, { recursive: true });
			await writeWhole(
				join(folder, INDEX),
				stays.map((copy) => jsonLine(copy)),
			);
			const used = new Set(stays.map(({ file }) => file));
			await sweep(folder, used, now);
		},
	};
}

/** Removes what no copy needs, once it is old: a younger file may be another process's. */
async function sweep(folder: string, used: ReadonlySet<string>, now: number): Promise<void> {
	for (const name of await readdir(folder)) {
		if (name === INDEX || used.has(name)) continue;
		const about = await stat(join(folder, name)).catch(unlessMissing);
		if (about && now - about.mtimeMs > UNUSED_MS) await rm(join(folder, name), { force: true });
	}
}

/** The address of a picture as it is kept: a part of it is no picture of its own. */
export function withoutPart(address: string): string {
	return address.replace(/#.*$/s, '');
}

/** By which two pictures are known to be one. */
export function digest(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}

function parse(line: string): KeptCopy | undefined {
	try {
		return Kept.safeParse(JSON.parse(line)).data;
	} catch {
		return undefined;
	}
}
