import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** How many characters are handed to the disk at a time. */
const PORTION = 2 ** 20;
const NEWLINE = 0x0a;
/** How many rows are read from a database before the event loop gets its turn. */
const ROWS = 100;

/** Keeps records and logs, both made of lines, in one folder. What a promise stands for survives `kill -9` once it has resolved. */
export interface Candidate {
	/** Replaces a record whole or not at all. */
	put(name: string, lines: Iterable<string>): Promise<void>;
	/** Adds one line to a log. */
	append(name: string, line: string): Promise<void>;
	/** The lines of a record or log. A record is read as it was when reading began. */
	lines(name: string): AsyncIterable<string>;
	/** Removes a record or log. */
	remove(name: string): Promise<void>;
	/** Replaces one line of a record: only a database can. */
	change?(name: string, at: number, line: string): Promise<void>;
	/** Whether the candidate's own format is whole, where it has one. */
	isWhole?(): boolean;
	close(): Promise<void>;
}

/** What is compared, by the name that the tables show. */
export const CANDIDATES = {
	files: (folder: string) => createFiles(folder),
	'files, async': (folder: string) => createFiles(folder, { isAsync: true }),
	'files, fsync each': (folder: string) => createFiles(folder, { isEachSynced: true }),
	'sqlite NORMAL': (folder: string) => createSqlite(folder, { synchronous: 'NORMAL' }),
	'sqlite FULL': (folder: string) => createSqlite(folder, { synchronous: 'FULL' }),
	/** The default of `node:sqlite`: whoever finds the database locked gets an error at once. */
	'sqlite, no wait': (folder: string) => createSqlite(folder, { synchronous: 'FULL', wait: 0 }),
	/** Wrong on purpose: shows that the checks find what is torn. */
	'control: in place': (folder: string) => createFiles(folder, { isInPlace: true }),
} satisfies Record<string, (folder: string) => Candidate>;
export type Kind = keyof typeof CANDIDATES;

interface FilesOptions {
	isAsync?: boolean;
	isEachSynced?: boolean;
	isInPlace?: boolean;
}

/**
 * One file for each name. A line of a log is written synchronously, as `node:sqlite` does it too; `isAsync` leaves it to a thread,
 * `isEachSynced` also flushes the disk, as SQLite's FULL does. `isInPlace` writes a record over the old one.
 */
export function createFiles(folder: string, options: FilesOptions = {}): Candidate {
	const { isEachSynced = false, isInPlace = false } = options;
	const isAsync = options.isAsync || isEachSynced;
	const pathOf = (name: string) => join(folder, `${name}.ndjson`);
	const logs = new Map<string, FileHandle>();

	const openLog = async (name: string): Promise<FileHandle> => {
		const file = await open(pathOf(name), 'a+');
		logs.set(name, file);
		const { size } = await file.stat();
		const { buffer } = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
		// A kill may have torn the last line. It is ended, not cut off: another process may be writing too.
		if (size > 0 && buffer[0] !== NEWLINE) writeAll(file, '\n');
		return file;
	};

	return {
		async put(name, lines) {
			const path = pathOf(name);
			const fresh = isInPlace ? path : `${path}.${randomUUID()}.new`;
			const file = await open(fresh, isInPlace ? 'w' : 'wx');
			try {
				let portion = '';
				for (const line of lines) {
					portion += `${line}\n`;
					if (portion.length < PORTION) continue;
					await file.appendFile(portion);
					portion = '';
				}
				await file.appendFile(portion);
				await file.sync();
			} finally {
				await file.close();
			}
			if (isInPlace) return;
			await rename(fresh, path);
			await syncFolder(dirname(path));
		},
		async append(name, line) {
			const file = logs.get(name) ?? (await openLog(name));
			if (isAsync) await writeAllAsync(file, `${line}\n`);
			else writeAll(file, `${line}\n`);
			if (isEachSynced) await file.datasync();
		},
		async *lines(name) {
			const file = await open(pathOf(name));
			try {
				yield* file.readLines({ autoClose: false });
			} finally {
				await file.close();
			}
		},
		async remove(name) {
			await logs.get(name)?.close();
			logs.delete(name);
			await rm(pathOf(name), { force: true });
		},
		async close() {
			for (const file of logs.values()) await file.close();
		},
	};
}

/** One `write`, so that lines of two processes don't mix; the rest follows where the system took only a part. */
function writeAll(file: FileHandle, text: string): void {
	const bytes = Buffer.from(text);
	for (let done = 0; done < bytes.length; ) done += writeSync(file.fd, bytes, done);
}

async function writeAllAsync(file: FileHandle, text: string): Promise<void> {
	const bytes = Buffer.from(text);
	for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done)).bytesWritten;
}

async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder);
	await handle.sync().finally(() => handle.close());
}

/** One database in WAL mode: a table for each name, a row for each line. `wait` (ms) is for a lock that another process holds. */
export function createSqlite(
	folder: string,
	{ synchronous, wait = 5_000 }: { synchronous: 'FULL' | 'NORMAL'; wait?: number },
): Candidate {
	const path = join(folder, 'storage.db');
	const db = new DatabaseSync(path);
	db.exec(`PRAGMA busy_timeout = ${wait}; PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}`);
	const inserts = new Map<string, StatementSync>();

	const insertInto = (name: string): StatementSync => {
		const ready = inserts.get(name);
		if (ready) return ready;
		db.exec(`CREATE TABLE IF NOT EXISTS "${name}" (at INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT`);
		const insert = db.prepare(`INSERT INTO "${name}" (line) VALUES (?)`);
		inserts.set(name, insert);
		return insert;
	};

	return {
		// In one go: what this connection wrote in between, such as a line of a log, would be part of the transaction.
		async put(name, lines) {
			const insert = insertInto(name);
			db.exec('BEGIN IMMEDIATE');
			try {
				db.exec(`DELETE FROM "${name}"`);
				for (const line of lines) insert.run(line);
				db.exec('COMMIT');
			} catch (error) {
				if (db.isTransaction) db.exec('ROLLBACK');
				throw error;
			}
		},
		async append(name, line) {
			insertInto(name).run(line);
		},
		async *lines(name) {
			// A connection of its own sees the record as it is now, whatever is written meanwhile.
			const reader = new DatabaseSync(path, { readOnly: true });
			try {
				let count = 0;
				for (const { line } of reader.prepare(`SELECT line FROM "${name}" ORDER BY at`).iterate()) {
					yield String(line);
					count += 1;
					if (count % ROWS === 0) await nextTurn();
				}
			} finally {
				reader.close();
			}
		},
		async remove(name) {
			inserts.delete(name);
			db.exec(`DROP TABLE IF EXISTS "${name}"`);
		},
		async change(name, at, line) {
			db.prepare(
				`INSERT INTO "${name}" (at, line) VALUES (?, ?) ON CONFLICT (at) DO UPDATE SET line = excluded.line`,
			).run(at, line);
		},
		isWhole: () => db.prepare('PRAGMA integrity_check').get()?.integrity_check === 'ok',
		async close() {
			db.close();
		},
	};
}
