import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasErrorCode } from '../files/error-code.ts';

/** The lines of the owner's own `_headers` or `_redirects`, which came out of `public/` into `folder`; nothing where there are none. */
export async function readOwnerLines(folder: string, name: '_headers' | '_redirects'): Promise<string> {
	try {
		return `${(await readFile(join(folder, name), 'utf8')).trimEnd()}\n`;
	} catch (error) {
		if (hasErrorCode(error, 'ENOENT')) return '';
		throw error;
	}
}
