import type { Snapshot } from '../model/snapshot.ts';
import type { SlugHistoryStore } from '../storage/slug-history-store.ts';
import type { SnapshotStore } from '../storage/snapshot-store.ts';
import { type RestoreOptions, restoreBackup } from './restore-backup.ts';

/**
 * The snapshot that a sync starts from: the one kept here, else the backup that the live site carries, which is kept here from now on. A
 * snapshot without articles is none.
 */
export async function loadPreviousSnapshot(
	store: SnapshotStore,
	historyStore: SlugHistoryStore,
	liveBackup: RestoreOptions | undefined,
): Promise<Snapshot | undefined> {
	const kept = await store.load();
	if (kept && kept.articles.length > 0) return kept;
	if (!liveBackup) return undefined;
	const restored = await restoreBackup(liveBackup);
	if (!restored) return undefined;
	// A slug history that is still here is newer than the backup. It is kept first: a kill before the snapshot is saved only means to
	// restore again.
	await historyStore.update(undefined, (own) => (own.articles.length === 0 ? restored.slugHistory : own));
	await store.save(restored.snapshot);
	return restored.snapshot;
}
