import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'astro';
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

/** Puts a finished folder in the place of another one, which stands until then. */
async function swap(finished: string, place: string): Promise<void> {
	const old = `${finished}-old`;
	await rename(place, old).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== 'ENOENT') throw error;
	});
	await rename(finished, place).catch(async (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EXDEV') throw error;
		await cp(finished, place, { recursive: true });
	});
	await rm(old, { recursive: true, force: true });
}

/** Builds the static site into `place`: pages, search index and headers. A failure leaves what stood there. */
export async function buildSite(site: Site, settings: Settings, place: string): Promise<void> {
	setCurrentSite(site);
	await inNewFolder(async (folder) => {
		const out = join(folder, 'site');
		await build({ ...astroConfig(site, settings), outDir: out });
		await writeSearchIndex(site, join(out, 'pagefind'));
		await writeFile(join(out, '_headers'), headersFile(site));
		await swap(out, place);
	});
}
