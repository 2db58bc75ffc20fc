import { constants, copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Site } from '../site/site.ts';

/** Copies the mirrored pictures that articles show into the built site `out`. Without MIRROR_IMAGES there are none. */
export async function writePictureCopies({ copies }: Site, out: string): Promise<void> {
	if (copies === undefined || copies.files.size === 0) return;
	const folder = join(out, '_pictures');
	await mkdir(folder, { recursive: true });
	for (const file of copies.files) {
		await copyFile(join(copies.folder, file), join(folder, file), constants.COPYFILE_FICLONE);
	}
}
