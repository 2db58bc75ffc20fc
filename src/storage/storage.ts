/**
 * Keeps what has to outlive a run: the snapshot, the slug history, the sync journal, the list page cache, the request budget. The disk is
 * one keeper (`disk-storage.ts`); a database can be another. `tests/support/storage-contract.ts` holds what each of them must do.
 *
 * Names are short and look like file names (`library.ndjson`), with a `/` in them at most once. A line is any text without a line break.
 */
export interface Storage {
	/** The lines of a record as they were put; `undefined` where there is none. */
	get(name: string): Promise<AsyncIterable<string> | undefined>;
	/**
	 * Replaces a record whole or not at all, also where the process is killed. Of two that put at once, one stands.
	 * @throws {LeaseLost} where a `lease` is given that is not held any more; the record is then as it was
	 */
	put(name: string, lines: Iterable<string>, lease?: Lease): Promise<void>;
	/** Adds a line to a log. Once this resolves, a kill of the process loses nothing of it. */
	append(name: string, line: string): Promise<void>;
	/** The lines of a log, oldest first; none where there is no log. A line that a crash cut short is left out, or is itself only. */
	read(name: string): Promise<Iterable<string>>;
	/** The names of all records and logs that begin with `prefix`, sorted. */
	list(prefix: string): Promise<string[]>;
	/** Gives a record or log another name, in place of what had it. Nothing happens where there is none. */
	rename(name: string, to: string): Promise<void>;
	/** Removes a record or log, where there is one. */
	remove(name: string): Promise<void>;
	/** Takes a lease of that name for `ms` milliseconds; `undefined` while somebody else holds it. */
	lease(name: string, ms: number): Promise<Lease | undefined>;
	/** Where people find a record: a path, for messages. */
	locate(name: string): string;
}

/** The right to be the only one who does something, until it ends by itself or is given back. */
export interface Lease {
	/** Higher with every holder: a write of an earlier holder can be told from one of the present holder. */
	readonly token: number;
	/** Whether it is still ours. */
	isHeld(): Promise<boolean>;
	/** Makes it last `ms` milliseconds from now; `false` where it is lost. */
	renew(ms: number): Promise<boolean>;
	/** Gives it back. */
	release(): Promise<void>;
}

/** A write under a lease that somebody else has taken over meanwhile. Nothing was written. */
export class LeaseLost extends Error {
	override name = 'LeaseLost';
	constructor(name: string) {
		super(`${name} was not written: somebody else has taken over the lease for it.`);
	}
}
