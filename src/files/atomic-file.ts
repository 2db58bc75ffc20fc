import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hasErrorCode } from './error-code.ts';
import { toSingleJsonLine } from './json.ts';

const HOUR = 3_600_000;
/** How many characters are written at a time. */
const PORTION = 2 ** 16;

/**
 * Replaces a file whole or not at all, also where the process is killed or the machine stops: the new file is written beside the old one
 * and then renamed. Of two processes that do so at once, the later one wins. The folder must exist. `beforeReplacing` may still reject.
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
 * Replaces one file of a cache with many: readers find the old bytes or the new ones, never a part. If the machine stops right afterwards,
 * the old ones may be back. The folder must exist, and its owner removes `*.new` files that killed processes left.
 */
export async function writeBytesAtomically(path: string, bytes: Uint8Array): Promise<void> {
	await replaceFile(path, (file) => file.writeFile(bytes));
}

async function replaceFile(
	path: string,
	write: (file: FileHandle) => Promise<void>,
	beforeReplacing = async (): Promise<void> => {},
): Promise<void> {
	// Not the process id: two containers that share a folder may share that.
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
		await rm(temporary, { force: true });
		throw error;
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

/** A value as one line of a file of JSON lines, with the line break. */
export function toJsonLine(value: unknown): string {
	return `${toSingleJsonLine(value)}\n`;
}

/** For `.catch` of a promise about a file: `undefined` where there is no such file. */
export function ignoreMissing(error: unknown): undefined {
	if (hasErrorCode(error, 'ENOENT')) return undefined;
	throw error;
}

async function syncFolder(folder: string): Promise<void> {
	// Windows can't open a folder, and has no need to.
	if (process.platform === 'win32') return;
	const handle = await open(folder);
	await handle.sync().finally(() => handle.close());
}

/** Removes what killed processes left half-written. A younger file may be that of another process at work. */
async function removeStaleTemporaries(path: string): Promise<void> {
	const folder = dirname(path);
	for (const name of await readdir(folder)) {
		if (!name.startsWith(`${basename(path)}.`) || !/\.[\da-f-]+\.new$/.test(name)) continue;
		const about = await stat(join(folder, name)).catch(ignoreMissing);
		if (about && about.mtimeMs < Date.now() - HOUR) await rm(join(folder, name), { force: true });
	}
}
