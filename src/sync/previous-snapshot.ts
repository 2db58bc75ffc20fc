import type { Snapshot } from '../model/snapshot.ts';
import type { RestoredCopyStore } from '../storage/restored-copy-store.ts';
import type { SlugHistoryStore } from '../storage/slug-history-store.ts';
import type { SnapshotStore } from '../storage/snapshot-store.ts';
import { type RestoreOptions, restoreBackup } from './restore-backup.ts';

/**
 * Loads the snapshot from which a sync starts: the stored one, or else the backup on the live site, which is then stored. A snapshot without
 * articles does not count.
 */
export async function loadPreviousSnapshot(
	store: SnapshotStore,
	historyStore: SlugHistoryStore,
	restoredStore: RestoredCopyStore,
	liveBackup: RestoreOptions | undefined,
): Promise<Snapshot | undefined> {
	const stored = await store.load();
	if (stored && stored.articles.length > 0) return stored;
	const restored = liveBackup && (await restoreBackup(liveBackup));
	if (!restored) {
		// What an earlier copy left to compare is gone with that copy.
		await restoredStore.save({ trust: 'unchecked', slugs: new Set() });
		return undefined;
	}
	// The mark comes first, so that a restored snapshot is never taken for one of the Library.
	const slugs = new Set(restored.snapshot.articles.map(({ slug }) => slug));
	const isSameSource = restored.snapshot.source === liveBackup.source;
	await restoredStore.save({ trust: isSameSource ? 'unchecked' : 'different', slugs });
	// A slug history that still exists is newer than the backup. It is saved before the snapshot: after a kill in between, the next run just
	// restores again.
	await historyStore.update(undefined, (own) => (own.articles.length === 0 ? restored.slugHistory : own));
	await store.save(restored.snapshot);
	return restored.snapshot;
}
