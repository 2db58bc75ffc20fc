import { createLimiter } from '../files/limit-concurrency.ts';
import type { ShareablePage, ShareImages } from '../site/share-image.ts';
import type { Site } from '../site/site.ts';
import type { ImageCache } from './image-cache.ts';

const MAX_CONCURRENT = 3;

/** Lists the pages that may have their own image, after the home page, which shows the site's. */
export function* listSharedPages({ urls, config, categories, articles }: Site): Generator<ShareablePage> {
	yield { path: urls.home, heading: config.name };
	for (const { path, name } of categories) yield { path, heading: name };
	for (const { path, title, category } of articles) yield { path, heading: title, categoryName: category.name };
}

/** The file of a page's image, decoded and relative to the site's root; `undefined` if the image is the owner's. */
export function resolveImageFile(site: Site, sharing: ShareImages, page: ShareablePage): string | undefined {
	const { path } = sharing.getImage(page);
	const prefix = `${site.urls.base}share/`;
	return path.startsWith(prefix) ? `share/${decodeURI(path.slice(prefix.length))}` : undefined;
}

/** The name of an image in the cache: only the hash of what is drawn, so that pages with equal images share one entry. */
export function getCacheName(file: string): string {
	return /[0-9a-f]{12}\.png$/.exec(file)?.[0] ?? '';
}

/** The cache names of all images of a site. */
export function listCacheNames(site: Site, sharing: ShareImages): Set<string> {
	const files = Array.from(listSharedPages(site), (page) => resolveImageFile(site, sharing, page));
	return new Set(files.flatMap((file) => (file === undefined ? [] : [getCacheName(file)])));
}

/** Calls `put` with every image of a site and its file, for a few pages at a time. */
export async function forEachImage(
	site: Site,
	sharing: ShareImages,
	cache: ImageCache,
	put: (file: string, image: Uint8Array) => Promise<void>,
): Promise<void> {
	const limiter = createLimiter(MAX_CONCURRENT);
	const putImage = async (page: ShareablePage) => {
		const file = resolveImageFile(site, sharing, page);
		if (file === undefined) return;
		const draw = async () => (await sharing.drawImage(page)) ?? new Uint8Array();
		await put(file, await cache.get(getCacheName(file), draw));
	};
	await Promise.all(Array.from(listSharedPages(site), (page) => limiter.run(() => putImage(page))));
}
