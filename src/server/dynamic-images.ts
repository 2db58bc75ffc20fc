import { type DataFolder, locateImageFolder } from '../share-images/image-folder.ts';
import { currentSite } from '../site/current.ts';
import type { Site } from '../site/site.ts';
import type { Middleware } from './middleware.ts';

/** Middleware for the copied pictures of a site that is rendered on demand; none without MIRROR_IMAGES. */
export async function createPictureMiddleware(): Promise<Middleware[]> {
	const { copies, urls } = currentSite();
	if (copies === undefined) return [];
	const { servePictureCopies } = await import('./picture-files.ts');
	return [servePictureCopies(copies.folder, urls.base)];
}

/** Middleware for the share images of a site that is rendered on demand; none if the owner did not enable them. */
export async function createShareImageMiddleware(site: Site, settings: DataFolder): Promise<Middleware[]> {
	if (!site.shareImages) return [];
	const { createImageCache } = await import('../share-images/image-cache.ts');
	const { listCacheNames } = await import('../share-images/site-images.ts');
	const { serveShareImages } = await import('./share-images.ts');
	const folder = locateImageFolder(settings, site);
	await createImageCache(folder).removeUnused(listCacheNames(site, site.shareImages));
	return [serveShareImages(currentSite, folder)];
}
