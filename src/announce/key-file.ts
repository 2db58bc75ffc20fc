import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes the key file into a built site: it proves to search engines that announcements come from the site's owner. */
export async function writeIndexNowKey(folder: string, key: string | undefined): Promise<void> {
	if (key !== undefined) await writeFile(join(folder, `${key}.txt`), key);
}
