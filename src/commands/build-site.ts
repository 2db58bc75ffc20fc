import { cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSearchIndex } from '../search/search-index.ts';
import type { Settings } from '../settings.ts';
import { setCurrentSite } from '../site/current.ts';
import { headersFile } from '../site/security.ts';
import type { Site } from '../site/site.ts';
import { astroConfig, projectRoot } from './astro.ts';

async function inNewFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
	const parent = join(projectRoot, '.build');
	await mkdir(parent, { recursive: true });
	const folder = await mkdtemp(join(parent, 'site-'));
	try {
		return await work(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function failedFor(error: unknown, ...codes: string[]): boolean {
	return error instanceof Error && 'code' in error && codes.some((code) => code === error.code);
}

/** Moves a folder, also to another disk. */
async function move(from: string, to: string): Promise<void> {
	try {
		await rename(from, to);
	} catch (error) {
		if (!failedFor(error, 'EXDEV')) throw error;
		await cp(from, to, { recursive: true });
		await rm(from, { recursive: true });
	}
}

/** Fills a folder that can't be moved, because it is mounted there, with what another one holds. */
async function refill(place: string, from: string): Promise<void> {
	for (const name of await readdir(place)) await rm(join(place, name), { recursive: true });
	await cp(from, place, { recursive: true });
	await rm(from, { recursive: true });
}

/** Puts a finished folder in the place of another one, which stands until then, and again where that fails. */
async function swap(finished: string, place: string): Promise<void> {
	const [next, old] = [`${place}.new`, `${place}.old`];
	for (const left of [next, old]) await rm(left, { recursive: true, force: true });
	await move(finished, next);
	try {
		await rename(place, old);
	} catch (error) {
		if (failedFor(error, 'EBUSY', 'EXDEV')) return refill(place, next);
		if (!failedFor(error, 'ENOENT')) throw error;
	}
	try {
		await rename(next, place);
	} catch (error) {
		await rename(old, place);
		throw error;
	}
	await rm(old, { recursive: true, force: true });
}

/** Builds the static site into `place`: pages, search index and headers. A failure leaves what stood there. */
export async function buildSite(site: Site, settings: Settings, place: string): Promise<void> {
	setCurrentSite(site);
	await inNewFolder(async (folder) => {
		const out = join(folder, 'site');
		// Before Astro is loaded: the indexer needs its memory while ours is still small.
		await writeSearchIndex(site, join(folder, 'pagefind'));
		const { build } = await import('astro');
		await build({ ...astroConfig(site, settings), outDir: out });
		await rename(join(folder, 'pagefind'), join(out, 'pagefind'));
		await writeFile(join(out, '_headers'), headersFile(site));
		await swap(out, place);
	});
}
