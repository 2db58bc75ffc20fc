import { closeSync, fstatSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ignoreMissing, writeFileAtomically } from '../files/atomic-file.ts';
import { explainingDiskErrors } from '../files/disk-error.ts';
import { hasErrorCode } from '../files/error-code.ts';
import { createDiskLeases, isLeaseFile } from './disk-lease.ts';
import { LeaseLost, type Storage } from './storage.ts';
import type { StorageFolder } from './team-folder.ts';

const NEWLINE = 0x0a;
const NAME = /^(?!\.)[\w .-]+(?:\/(?!\.)[\w .-]+)?$/;
const LINE_BREAK = /[\n\r\u2028\u2029]/;

/**
 * Stores records and logs as text files in a folder, so that the owner can read, search and copy them.
 *
 * Logs are read and appended to synchronously: they are short, or read once, and an asynchronous call would cost more than the work itself.
 * Records may be large, so they are read and written in portions.
 */
export function createDiskStorage(folder: StorageFolder, now: () => number = Date.now): Storage {
	const leases = createDiskLeases(folder, now);
	/** Logs that this process has appended to, so they end with a line break. */
	const ended = new Set<string>();
	const toPath = (name: string): string => {
		if (!NAME.test(name)) throw new TypeError(`“${name}” is not a valid name of a record.`);
		return folder.filePath(name);
	};
	const prepare = async (name: string): Promise<string> => {
		const path = toPath(name);
		await folder.create();
		if (name.includes('/')) await mkdir(dirname(path), { recursive: true });
		return path;
	};

	/** Runs an operation on a file, and explains the errors of the disk. */
	const use = <Result>(name: string, work: (path: string) => Promise<Result>): Promise<Result> => {
		const path = toPath(name);
		return explainingDiskErrors(path, () => work(path));
	};

	return {
		get: async (name) => use(name, async (path) => ((await folder.exists()) ? readRecord(path) : undefined)),
		put: async (name, lines, lease) =>
			use(name, async () => {
				const path = await prepare(name);
				await writeFileAtomically(path, endLines(lines), async () => {
					if (lease && !(await lease.isHeld())) throw new LeaseLost(name);
				});
			}),
		append: async (name, line) =>
			use(name, async (path) => {
				const isEnded = ended.delete(name);
				if (!isEnded) await prepare(name);
				// If this throws, the line may be cut short: the next one begins with a line break.
				appendLine(path, line, isEnded);
				ended.add(name);
			}),
		read: async (name) => use(name, async (path) => ((await folder.exists()) ? splitLines(readIfThere(path)) : [])),
		async list(prefix) {
			const above = prefix.slice(0, prefix.lastIndexOf('/') + 1);
			const path = folder.filePath(above);
			return explainingDiskErrors(path, async () => {
				if (!(await folder.exists())) return [];
				const names = (await readdir(path).catch(ignoreMissing)) ?? [];
				return names
					.map((name) => above + name)
					.filter((name) => name.startsWith(prefix) && NAME.test(name) && !isLeaseFile(name))
					.sort();
			});
		},
		rename: async (name, to) =>
			use(name, async (from) => {
				const target = toPath(to);
				for (const moved of [name, to]) ended.delete(moved);
				await rename(from, target).catch(ignoreMissing);
			}),
		remove: async (name) =>
			use(name, async (path) => {
				ended.delete(name);
				await rm(path, { force: true });
			}),
		lease: async (name, ms) => use(name, () => leases.take(name, ms)),
		locate: toPath,
	};
}

/** Opens a record for reading; `undefined` if there is none. */
async function readRecord(path: string): Promise<AsyncIterable<string> | undefined> {
	const file = await open(path).catch(ignoreMissing);
	if (!file) return undefined;
	// A folder can be opened, and fails only later, while its lines are read.
	if ((await file.stat()).isDirectory()) {
		await file.close();
		throw Object.assign(new Error(`${path} is a folder.`), { code: 'EISDIR' });
	}
	// The file is closed at its end, or when the consumer stops reading.
	return file.readLines();
}

function* endLines(lines: Iterable<string>): Generator<string> {
	for (const line of lines) yield endLine(line);
}

function endLine(line: string): string {
	if (LINE_BREAK.test(line)) throw new TypeError('A line of a record must not contain a line break.');
	return `${line}\n`;
}

/** Appends a line. The system has it when this returns, so a kill loses nothing. If a crash left the last line unfinished, ends it first. */
function appendLine(path: string, line: string, isEnded: boolean): void {
	const file = openSync(path, 'a+');
	try {
		const isOpenEnded = !isEnded && !endsWithLineBreak(file);
		const bytes = Buffer.from((isOpenEnded ? '\n' : '') + endLine(line));
		for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
	} finally {
		closeSync(file);
	}
}

function endsWithLineBreak(file: number): boolean {
	const { size } = fstatSync(file);
	const last = Buffer.alloc(1);
	return size === 0 || (readSync(file, last, 0, 1, size - 1) === 1 && last[0] === NEWLINE);
}

/** Yields the complete lines of a file, decoded one by one: all of them together may exceed the maximum length of a string. */
function* splitLines(bytes: Buffer): Generator<string> {
	for (let start = 0; start < bytes.length; ) {
		const end = bytes.indexOf(NEWLINE, start);
		if (end < 0) return;
		yield bytes.toString('utf8', start, end);
		start = end + 1;
	}
}

function readIfThere(path: string): Buffer {
	try {
		return readFileSync(path);
	} catch (error) {
		if (hasErrorCode(error, 'ENOENT')) return Buffer.alloc(0);
		throw error;
	}
}
