import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSearchIndex } from '../search/search-index.ts';
import type { Settings } from '../settings.ts';
import { setCurrentSite } from '../site/current.ts';
import { headersFile } from '../site/security.ts';
import type { Site } from '../site/site.ts';
import { astroConfig } from './astro.ts';
import { inNewFolder, swap } from './new-folder.ts';

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
