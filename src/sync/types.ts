import type { LibraryError } from '../model/errors.ts';
import type { Skipped, Snapshot } from '../model/snapshot.ts';
import type { RestoredCopy } from '../storage/restored-copy-store.ts';

/** A snapshot and how it was taken. */
export interface SnapshotResult {
	snapshot: Snapshot;
	/** Articles shown from an earlier copy, because the current version can't be read now. */
	keptEarlier: Skipped[];
	/** Articles published as received, although the list speaks of another version. They are requested again in the next sync. */
	unconfirmed: Skipped[];
	/** Articles of the previous snapshot that the Library says are gone. */
	gone: Skipped[];
	/** Categories that are replaced with another one of the same slug. */
	duplicateCategories: Skipped[];
	/** Categories that are not in the list, but that articles name: shown as the previous snapshot has them. */
	keptCategories: Skipped[];
	/** What is left to compare of a copy that was restored from a backup. */
	restored?: RestoredCopy | undefined;
	/** Slugs of its articles that were not what the Library answered. */
	differentFromBackup?: string[] | undefined;
	/** How many articles there are, if that is known. */
	total: number | undefined;
	/** How many articles the list contained. */
	listed: number;
	/** How many of them were not requested, because they are unchanged. */
	unchanged: number;
	/** How many articles were requested successfully. */
	fetched: number;
	/** When (ms) the sync began, if it was continued by this run without a second look: what changed since then is not in it. */
	continuedSince?: number | undefined;
	/** Why it ended before everything was requested. */
	stoppedBy: LibraryError | undefined;
}
