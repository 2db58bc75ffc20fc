import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ignoreMissing, writeBytesAtomically } from '../files/atomic-file.ts';
import { explainingDiskErrors } from '../files/disk-error.ts';

/** A cache of drawn images. A name changes with everything that is drawn, so that entries never become stale. */
export interface ImageCache {
	/** Returns an image; draws and stores it if it is not cached. Concurrent calls for the same name draw once. */
	get(name: string, draw: () => Promise<Uint8Array>): Promise<Uint8Array>;
	/** Removes all images but these. */
	removeUnused(used: ReadonlySet<string>): Promise<void>;
	/** How many images this cache has drawn. */
	countDrawn(): number;
}

/** Creates a cache in a folder. Names must not contain `/`. */
export function createImageCache(folder: string): ImageCache {
	const pending = new Map<string, Promise<Uint8Array>>();
	let drawn = 0;

	const readOrDraw = async (name: string, draw: () => Promise<Uint8Array>) => {
		const path = join(folder, name);
		const cached = await explainingDiskErrors(path, () => readFile(path).catch(ignoreMissing));
		if (cached) return cached;
		const image = await draw();
		drawn++;
		await explainingDiskErrors(folder, () => mkdir(folder, { recursive: true }));
		await writeBytesAtomically(path, image);
		return image;
	};
	return {
		get(name, draw) {
			const image = pending.get(name) ?? readOrDraw(name, draw).finally(() => pending.delete(name));
			pending.set(name, image);
			return image;
		},
		async removeUnused(used) {
			for (const name of (await readdir(folder).catch(ignoreMissing)) ?? []) {
				if (!used.has(name)) await rm(join(folder, name), { force: true });
			}
		},
		countDrawn: () => drawn,
	};
}
