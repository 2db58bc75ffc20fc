import type { ShareablePage, ShareImages } from '../site/share-image.ts';
import type { Site } from '../site/site.ts';
import type { ImageCache } from './image-cache.ts';

/** Every page that may have a picture of its own, and the home page, which has the site's. */
export function* listSharedPages({ urls, config, categories, articles }: Site): Generator<ShareablePage> {
	yield { path: urls.home, heading: config.name };
	for (const { path, name } of categories) yield { path, heading: name };
	for (const { path, title, category } of articles) yield { path, heading: title, categoryName: category.name };
}

/** Where the picture of a page stands below the base path, where it is one of ours; decoded, as a file is called. */
export function resolveImageFile(site: Site, sharing: ShareImages, page: ShareablePage): string | undefined {
	const { path } = sharing.getImage(page);
	const ours = `${site.urls.base}share/`;
	return path.startsWith(ours) ? `share/${decodeURI(path.slice(ours.length))}` : undefined;
}

/** What a picture is kept as: the hash at the end of its name is of all that is drawn, so two that look alike are one. */
export function getCacheName(file: string): string {
	return /[0-9a-f]{12}\.png$/.exec(file)?.[0] ?? '';
}

/** The names under which the pictures of a site are kept. */
export function listCacheNames(site: Site, sharing: ShareImages): Set<string> {
	const files = Array.from(listSharedPages(site), (page) => resolveImageFile(site, sharing, page));
	return new Set(files.flatMap((file) => (file === undefined ? [] : [getCacheName(file)])));
}

/** Hands every picture of a site to `put`, a few at a time, with the file that it stands in. */
export async function forEachImage(
	site: Site,
	sharing: ShareImages,
	cache: ImageCache,
	put: (file: string, picture: Uint8Array) => Promise<void>,
): Promise<void> {
	const pages = listSharedPages(site);
	const work = async () => {
		for (const page of pages) {
			const file = resolveImageFile(site, sharing, page);
			if (file === undefined) continue;
			const picture = await cache.get(
				getCacheName(file),
				async () => (await sharing.drawImage(page)) ?? new Uint8Array(),
			);
			await put(file, picture);
		}
	};
	await Promise.all([work(), work(), work()]);
}
