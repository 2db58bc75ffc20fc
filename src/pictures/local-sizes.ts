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

/** The path of the file for a URL; it need not exist. */
function resolveFile(url: string, folders: readonly LocalFolder[]): string | undefined {
	const { href } = new URL(url.replace(/[?#].*$/s, ''));
	const match = folders.find((folder) => href.startsWith(folder.url));
	if (match === undefined) return undefined;
	try {
		const segments = href.slice(match.url.length).split('/').map(decodeURIComponent);
		// No path traversal with encoded characters.
		return segments.some((segment) => /^\.*$|[/\\\0]/.test(segment)) ? undefined : join(match.folder, ...segments);
	} catch {
		return undefined;
	}
}
