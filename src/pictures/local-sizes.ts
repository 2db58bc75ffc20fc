import { join } from 'node:path';
import type { Picture } from '../markdown/pictures.ts';
import { type Size, sizeOf } from './size.ts';

/** Addresses below which every file is one of a folder of this machine. */
export interface Place {
	/** Ends with `/`. */
	address: string;
	folder: string;
}

const INLINE = /^data:image\/[a-z+]+;base64,/;

/** Finds the sizes of pictures that are on this machine or in their own address; of all others nothing is known, and nobody is asked. */
export function picturesAtHand(places: readonly Place[]): (address: string) => Promise<Picture | undefined> {
	const known = new Map<string, Promise<Size | undefined>>();
	return async (address) => {
		const inline = INLINE.exec(address)?.[0];
		if (inline !== undefined) return sizeOf(Buffer.from(address.slice(inline.length), 'base64'));
		const file = fileAt(address, places);
		if (file === undefined) return undefined;
		const size = known.get(file) ?? sizeOf(file);
		known.set(file, size);
		return size;
	};
}

/** The file at an address, which may or may not be there. */
function fileAt(address: string, places: readonly Place[]): string | undefined {
	const { href } = new URL(address.replace(/[?#].*$/s, ''));
	const place = places.find((one) => href.startsWith(one.address));
	if (place === undefined) return undefined;
	try {
		const parts = href.slice(place.address.length).split('/').map(decodeURIComponent);
		// What is encoded must not lead out of the folder.
		return parts.some((part) => /^\.*$|[/\\\0]/.test(part)) ? undefined : join(place.folder, ...parts);
	} catch {
		return undefined;
	}
}
