import { createLimiter } from '../files/limit-concurrency.ts';
import { createImageCache } from '../share-images/image-cache.ts';
import { getCacheName, resolveImageFile } from '../share-images/site-images.ts';
import type { ShareablePage } from '../site/share-image.ts';
import type { Site } from '../site/site.ts';
import type { Middleware } from './static-files.ts';

/** How many pictures are drawn at the same time, and how many may wait for it. */
const MAX_CONCURRENT = 2;
const MOST_WAITING = 50;

/** The page whose picture stands at an address below `share/`, whichever of its pictures that is. */
function findSharedPage({ urls, config, articleAt, categoryAt }: Site, file: string): ShareablePage | undefined {
	if (file.startsWith('share/site-')) return { path: urls.home, heading: config.name };
	const [, kind, address = ''] = /^share\/(articles|categories)\/(.+)-[0-9a-f]{12}\.png$/.exec(file) ?? [];
	const category = kind === 'categories' ? categoryAt.get(address) : undefined;
	if (category) return { path: category.path, heading: category.name };
	const article = kind === 'articles' ? articleAt.get(address) : undefined;
	return article && { path: article.path, heading: article.title, categoryName: article.category.name };
}

function parseImagePath(url: string | undefined, base: string): string | undefined {
	const [path = ''] = (url ?? '').split('?');
	if (!path.startsWith(`${base}share/`)) return undefined;
	try {
		return decodeURI(path.slice(base.length));
	} catch {
		return undefined;
	}
}

/**
 * Draws the pictures for sharing when they are first asked for, and keeps them in `folder`. An address of a picture that has changed since
 * leads to the one of now.
 */
export function serveShareImages(site: () => Site, folder: string): Middleware {
	const cache = createImageCache(folder);
	const limiter = createLimiter(MAX_CONCURRENT);
	return (request, response, next) => {
		const now = site();
		const { shareImages } = now;
		const file = shareImages && parseImagePath(request.url, now.urls.base);
		const page = file === undefined ? undefined : findSharedPage(now, file);
		if (!shareImages || file === undefined || !page || !/^(?:GET|HEAD)$/.test(request.method ?? '')) return next();
		const current = resolveImageFile(now, shareImages, page);
		if (current !== file) {
			response.writeHead(302, { Location: shareImages.getImage(page).path, 'Cache-Control': 'no-cache' }).end();
			return;
		}
		if (limiter.waiting >= MOST_WAITING) {
			response.writeHead(503, { 'Retry-After': '10', 'Cache-Control': 'no-store' }).end();
			return;
		}
		const draw = () => limiter.run(async () => (await shareImages.drawImage(page)) ?? new Uint8Array());
		cache.get(getCacheName(file), draw).then(
			(picture) =>
				response.writeHead(200, { 'Content-Type': 'image/png', 'Content-Length': picture.byteLength }).end(picture),
			() => response.writeHead(500, { 'Cache-Control': 'no-store' }).end(),
		);
	};
}
