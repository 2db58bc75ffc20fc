import { CommandError } from '../model/user-errors.ts';

const OTHER_PLACE = 'or set DATA_DIR to another folder';

/** What happened, and what the owner can do about it, by the error code of the system. */
const CAUSES: Readonly<Record<string, readonly [what: string, advice: string]>> = {
	ENOSPC: ['the disk is full', `Free some space there, ${OTHER_PLACE}.`],
	EDQUOT: ['the disk quota of this user is used up', `Free some space there, ${OTHER_PLACE}.`],
	EFBIG: ['the file would be larger than the disk allows', `Use another disk: set DATA_DIR to a folder there.`],
	EACCES: ['this user may not access it', `Give the user who runs this command the permission, ${OTHER_PLACE}.`],
	EPERM: ['this user may not change it', `Give the user who runs this command the permission, ${OTHER_PLACE}.`],
	EROFS: ['the disk is read-only', 'Set DATA_DIR to a folder that can be written.'],
	EISDIR: ['there is a folder in the place of this file', `Move the folder away, ${OTHER_PLACE}.`],
	ENOTEMPTY: ['there is a folder in the place of this file', `Move the folder away, ${OTHER_PLACE}.`],
	ENOTDIR: ['there is a file in the place of a folder above it', `Move that file away, ${OTHER_PLACE}.`],
	EEXIST: ['there is a file in the place of a folder above it', `Move that file away, ${OTHER_PLACE}.`],
	ELOOP: ['its links lead in a circle', `Remove them, ${OTHER_PLACE}.`],
	ENAMETOOLONG: ['its path is too long', `Shorten the path of DATA_DIR.`],
	EIO: ['the disk can’t be read or written', `Check the disk, ${OTHER_PLACE}.`],
	EMFILE: ['too many files are open', 'Raise the limit of open files (ulimit -n) for this command.'],
	ENFILE: ['too many files are open on this machine', 'Close other programs, then run this again.'],
};

/** A file of `DATA_DIR` can't be read or written. The message names the file, the reason and what to do. */
export class DiskError extends CommandError {
	override name = 'DiskError';
	readonly path: string;
	constructor(path: string, [what, advice]: readonly [string, string], cause: Error) {
		super(`${path} can’t be used: ${what}. ${advice}`, { cause });
		this.path = path;
	}
}

/** Returns the error of an operation on the file at `path` with an explanation, if it is one of the disk; other errors as they are. */
export function explainDiskError(error: unknown, path: string): unknown {
	if (!(error instanceof Error) || error instanceof DiskError || !('code' in error)) return error;
	const known = CAUSES[String(error.code)];
	return known ? new DiskError(path, known, error) : error;
}

/** Runs an operation on the file at `path`, and explains its errors. */
export async function explainingDiskErrors<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
	try {
		return await work();
	} catch (error) {
		throw explainDiskError(error, path);
	}
}
