import { keepPictures } from '../share-images/image-cache.ts';
import { keptName, pictureFile } from '../share-images/site-images.ts';
import type { SharedPage } from '../site/share-image.ts';
import type { Site } from '../site/site.ts';
import type { Step } from './static-files.ts';

/** How many pictures are drawn at the same time, and how many may wait for it. */
const AT_ONCE = 2;
const MOST_WAITING = 50;

/** The page whose picture stands at an address below `share/`, whichever of its pictures that is. */
function pageOf({ urls, config, articleAt, categoryAt }: Site, file: string): SharedPage | undefined {
	if (file.startsWith('share/site-')) return { path: urls.home, heading: config.name };
	const [, kind, address = ''] = /^share\/(articles|categories)\/(.+)-[0-9a-f]{12}\.png$/.exec(file) ?? [];
	const category = kind === 'categories' ? categoryAt.get(address) : undefined;
	if (category) return { path: category.path, heading: category.name };
	const article = kind === 'articles' ? articleAt.get(address) : undefined;
	return article && { path: article.path, heading: article.title, topic: article.category.name };
}

function readPath(url: string | undefined, base: string): string | undefined {
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
export function sharePictures(site: () => Site, folder: string): Step {
	const kept = keepPictures(folder);
	let drawing = 0;
	const waiting: (() => void)[] = [];
	const inTurn = async <Result>(work: () => Promise<Result>): Promise<Result> => {
		if (drawing >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
		else drawing++;
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else drawing--;
		}
	};
	return (request, response, next) => {
		const now = site();
		const { sharing } = now;
		const file = sharing && readPath(request.url, now.urls.base);
		const page = file === undefined ? undefined : pageOf(now, file);
		if (!sharing || file === undefined || !page || !/^(?:GET|HEAD)$/.test(request.method ?? '')) return next();
		const current = pictureFile(now, sharing, page);
		if (current !== file) {
			response.writeHead(302, { Location: sharing.of(page).path, 'Cache-Control': 'no-cache' }).end();
			return;
		}
		if (waiting.length >= MOST_WAITING) {
			response.writeHead(503, { 'Retry-After': '10', 'Cache-Control': 'no-store' }).end();
			return;
		}
		const draw = () => inTurn(async () => (await sharing.draw(page)) ?? new Uint8Array());
		kept.get(keptName(file), draw).then(
			(picture) =>
				response.writeHead(200, { 'Content-Type': 'image/png', 'Content-Length': picture.byteLength }).end(picture),
			() => response.writeHead(500, { 'Cache-Control': 'no-store' }).end(),
		);
	};
}
