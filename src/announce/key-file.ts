import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Puts the file into a built site by which search engines see that an announcement comes from its owner. */
export async function writeIndexNowKey(folder: string, key: string | undefined): Promise<void> {
	if (key !== undefined) await writeFile(join(folder, `${key}.txt`), key);
}
