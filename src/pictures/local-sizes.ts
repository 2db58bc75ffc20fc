import { join } from 'node:path';
import type { Picture } from '../markdown/pictures.ts';
import { measurePicture, type PictureSize } from './size.ts';

/** Addresses below which every file is one of a folder of this machine. */
export interface LocalFolder {
	/** Ends with `/`. */
	url: string;
	folder: string;
}

const DATA_URL_PREFIX = /^data:image\/[a-z+]+;base64,/;

/** Finds the sizes of pictures that are on this machine or in their own address; of all others nothing is known, and nobody is asked. */
export function createLocalPictureFinder(
	folders: readonly LocalFolder[],
): (url: string) => Promise<Picture | undefined> {
	const known = new Map<string, Promise<PictureSize | undefined>>();
	return async (url) => {
		const inline = DATA_URL_PREFIX.exec(url)?.[0];
		if (inline !== undefined) return measurePicture(Buffer.from(url.slice(inline.length), 'base64'));
		const file = resolveFile(url, folders);
		if (file === undefined) return undefined;
		const size = known.get(file) ?? measurePicture(file);
		known.set(file, size);
		return size;
	};
}

/** The file at an address, which may or may not be there. */
function resolveFile(url: string, folders: readonly LocalFolder[]): string | undefined {
	const { href } = new URL(url.replace(/[?#].*$/s, ''));
	const place = folders.find((one) => href.startsWith(one.url));
	if (place === undefined) return undefined;
	try {
		const parts = href.slice(place.url.length).split('/').map(decodeURIComponent);
		// What is encoded must not lead out of the folder.
		return parts.some((part) => /^\.*$|[/\\\0]/.test(part)) ? undefined : join(place.folder, ...parts);
	} catch {
		return undefined;
	}
}
