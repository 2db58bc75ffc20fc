import { createLimiter } from '../files/limit-concurrency.ts';
import { createImageCache } from '../share-images/image-cache.ts';
import { getCacheName, resolveImageFile } from '../share-images/site-images.ts';
import type { ShareablePage } from '../site/share-image.ts';
import type { Site } from '../site/site.ts';
import type { Middleware } from './middleware.ts';

/** How many images are drawn at the same time, and how many may wait. */
const MAX_CONCURRENT = 2;
const MAX_WAITING = 50;

/** The page that a file below `share/` belongs to, also if the file is an outdated image of it. */
function findSharedPage({ urls, config, articleAt, categoryAt }: Site, file: string): ShareablePage | undefined {
	if (file.startsWith('share/site-')) return { path: urls.home, heading: config.name };
	const [, kind, address = ''] = /^share\/(articles|categories)\/(.+)-[0-9a-f]{12}\.png$/.exec(file) ?? [];
	const category = kind === 'categories' ? categoryAt.get(address) : undefined;
	if (category) return { path: category.path, heading: category.name };
	const article = kind === 'articles' ? articleAt.get(address) : undefined;
	return article && { path: article.path, heading: article.title, categoryName: article.category.name };
}

/** The path of a file below `share/`, without the base path; `undefined` for any other URL. */
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
 * Serves the share images. Each is drawn at its first request and cached in `folder`. The URL of an outdated image redirects to the
 * current one.
 */
export function serveShareImages(site: () => Site, folder: string): Middleware {
	const cache = createImageCache(folder);
	const limiter = createLimiter(MAX_CONCURRENT);
	return (request, response, next) => {
		const current = site();
		const { shareImages } = current;
		const file = shareImages && parseImagePath(request.url, current.urls.base);
		const page = file === undefined ? undefined : findSharedPage(current, file);
		if (!shareImages || file === undefined || !page || !/^(?:GET|HEAD)$/.test(request.method ?? '')) return next();
		if (resolveImageFile(current, shareImages, page) !== file) {
			response.writeHead(302, { Location: shareImages.getImage(page).path, 'Cache-Control': 'no-cache' }).end();
			return;
		}
		if (limiter.waiting >= MAX_WAITING) {
			response.writeHead(503, { 'Retry-After': '10', 'Cache-Control': 'no-store' }).end();
			return;
		}
		const draw = () => limiter.run(async () => (await shareImages.drawImage(page)) ?? new Uint8Array());
		cache.get(getCacheName(file), draw).then(
			(image) =>
				response.writeHead(200, { 'Content-Type': 'image/png', 'Content-Length': image.byteLength }).end(image),
			() => response.writeHead(500, { 'Cache-Control': 'no-store' }).end(),
		);
	};
}
