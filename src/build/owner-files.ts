import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasErrorCode } from '../files/error-code.ts';

/** The owner's `_headers` or `_redirects`, which Astro has copied from `public/` to `folder`. Empty if there is no such file. */
export async function readOwnerLines(folder: string, name: '_headers' | '_redirects'): Promise<string> {
	try {
		return `${(await readFile(join(folder, name), 'utf8')).trimEnd()}\n`;
	} catch (error) {
		if (hasErrorCode(error, 'ENOENT')) return '';
		throw error;
	}
}
