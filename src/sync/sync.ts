import { LibraryError } from '../model/errors.ts';
import { recordSlugs } from '../model/record-slugs.ts';
import type { SlugHistory } from '../model/slug-history.ts';
import type { Skipped, Snapshot } from '../model/snapshot.ts';
import type { Source } from '../sources/source.ts';
import { openListPageCache } from '../storage/list-page-cache.ts';
import type { Storages } from '../storage/open-storages.ts';
import { createRequestBudget, createUnlimitedRequestBudget } from '../storage/request-budget.ts';
import { createRestoredCopyStore } from '../storage/restored-copy-store.ts';
import { createSlugHistoryStore } from '../storage/slug-history-store.ts';
import { createSnapshotStore } from '../storage/snapshot-store.ts';
import { rejectNewerFormats } from '../storage/stored-formats.ts';
import { openSyncJournal } from '../storage/sync-journal.ts';
import { loadPreviousSnapshot } from './previous-snapshot.ts';
import type { ProgressStep } from './progress.ts';
import { runPasses } from './sync-pass.ts';
import { takeSnapshot } from './take-snapshot.ts';
import type { SnapshotResult } from './types.ts';

/** How long reading the live site's backup may take, in milliseconds. */
const RESTORE_TIMEOUT_MS = 60_000;

/** How to sync. The options are named like the settings. */
export interface SyncOptions {
	source: Source;
	storages: Storages;
	/** Time limit for the whole sync, in seconds. */
	syncMaxWait: number;
	allowShrink?: boolean | undefined;
	/** `library.json` of the live site: a machine without a snapshot of its own starts from there. */
	backupUrl?: URL | undefined;
	onProgress?: ((step: ProgressStep) => void) | undefined;
	warn?: ((line: string) => void) | undefined;
	now?: (() => number) | undefined;
}

/** What to publish. `stale` says why some or all of it is from an earlier snapshot. */
export interface SyncResult {
	snapshot: Snapshot;
	/** Every slug that articles and categories have had, including those of this snapshot. */
	slugHistory: SlugHistory;
	stale: { reason: string; error: LibraryError } | undefined;
	keptEarlier: Skipped[];
	/** Articles whose answer did not fit the list; they are requested again in the next sync. */
	unconfirmed: Skipped[];
	gone: Skipped[];
	duplicateCategories: Skipped[];
	/** Categories that are not in the list, but that articles name. */
	keptCategories: Skipped[];
	stats: {
		/** How many articles the list contained. */
		listed: number;
		unchanged: number;
		fetched: number;
		/** ISO 8601: when the sync began, if this run has resumed it. */
		since: string | undefined;
		leftOut: number;
		requestsUsed: number;
		requestsLeft: number;
		seconds: number;
	};
}

/**
 * Updates the stored snapshot from the source and returns it. It is always complete; during an outage of the Library it is the earlier one.
 * @throws {LibraryError} if there is nothing to publish; `FirstCopyUnfinished` if later runs will finish the first snapshot
 */
export async function syncLibrary(options: SyncOptions): Promise<SyncResult> {
	const { source, storages, syncMaxWait, warn, now = Date.now } = options;
	const storage = storages.team;
	const { team, url, requestsPerHour } = source;
	const startedAt = now();
	const deadline = startedAt + syncMaxWait * 1000;
	const isFree = requestsPerHour === Number.POSITIVE_INFINITY;
	const budget = isFree
		? createUnlimitedRequestBudget()
		: createRequestBudget({ storage: storages.shared, url, perHour: requestsPerHour, now });
	const store = createSnapshotStore(storage, team, warn);
	const historyStore = createSlugHistoryStore(storage, warn, now);
	const restoredStore = createRestoredCopyStore(storage);
	const totalTimeoutMs = Math.min(RESTORE_TIMEOUT_MS, syncMaxWait * 1000);
	const liveBackup =
		options.backupUrl && totalTimeoutMs > 0
			? { url: options.backupUrl, team, source: url.origin, log: warn, totalTimeoutMs }
			: undefined;
	await rejectNewerFormats(storage);
	const stored = await loadPreviousSnapshot(store, historyStore, restoredStore, liveBackup);
	let restored = stored && (await restoredStore.load());
	const previous = stored && notInFuture(stored, startedAt);

	// The copy of a clock that was ahead does not tell which journal is newer.
	const notBefore = previous === stored && stored ? Date.parse(stored.takenAt) : undefined;
	const journal = await openSyncJournal({ storage, team, source: source.id, notBefore, now });
	const pageCache = await openListPageCache({ storage, source: source.id, isEnabled: previous !== undefined });
	const reader = source.open({ budget, journal, pageCache, deadline: () => deadline, warn });
	const since = journal.isResumed ? new Date(journal.startedAt).toISOString() : undefined;

	const different = new Set<string>();
	const { remaining } = budget;
	const take = async (copy: Snapshot | undefined, passStartedAt: number) => {
		const taken = await takeSnapshot(reader, { ...options, previous: copy, passStartedAt, restored, remaining });
		restored = taken.restored;
		for (const slug of taken.differentFromBackup ?? []) different.add(slug);
		return taken;
	};
	const result = await runPasses({ take, previous, journal, pageCache, store, now, remaining: budget.remaining });
	const { snapshot, keptEarlier, unconfirmed, gone, duplicateCategories, keptCategories } = result;
	const { listed, unchanged, fetched } = result;
	if (restored) await restoredStore.save(restored);
	if (different.size > 0) warn?.(describeDifferent([...different]));
	const slugHistory = await historyStore.update(previous, (history) => recordSlugs(history, snapshot, now()));
	// Cleared last: if this run is killed before, the next one resumes from the journal and requests nothing.
	if (!result.stoppedBy) await journal.clear();
	const requests = { requestsUsed: budget.used(), requestsLeft: await budget.remaining() };
	const counts = { listed, unchanged, fetched, leftOut: snapshot.leftOut.length };
	const stats = { ...counts, since, ...requests, seconds: (now() - startedAt) / 1000 };
	return {
		keptCategories,
		snapshot,
		slugHistory,
		stale: describeStaleness(result),
		keptEarlier,
		unconfirmed,
		gone,
		duplicateCategories,
		stats,
	};
}

function describeDifferent(slugs: readonly string[]): string {
	const names = slugs.length > 5 ? `${slugs.slice(0, 5).join(', ')} and ${slugs.length - 5} more` : slugs.join(', ');
	return `The backup of your live site was not what the Library has: ${names}. The Library’s text is published, and all articles of the backup are requested again. If you can’t explain this, somebody may have changed files on your host.`;
}

/** A copy that claims to be from the future was taken while the clock was ahead: it counts as taken now. */
function notInFuture(snapshot: Snapshot, now: number): Snapshot {
	return Date.parse(snapshot.takenAt) > now ? { ...snapshot, takenAt: new Date(now).toISOString() } : snapshot;
}

/** Explains why some articles are from an earlier snapshot, if they are. */
function describeStaleness({ stoppedBy, keptEarlier, continuedSince }: SnapshotResult): SyncResult['stale'] {
	if (stoppedBy) return { reason: stoppedBy.message, error: stoppedBy };
	if (continuedSince !== undefined) {
		const reason = 'This sync began in an earlier run, and no requests are left to look again: the next run does.';
		return { reason, error: new LibraryError(reason) };
	}
	if (keptEarlier.length === 0) return undefined;
	const reason = `${keptEarlier.length === 1 ? 'One article is' : `${keptEarlier.length} articles are`} shown from an earlier copy.`;
	return { reason, error: new LibraryError(reason) };
}
