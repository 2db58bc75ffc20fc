import type { LibraryError } from '../model/errors.ts';
import type { Skipped, Snapshot } from '../model/snapshot.ts';

/** A snapshot and how it was come by. */
export interface SnapshotResult {
	snapshot: Snapshot;
	/** Articles whose earlier copy is shown because a newer one can't be read now. */
	keptEarlier: Skipped[];
	/** Articles that the earlier snapshot had and the Library says are gone. */
	gone: Skipped[];
	/** Categories that another one with their slug stands for. */
	duplicateCategories: Skipped[];
	/** How many articles there are, as far as is known. */
	total: number | undefined;
	/** How many the list named, and of them: not asked for again, and asked for with success. */
	listed: number;
	unchanged: number;
	fetched: number;
	/** Why it ended before all was asked. */
	stoppedBy: LibraryError | undefined;
}
