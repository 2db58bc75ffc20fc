import { folderOf, type Where } from '../share-images/image-folder.ts';
import { currentSite } from '../site/current.ts';
import type { Site } from '../site/site.ts';
import type { Step } from './static-files.ts';

/** What answers for the copies of a site that is served by its pages. */
export async function pictureSteps(): Promise<Step[]> {
	const { copies, urls } = currentSite();
	if (copies === undefined) return [];
	const { pictureCopies } = await import('./picture-files.ts');
	return [pictureCopies(copies.folder, urls.base)];
}

/** What answers for the pictures of a site that is served by its pages: each is drawn when it is first asked for. */
export async function sharingSteps(site: Site, settings: Where): Promise<Step[]> {
	if (!site.sharing) return [];
	const { keepPictures } = await import('../share-images/image-cache.ts');
	const { usedNames } = await import('../share-images/site-images.ts');
	const { sharePictures } = await import('./share-images.ts');
	const folder = folderOf(settings, site);
	await keepPictures(folder).sweep(usedNames(site, site.sharing));
	return [sharePictures(currentSite, folder)];
}
