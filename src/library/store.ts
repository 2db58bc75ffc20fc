import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Article, Category } from './shapes.ts';
import type { KeptArticle, Snapshot } from './snapshot.ts';

const VERSION = 1;
const HOUR = 3_600_000;

const Named = z.object({ slug: z.string(), title: z.string(), reason: z.string() });
const Header = z.object({
	version: z.literal(VERSION),
	team: z.string(),
	source: z.string(),
	takenAt: z.iso.datetime(),
	complete: z.boolean(),
	articles: z.number(),
	leftOut: z.array(Named),
});
const Kept = z.object({ content: z.string(), digest: z.string().optional() });

/** Keeps the last good copy of one team's library. */
export interface Store {
	/** The copy, or `undefined` where there is none that can be read. */
	load(): Promise<Snapshot | undefined>;
	/** Replaces the copy, whole or not at all. */
	save(snapshot: Snapshot): Promise<void>;
}

/**
 * A store in `{dataDir}/{team}/library.ndjson`: a header, the categories, then one article a line, so that ten thousand are read without a
 * long pause. The folder's name alone says whose copy it is: a team whose slug changed renames it.
 */
export function createStore(dataDir: string, team: string, warn: (line: string) => void = () => {}): Store {
	if (!/^(?!\.*$)[^/\\\s\0]+$/.test(team)) throw new TypeError(`“${team}” can’t be the name of a team’s folder.`);
	const folder = join(dataDir, team);
	const path = join(folder, 'library.ndjson');

	return {
		async load() {
			if (!(await isThere(dataDir, team))) return undefined;
			const file = await open(path).catch(unlessMissing);
			if (!file) return undefined;
			const copy = await read(file, team)
				.catch(unlessUnreadable)
				.finally(() => file.close());
			if (copy) return copy;
			await rename(path, `${path}.broken`);
			warn(`The copy in ${path} can’t be read; it is kept as library.ndjson.broken, and a new one is made.`);
			return undefined;
		},
		async save(snapshot) {
			await mkdir(folder, { recursive: true });
			if (!(await isThere(dataDir, team)))
				throw new Error(`The folder ${folder} belongs to another team. Move it away.`);
			// Two processes may save at once: each writes its own file, and the later rename stands.
			const fresh = `${path}.${process.pid}.new`;
			const file = await open(fresh, 'w');
			try {
				await write(file, snapshot);
				await file.sync();
			} finally {
				await file.close();
			}
			await rename(fresh, path);
			await syncFolder(folder);
			await sweep(folder);
		},
	};
}

async function read(file: FileHandle, team: string): Promise<Snapshot> {
	let header: z.output<typeof Header> | undefined;
	let categories: Category[] | undefined;
	const articles: KeptArticle[] = [];
	for await (const line of file.readLines({ autoClose: false })) {
		const value: unknown = JSON.parse(line);
		if (!header) header = Header.parse(value);
		else if (!categories) categories = z.array(Category).parse(value);
		else {
			const { content, digest } = Kept.parse(value);
			articles.push({ ...Article.parse(value), content, digest });
		}
	}
	if (!header || !categories || articles.length !== header.articles) throw new SyntaxError('The copy ends too early.');
	const { version: _, articles: __, ...rest } = header;
	return { ...rest, team, categories, articles };
}

async function write(file: FileHandle, { categories, articles, ...header }: Snapshot): Promise<void> {
	let lines = line({ version: VERSION, ...header, articles: articles.length }) + line(categories);
	for (const article of articles) {
		lines += line(article);
		if (lines.length > 2 ** 20) {
			await file.appendFile(lines);
			lines = '';
		}
	}
	await file.appendFile(lines);
}

/** One line of the file. JSON leaves two characters as they are that end a line for readers. */
function line(value: unknown): string {
	const text = JSON.stringify(value).replace(/[\u2028\u2029]/g, (mark) => (mark === '\u2028' ? '\\u2028' : '\\u2029'));
	return `${text}\n`;
}

/** Exactly this folder: on some disks `Acme` would open another team's `acme`. */
async function isThere(dataDir: string, team: string): Promise<boolean> {
	const names = (await readdir(dataDir).catch(unlessMissing)) ?? [];
	return names.some((name) => name.normalize() === team.normalize());
}

async function syncFolder(folder: string): Promise<void> {
	// Windows can't open a folder, and has no need to.
	if (process.platform === 'win32') return;
	const handle = await open(folder);
	await handle.sync().finally(() => handle.close());
}

/** Removes what killed runs left half-written; a younger file may be another process's. */
async function sweep(folder: string): Promise<void> {
	for (const name of await readdir(folder)) {
		if (!/^library\.ndjson\.\d+\.new$/.test(name)) continue;
		const about = await stat(join(folder, name)).catch(unlessMissing);
		if (about && about.mtimeMs < Date.now() - HOUR) await rm(join(folder, name), { force: true });
	}
}

function unlessMissing(error: unknown): undefined {
	if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
	throw error;
}

function unlessUnreadable(error: unknown): undefined {
	if (error instanceof z.ZodError || error instanceof SyntaxError) return undefined;
	throw error;
}
