import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPublicFile, listPublicFolders } from '../refresh/public-folders.ts';
import type { Middleware } from '../server/middleware.ts';
import type { Site } from '../site/site.ts';

const TYPES: Record<string, string> = { svg: 'image/svg+xml', png: 'image/png' };

/** The icons that pages and phones ask for, and how each is drawn if nobody has made it. */
const ICONS: Record<string, (site: Site) => Promise<string | Uint8Array>> = {
	'favicon.svg': async ({ config }) => (await loadDrawing()).createInitialSvg(config),
	'apple-touch-icon.png': async ({ config }) => (await loadDrawing()).createInitialPng(config, 180, 0),
	'icon-192.png': async ({ config }) => (await loadDrawing()).createInitialPng(config, 192),
	'icon-512.png': async ({ config }) => (await loadDrawing()).createInitialPng(config, 512),
};

/** Imported only when needed: most sites have icons of their own. */
const loadDrawing = () => import('../share-images/initial-icon.ts');

/**
 * Completes the files of `public/`, which Astro has copied into the built site `out`: the sample's site gets its brand, and
 * every other site an icon with the first letter of its name, for each icon that its owner has not made.
 */
export async function writeBrandFiles(site: Site, out: string): Promise<void> {
	const [, ...others] = listPublicFolders(site.library.team);
	for (const folder of others) await cp(folder, out, { recursive: true, force: false });
	for (const [name, draw] of Object.entries(ICONS)) {
		if (!existsSync(join(out, name))) await writeFile(join(out, name), await draw(site));
	}
}

/** Serves during development what `writeBrandFiles` writes. */
export function createBrandMiddleware(site: () => Site): Middleware {
	return (request, response, next) => {
		const { urls, library } = site();
		const [path = ''] = (request.url ?? '').split('?');
		const name = path.startsWith(urls.base) ? path.slice(urls.base.length) : '';
		const type = /^[\w-]+\.(svg|png)$/.exec(name)?.[1];
		const [own = '', ...others] = listPublicFolders(library.team);
		if (type === undefined || existsSync(join(own, name))) return next();
		const file = findPublicFile(others, name);
		const content = file === undefined ? ICONS[name]?.(site()) : readFile(file);
		if (content === undefined) return next();
		content.then(
			(bytes) => response.writeHead(200, { 'Content-Type': TYPES[type] }).end(bytes),
			(error: unknown) => {
				console.error(error);
				response.writeHead(500).end();
			},
		);
	};
}
