import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { explainDiskError } from './disk-error.ts';
import { hasErrorCode } from './error-code.ts';

const HOUR = 3_600_000;
/** How many characters are written at a time. */
const PORTION = 2 ** 16;

/**
 * Replaces a file atomically, even if the process is killed or the machine stops: writes the new file next to the old one, then renames it.
 * If two processes do this at once, the later one wins. The folder must exist. `beforeReplacing` runs just before the rename and cancels it
 * by throwing.
 * @throws {DiskError} if the disk is full, or can't be written
 */
export async function writeFileAtomically(
	path: string,
	texts: Iterable<string>,
	beforeReplacing = async (): Promise<void> => {},
): Promise<void> {
	await replaceFile(path, (file) => writePortions(file, texts), beforeReplacing);
	await syncFolder(dirname(path));
	await removeStaleTemporaries(path);
}

/**
 * Replaces one of many files of a cache: readers see the old bytes or the new ones, never a part. If the machine stops right afterwards,
 * the old bytes may be back. The folder must exist, and its owner removes the `*.new` files of killed processes.
 */
export async function writeBytesAtomically(path: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
	await replaceFile(path, (file) => file.writeFile(bytes));
}

async function replaceFile(
	path: string,
	write: (file: FileHandle) => Promise<void>,
	beforeReplacing = async (): Promise<void> => {},
): Promise<void> {
	// Not the process id: two containers that share a folder may have the same one.
	const temporary = `${path}.${randomUUID()}.new`;
	try {
		const file = await open(temporary, 'wx');
		try {
			await write(file);
			await file.sync();
		} finally {
			await file.close();
		}
		await beforeReplacing();
		await rename(temporary, path);
	} catch (error) {
		await rm(temporary, { force: true }).catch(() => {});
		throw explainDiskError(error, path);
	}
}

async function writePortions(file: FileHandle, texts: Iterable<string>): Promise<void> {
	let portion = '';
	for (const text of texts) {
		portion += text;
		if (portion.length < PORTION) continue;
		await file.appendFile(portion);
		portion = '';
	}
	await file.appendFile(portion);
}

/** For `.catch` on a file operation: returns `undefined` if the file does not exist, and rethrows all other errors. */
export function ignoreMissing(error: unknown): undefined {
	if (hasErrorCode(error, 'ENOENT')) return undefined;
	throw error;
}

async function syncFolder(folder: string): Promise<void> {
	// Windows can't open a folder, and doesn't need this.
	if (process.platform === 'win32') return;
	const handle = await open(folder);
	await handle.sync().finally(() => handle.close());
}

/** Removes the half-written files of `path` that killed processes left. A file less than an hour old may belong to a process that is still writing. */
export async function removeStaleTemporaries(path: string): Promise<void> {
	const folder = dirname(path);
	for (const name of await readdir(folder)) {
		if (!name.startsWith(`${basename(path)}.`) || !/\.[\da-f-]+\.new$/.test(name)) continue;
		const about = await stat(join(folder, name)).catch(ignoreMissing);
		if (about && about.mtimeMs < Date.now() - HOUR) await rm(join(folder, name), { force: true });
	}
}
