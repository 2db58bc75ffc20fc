import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Picture } from '../markdown/pictures.ts';
import { measurePicture, type PictureSize } from './size.ts';

/** A URL prefix whose files are in a local folder. */
export interface LocalFolder {
	/** Ends with `/`. */
	url: string;
	folder: string;
}

const DATA_URL_PREFIX = /^data:image\/[a-z+]+;base64,/;

/** Creates a function that measures local pictures and `data:` URLs; for all others it returns `undefined`, without any request. */
export function createLocalPictureFinder(
	folders: readonly LocalFolder[],
): (url: string) => Promise<Picture | undefined> {
	const sizes = new Map<string, Promise<PictureSize | undefined>>();
	return async (url) => {
		const prefix = DATA_URL_PREFIX.exec(url)?.[0];
		if (prefix !== undefined) return measurePicture(Buffer.from(url.slice(prefix.length), 'base64'));
		const file = resolveFile(url, folders);
		if (file === undefined) return undefined;
		const size = sizes.get(file) ?? measurePicture(file);
		sizes.set(file, size);
		return size;
	};
}

/** The path of the file for a URL, in the first folder that has it. */
function resolveFile(url: string, folders: readonly LocalFolder[]): string | undefined {
	const { href } = new URL(url.replace(/[?#].*$/s, ''));
	return folders
		.filter((folder) => href.startsWith(folder.url))
		.map(({ url, folder }) => joinSegments(folder, href.slice(url.length)))
		.find((path) => path !== undefined && existsSync(path));
}

/** A URL's path below a folder; `undefined` if it would lead out of it, also with encoded characters. */
function joinSegments(folder: string, path: string): string | undefined {
	try {
		const segments = path.split('/').map(decodeURIComponent);
		return segments.some((segment) => /^\.*$|[/\\\0]/.test(segment)) ? undefined : join(folder, ...segments);
	} catch {
		return undefined;
	}
}
