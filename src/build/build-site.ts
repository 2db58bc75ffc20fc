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
import { writeBrandFiles } from './brand-files.ts';
import { writeEmbedFiles } from './embed-files.ts';
import { readOwnerLines } from './owner-files.ts';
import { writePictureCopies } from './picture-files.ts';
import { type WrittenShareImages, writeShareImages } from './share-images.ts';
import { writeArticleFiles } from './write-article-files.ts';
import { type WrittenRedirects, writeRedirectFiles } from './write-redirects.ts';

/**
 * Above this number of articles the indexer needs so much memory that the pages are rendered after it and not beside it, and it is worth the
 * time to collect the garbage of rendering.
 */
const MANY_ARTICLES = 2_000;

/** Makes V8 return unused memory to the system, which it does only in a last-resort collection. Needs `--expose-gc`, as our scripts set. */
function releaseMemory(): void {
	globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

async function buildPages(site: Site, settings: Settings, out: string): Promise<void> {
	const { build } = await import('astro');
	await build({ ...createAstroConfig(site, settings), outDir: out });
}

/** What a build has written, for the summary. */
export interface BuildResult {
	redirects: WrittenRedirects;
	shareImages: WrittenShareImages;
}

/**
 * Builds the current site into the folder `target`: pages, search index, headers and redirects. The redirects for nginx and Vercel go to
 * the folder `redirects/` beside it. If the build fails, both folders stay unchanged.
 */
export async function buildSite(site: Site, settings: Settings, target: string): Promise<BuildResult> {
	return withTemporaryFolder(async (folder) => {
		const out = join(folder, 'site');
		const isLarge = site.articles.length > MANY_ARTICLES;
		if (isLarge) releaseMemory();
		// A process of its own, which leaves this one free between two articles.
		const indexing = writeSearchIndex(site, join(folder, 'pagefind'));
		if (isLarge) await indexing;
		// Neither may still write when the folder is removed after an error of the other.
		for (const result of await Promise.allSettled([indexing, buildPages(site, settings, out)]))
			if (result.status === 'rejected') throw result.reason;
		await rename(join(folder, 'pagefind'), join(out, 'pagefind'));
		await writeArticleFiles(site, out);
		await writeEmbedFiles(site, out);
		await writeBrandFiles(site, out);
		await writePictureCopies(site, out);
		// The owner's lines come last: of two rules for a path, most hosts use the last one.
		await writeFile(join(out, '_headers'), createHeadersFile(site) + (await readOwnerLines(out, '_headers')));
		await writeIndexNowKey(out, settings.indexNowKey);
		const redirects = await writeRedirectFiles(site, out, join(folder, 'redirects'));
		const shareImages = await writeShareImages(site, settings, out);
		await saveHeadingHistory(site, settings);
		await swapFolder(out, target);
		await swapFolder(join(folder, 'redirects'), join(dirname(target), 'redirects'));
		return { redirects, shareImages };
	});
}
