import type { Snapshot } from '../model/snapshot.ts';
import type { LedgerStore } from '../storage/slug-history-store.ts';
import type { Store } from '../storage/snapshot-store.ts';
import { type RestoreOptions, restoreCopy } from './restore-backup.ts';

/**
 * The copy that a sync goes on from: the one kept here, else the one that the live site carries, which is kept here from now on. One
 * without articles is none.
 */
export async function earlierCopy(
	store: Store,
	ledgerStore: LedgerStore,
	live: RestoreOptions | undefined,
): Promise<Snapshot | undefined> {
	const kept = await store.load();
	if (kept && kept.articles.length > 0) return kept;
	if (!live) return undefined;
	const restored = await restoreCopy(live);
	if (!restored) return undefined;
	// A ledger of our own is newer than the copy that was lost. The ledger first: a kill before the copy only means to restore again.
	const known = await ledgerStore.load(undefined);
	if (known.articles.length === 0) await ledgerStore.save(restored.ledger);
	await store.save(restored.snapshot);
	return restored.snapshot;
}
