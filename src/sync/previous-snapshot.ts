import type { Snapshot } from '../model/snapshot.ts';
import type { SlugHistoryStore } from '../storage/slug-history-store.ts';
import type { SnapshotStore } from '../storage/snapshot-store.ts';
import { type RestoreOptions, restoreBackup } from './restore-backup.ts';

/**
 * The copy that a sync goes on from: the one kept here, else the one that the live site carries, which is kept here from now on. One
 * without articles is none.
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
	// A ledger of our own is newer than the copy that was lost. The ledger first: a kill before the copy only means to restore again.
	const ownHistory = await historyStore.load(undefined);
	if (ownHistory.articles.length === 0) await historyStore.save(restored.slugHistory);
	await store.save(restored.snapshot);
	return restored.snapshot;
}
