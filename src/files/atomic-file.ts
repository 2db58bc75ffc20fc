import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hasErrorCode } from './error-code.ts';

const HOUR = 3_600_000;
/** How many characters are handed to the disk at a time. */
const CHUNK_LENGTH = 2 ** 20;

/**
 * Replaces a file whole or not at all, also when the machine stops: a new one is written beside it, then takes its place. Two processes
 * may do so at once: the later one stands. The folder must be there.
 */
export async function writeFileAtomically(path: string, lines: Iterable<string>): Promise<void> {
	await replaceFile(path, async (file) => {
		let portion = '';
		for (const line of lines) {
			portion += line;
			if (portion.length < CHUNK_LENGTH) continue;
			await file.appendFile(portion);
			portion = '';
		}
		await file.appendFile(portion);
	});
	await fsyncFolder(dirname(path));
	await removeStaleFiles(path);
}

/**
 * Replaces one file of a cache with many: readers find the old bytes or the new ones, never a part. When the machine stops right afterwards,
 * the old ones may be back. The folder must exist, and its owner removes `*.new` files that killed processes left.
 */
export async function writeBytesAtomically(path: string, bytes: Uint8Array): Promise<void> {
	await replaceFile(path, (file) => file.writeFile(bytes));
}

async function replaceFile(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
	// Two containers that share a folder may share a process number too.
	const fresh = `${path}.${randomUUID()}.new`;
	const file = await open(fresh, 'wx');
	try {
		await write(file);
		await file.sync();
	} finally {
		await file.close();
	}
	await rename(fresh, path);
}

/** One line of a file of lines of JSON, which leaves two characters as they are that end a line for readers. */
export function toJsonLine(value: unknown): string {
	const text = JSON.stringify(value).replace(/[\u2028\u2029]/g, (mark) => (mark === '\u2028' ? '\\u2028' : '\\u2029'));
	return `${text}\n`;
}

/** What a promise about a file brings, or `undefined` where there is no such file: for `.catch`. */
export function ignoreMissing(error: unknown): undefined {
	if (hasErrorCode(error, 'ENOENT')) return undefined;
	throw error;
}

async function fsyncFolder(folder: string): Promise<void> {
	// Windows can't open a folder, and has no need to.
	if (process.platform === 'win32') return;
	const handle = await open(folder);
	await handle.sync().finally(() => handle.close());
}

/** Removes what killed runs left half-written; a younger file may be another process's. */
async function removeStaleFiles(path: string): Promise<void> {
	const folder = dirname(path);
	for (const name of await readdir(folder)) {
		if (!name.startsWith(`${basename(path)}.`) || !/\.[\da-f-]+\.new$/.test(name)) continue;
		const about = await stat(join(folder, name)).catch(ignoreMissing);
		if (about && about.mtimeMs < Date.now() - HOUR) await rm(join(folder, name), { force: true });
	}
}
