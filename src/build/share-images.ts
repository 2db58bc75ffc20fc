import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type DataFolder, locateImageFolder } from '../share-images/image-folder.ts';
import type { Site } from '../site/site.ts';

/** How many share images a build has, and how many of them had to be drawn. */
export interface WrittenShareImages {
	images: number;
	drawn: number;
}

/** Writes the share images into the built site `out`, and deletes unused ones from the cache. Does nothing if the owner wants none. */
export async function writeShareImages(site: Site, settings: DataFolder, out: string): Promise<WrittenShareImages> {
	if (!site.shareImages) return { images: 0, drawn: 0 };
	const { createImageCache } = await import('../share-images/image-cache.ts');
	const { forEachImage, listCacheNames } = await import('../share-images/site-images.ts');
	const cache = createImageCache(locateImageFolder(settings, site));
	let images = 0;
	await forEachImage(site, site.shareImages, cache, async (file, image) => {
		const path = join(out, file);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, image);
		images++;
	});
	await cache.removeUnused(listCacheNames(site, site.shareImages));
	return { images, drawn: cache.countDrawn() };
}
