import { rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeIndexNowKey } from '../announce/key-file.ts';
import { swapFolder, withTemporaryFolder } from '../files/swap-folder.ts';
import { saveHeadingHistory } from '../refresh/save-heading-history.ts';
import { writeSearchIndex } from '../search/index/pagefind-index.ts';
import type { Settings } from '../settings.ts';
import { createHeadersFile } from '../site/security/policy-and-headers.ts';
import type { Site } from '../site/site.ts';
import { createAstroConfig } from './astro-config.ts';
import { writeEmbedFiles } from './embed-files.ts';
import { readOwnerLines } from './owner-files.ts';
import { writePictureCopies } from './picture-files.ts';
import { type WrittenShareImages, writeShareImages } from './share-images.ts';
import { writeArticleFiles } from './write-article-files.ts';
import { type WrittenRedirects, writeRedirectFiles } from './write-redirects.ts';

/** From as many articles on, what rendering them left is worth a moment's work. */
const MANY_ARTICLES = 2_000;

/** V8 keeps the room that it needed once, unless it is asked as if no more could be had (our scripts allow it, by `--expose-gc`). */
function releaseMemory(): void {
	globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

/** What a build has written, for its summary. */
export interface BuildResult {
	redirects: WrittenRedirects;
	shareImages: WrittenShareImages;
}

/**
 * Builds the current site into the folder `place`: pages, search index, headers and redirects. The redirects for nginx and Vercel go to
 * `redirects/` beside it. If the build fails, both folders stay as they were.
 */
export async function buildSite(site: Site, settings: Settings, place: string): Promise<BuildResult> {
	return withTemporaryFolder(async (folder) => {
		const out = join(folder, 'site');
		// Before Astro is loaded: the indexer needs its memory while ours is small.
		if (site.articles.length > MANY_ARTICLES) releaseMemory();
		await writeSearchIndex(site, join(folder, 'pagefind'));
		const { build } = await import('astro');
		await build({ ...createAstroConfig(site, settings), outDir: out });
		await rename(join(folder, 'pagefind'), join(out, 'pagefind'));
		await writeArticleFiles(site, out);
		await writeEmbedFiles(site, out);
		await writePictureCopies(site, out);
		// The last that fits is obeyed, where they are not joined: the owner's.
		await writeFile(join(out, '_headers'), createHeadersFile(site) + (await readOwnerLines(out, '_headers')));
		await writeIndexNowKey(out, settings.indexNowKey);
		const redirects = await writeRedirectFiles(site, out, join(folder, 'redirects'));
		const shareImages = await writeShareImages(site, settings, out);
		await saveHeadingHistory(site, settings);
		await swapFolder(out, place);
		await swapFolder(join(folder, 'redirects'), join(dirname(place), 'redirects'));
		return { redirects, shareImages };
	});
}
