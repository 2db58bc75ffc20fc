/**
 * Stores what must outlive a run: the snapshot, the slug history, the sync journal, the list page cache, the request budget. The disk is
 * one implementation (`disk-storage.ts`); a database could be another. `tests/support/storage-contract.ts` tests what each of them must do.
 *
 * A record is replaced as a whole; a log is only appended to. Both consist of lines: any text without a line break. Names are short and
 * look like file names (`library.ndjson`), with at most one `/`.
 */
export interface Storage {
	/** Returns the lines of a record as they were put; `undefined` if there is none. */
	get(name: string): Promise<AsyncIterable<string> | undefined>;
	/**
	 * Replaces a record atomically, even if the process is killed. If two processes put at once, the record of one of them remains.
	 * @throws {LeaseLost} if `lease` is given and no longer held; the record is then unchanged
	 */
	put(name: string, lines: Iterable<string>, lease?: Lease): Promise<void>;
	/** Appends a line to a log. Once this resolves, killing the process does not lose the line. */
	append(name: string, line: string): Promise<void>;
	/** Returns the lines of a log, oldest first; none if there is no log. A line that a crash cut short is left out, or returned as it is. */
	read(name: string): Promise<Iterable<string>>;
	/** Returns the names of all records and logs that begin with `prefix`, sorted. */
	list(prefix: string): Promise<string[]>;
	/** Renames a record or log, and replaces what had that name. Does nothing if it doesn't exist. */
	rename(name: string, to: string): Promise<void>;
	/** Removes a record or log, if it exists. */
	remove(name: string): Promise<void>;
	/** Acquires the lease of that name for `ms` milliseconds; `undefined` while somebody else holds it. */
	lease(name: string, ms: number): Promise<Lease | undefined>;
	/** Where the owner finds a record, for messages: its file path. */
	locate(name: string): string;
}

/** The exclusive right to do something, until it expires or is released. */
export interface Lease {
	/** Higher for each new holder, so that a write of an earlier holder can be recognised. */
	readonly token: number;
	/** Whether this lease is still held. */
	isHeld(): Promise<boolean>;
	/** Extends it to `ms` milliseconds from now; `false` if it is no longer held. */
	renew(ms: number): Promise<boolean>;
	/** Ends it, so that others can acquire it. */
	release(): Promise<void>;
}

/** A record was to be written under a lease that is no longer held. Nothing was written. */
export class LeaseLost extends Error {
	override name = 'LeaseLost';
	constructor(name: string) {
		super(`${name} was not written: its lease is no longer held.`);
	}
}
