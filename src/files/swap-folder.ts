import { cp, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../project-root.ts';
import { hasErrorCode } from './error-code.ts';

const HOUR = 3_600_000;

/** Removes folders older than an hour: processes that were killed left them behind. */
async function removeStaleFolders(parent: string): Promise<void> {
	for (const name of await readdir(parent)) {
		const path = join(parent, name);
		if (Date.now() - (await stat(path)).mtimeMs > HOUR) await rm(path, { recursive: true, force: true });
	}
}

/** Calls `work` with a new folder, and removes it afterwards. It is inside the project, so that built code can resolve its packages. */
export async function withTemporaryFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
	const parent = join(projectRoot, '.build');
	await mkdir(parent, { recursive: true });
	await removeStaleFolders(parent);
	const folder = await mkdtemp(join(parent, 'site-'));
	try {
		return await work(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Moves a folder, even to another disk. */
async function moveFolder(from: string, to: string): Promise<void> {
	try {
		await rename(from, to);
	} catch (error) {
		if (!hasErrorCode(error, 'EXDEV')) throw error;
		await cp(from, to, { recursive: true });
		await rm(from, { recursive: true });
	}
}

/** Replaces the contents of a folder that can't be renamed because it is a mount point. `from` is removed. */
async function replaceContents(place: string, from: string): Promise<void> {
	for (const name of await readdir(place)) await rm(join(place, name), { recursive: true });
	await cp(from, place, { recursive: true });
	await rm(from, { recursive: true });
}

/** Replaces the folder `place` with a finished one. The old folder stays in place until then, and is put back if the swap fails. */
export async function swapFolder(finished: string, place: string): Promise<void> {
	const [next, old] = [`${place}.new`, `${place}.old`];
	for (const left of [next, old]) await rm(left, { recursive: true, force: true });
	await moveFolder(finished, next);
	try {
		await rename(place, old);
	} catch (error) {
		if (hasErrorCode(error, 'EBUSY', 'EXDEV')) return replaceContents(place, next);
		if (!hasErrorCode(error, 'ENOENT')) throw error;
	}
	try {
		await rename(next, place);
	} catch (error) {
		await rename(old, place);
		throw error;
	}
	await rm(old, { recursive: true, force: true });
}
