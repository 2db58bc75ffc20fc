import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { folderOf, type Where } from '../share-images/image-folder.ts';
import type { Site } from '../site/site.ts';

/** How many pictures a build has, and how many of them had to be drawn. */
export interface WrittenPictures {
	pictures: number;
	drawn: number;
}

/** Writes the pictures for sharing into the built site `out`, and forgets those that it doesn't use. None, where none are asked for. */
export async function writeSharePictures(site: Site, settings: Where, out: string): Promise<WrittenPictures> {
	if (!site.sharing) return { pictures: 0, drawn: 0 };
	const { keepPictures } = await import('../share-images/image-cache.ts');
	const { eachPicture, usedNames } = await import('../share-images/site-images.ts');
	const kept = keepPictures(folderOf(settings, site));
	let pictures = 0;
	await eachPicture(site, site.sharing, kept, async (file, picture) => {
		const path = join(out, file);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, picture);
		pictures++;
	});
	await kept.sweep(usedNames(site, site.sharing));
	return { pictures, drawn: kept.drawn() };
}
