import { rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeIndexNowKey } from '../announce/key-file.ts';
import { named } from '../commands/terminal/summary.ts';
import { inNewFolder, swap } from '../files/swap-folder.ts';
import { keepHeadings } from '../refresh/save-heading-history.ts';
import { writeSearchIndex } from '../search/index/pagefind-index.ts';
import type { Settings } from '../settings.ts';
import { setCurrentSite } from '../site/current.ts';
import { redirectsOf } from '../site/redirects/redirects.ts';
import { headersFile } from '../site/security/policy-and-headers.ts';
import type { Site } from '../site/site.ts';
import { astroConfig } from './astro-config.ts';
import { writeEmbed } from './embed-files.ts';
import { ownersLines } from './owner-files.ts';
import { writePictureCopies } from './picture-files.ts';
import { writeSharePictures } from './share-images.ts';
import { writeArticleFiles } from './write-article-files.ts';
import { writeRedirects } from './write-redirects.ts';

/** From as many articles on, what rendering them left is worth a moment's work. */
const MANY = 2_000;

/** V8 keeps the room that it needed once, unless it is asked as if no more could be had (our scripts allow it, by `--expose-gc`). */
function giveBackMemory(): void {
	globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

/**
 * Builds the static site into `place`: pages, search index, headers and redirects. What nginx and Vercel want to be told of
 * redirects stands in `redirects/` beside it. A failure leaves what stood there.
 */
export async function buildSite(site: Site, settings: Settings, place: string): Promise<void> {
	setCurrentSite(site);
	await inNewFolder(async (folder) => {
		const out = join(folder, 'site');
		// Before Astro is loaded: the indexer needs its memory while ours is small.
		if (site.articles.length > MANY) giveBackMemory();
		await writeSearchIndex(site, join(folder, 'pagefind'));
		const { build } = await import('astro');
		await build({ ...astroConfig(site, settings), outDir: out });
		await rename(join(folder, 'pagefind'), join(out, 'pagefind'));
		await writeArticleFiles(site, out);
		await writeEmbed(site, out);
		await writePictureCopies(site, out);
		// The last that fits is obeyed, where they are not joined: the owner's.
		await writeFile(join(out, '_headers'), headersFile(site) + (await ownersLines(out, '_headers')));
		await writeIndexNowKey(out, settings.indexNowKey);
		const { taken, left } = await writeRedirects(site, out, join(folder, 'redirects'));
		const { pictures, drawn } = await writeSharePictures(site, settings, out);
		await keepHeadings(site, settings);
		await swap(out, place);
		await swap(join(folder, 'redirects'), join(dirname(place), 'redirects'));
		if (pictures > 0) console.log(`Pictures for sharing: ${pictures}, of which ${drawn} had to be drawn.`);
		for (const line of [
			...named('Redirects that lead nowhere', redirectsOf(site).troubles),
			...named('Redirects left out, for a file of this site stands there', taken),
			...named('Redirects without a line in _redirects, which has no room: their pages lead on', left),
		]) {
			console.log(line);
		}
	});
}
