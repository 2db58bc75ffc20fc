import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ignoreMissing } from '../files/atomic-file.ts';

/** Pictures that were drawn before, by names that change with all that is drawn. */
export interface ImageCache {
	/** The picture of a name; drawn where it isn't kept yet, once however many ask at the same time. */
	get(name: string, draw: () => Promise<Uint8Array>): Promise<Uint8Array>;
	/** Removes all but these. */
	removeUnused(used: ReadonlySet<string>): Promise<void>;
	/** How many were drawn since the beginning. */
	countDrawn(): number;
}

/** Keeps pictures in a folder. A name may hold no `/`. */
export function createImageCache(folder: string): ImageCache {
	const pending = new Map<string, Promise<Uint8Array>>();
	let drawn = 0;

	const write = async (name: string, picture: Uint8Array) => {
		await mkdir(folder, { recursive: true });
		const fresh = join(folder, `${name}.${randomUUID()}.new`);
		const file = await open(fresh, 'w');
		await file
			.writeFile(picture)
			.then(() => file.sync())
			.finally(() => file.close());
		await rename(fresh, join(folder, name));
	};
	const find = async (name: string, draw: () => Promise<Uint8Array>) => {
		const kept = await readFile(join(folder, name)).catch(ignoreMissing);
		if (kept) return kept;
		const picture = await draw();
		drawn++;
		await write(name, picture);
		return picture;
	};
	return {
		get(name, draw) {
			const picture = pending.get(name) ?? find(name, draw).finally(() => pending.delete(name));
			pending.set(name, picture);
			return picture;
		},
		async removeUnused(used) {
			for (const name of (await readdir(folder).catch(ignoreMissing)) ?? []) {
				if (!used.has(name)) await rm(join(folder, name), { force: true });
			}
		},
		countDrawn: () => drawn,
	};
}
