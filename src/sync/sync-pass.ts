import {
	BudgetSpent,
	FirstCopyUnfinished,
	isQuotaOrUnfinished,
	LibraryError,
	LibraryRefused,
	LibraryShrunk,
	TeamUnknown,
} from '../model/errors.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { isFinalRefusal } from '../sources/api/journaled-request.ts';
import { isRetryable } from '../sources/api/retry.ts';
import type { ListPageCache } from '../storage/list-page-cache.ts';
import type { SnapshotStore } from '../storage/snapshot-store.ts';
import type { SyncJournal } from '../storage/sync-journal.ts';
import type { SnapshotResult } from './types.ts';

const HOUR = 3_600_000;

/** What a run's passes work with. `take` makes one, as far as it comes: what the journal knows is not asked. */
export interface PassOptions {
	take(previous: Snapshot | undefined, passStartedAt: number): Promise<SnapshotResult>;
	previous: Snapshot | undefined;
	journal: SyncJournal;
	pageCache: ListPageCache;
	store: SnapshotStore;
	now: () => number;
}

/**
 * Goes on with the pass that an earlier run left unfinished, or begins one, and keeps what it brings. One that was finished but began
 * over an hour ago is followed by a new one: that finds what is new since, and costs hardly more than the list. Where there is no earlier
 * copy and the pass ends too early, it throws: `FirstCopyUnfinished` if that is only a matter of time.
 */
export async function runPasses(options: PassOptions): Promise<SnapshotResult> {
	const { journal, now } = options;
	const isOld = journal.isResumed && now() - journal.startedAt > HOUR;
	const result = await runPass(options);
	if (result.stoppedBy || !isOld) return result;
	await journal.clear();
	return combineResults(result, await runPass({ ...options, previous: result.snapshot }));
}

async function runPass({ take, previous, journal, pageCache, store, now }: PassOptions): Promise<SnapshotResult> {
	// What came is in the store by then, and an old list would keep what is new from ever being seen.
	const isStuck = (error: LibraryError) => previous && !isQuotaOrUnfinished(error) && now() - journal.startedAt > HOUR;
	let result: SnapshotResult;
	try {
		result = await take(previous, journal.startedAt);
	} catch (error) {
		if (!(error instanceof LibraryError)) throw error;
		// What the journal knows would only be said again, whatever was mended since.
		const isFinal = !isQuotaOrUnfinished(error) && !isRetryable(error);
		if (isFinal || isStuck(error)) await journal.clear();
		if (previous) return keepPrevious(previous, error);
		throw isQuotaOrUnfinished(error) ? createUnfinishedError(0, undefined, error, now()) : error;
	}
	const { snapshot, stoppedBy, total } = result;
	if (stoppedBy && wouldRepeat(stoppedBy)) await journal.clear();
	if (stoppedBy && !previous) {
		throw isQuotaOrUnfinished(stoppedBy)
			? createUnfinishedError(snapshot.articles.length, total, stoppedBy, now())
			: stoppedBy;
	}
	// Without an article there is nothing to publish: as a copy it would stand in for one in the next outage.
	if (!previous && snapshot.articles.length === 0) return result;
	if (!stoppedBy) await pageCache.save();
	await store.save(snapshot);
	if (stoppedBy && isStuck(stoppedBy)) await journal.clear();
	return result;
}

/** Whether the same answers out of the journal would lead to the same end again. */
function wouldRepeat(error: LibraryError): boolean {
	return error instanceof LibraryShrunk || error instanceof TeamUnknown || isFinalRefusal(error);
}

function keepPrevious(snapshot: Snapshot, stoppedBy: LibraryError): SnapshotResult {
	const counts = { listed: 0, unchanged: snapshot.articles.length, fetched: 0, total: undefined };
	return { snapshot, keptEarlier: [], gone: [], duplicateCategories: [], stoppedBy, ...counts };
}

/** Two passes of one run, told as one. */
function combineResults(first: SnapshotResult, second: SnapshotResult): SnapshotResult {
	return {
		...second,
		listed: second.listed || first.listed,
		fetched: first.fetched + second.fetched,
		unchanged: Math.max(0, second.unchanged - first.fetched),
		gone: [...first.gone, ...second.gone],
	};
}

function createUnfinishedError(
	done: number,
	total: number | undefined,
	cause: LibraryError,
	now: number,
): FirstCopyUnfinished {
	const retryAt = cause instanceof LibraryRefused ? now + (cause.retryAfter ?? 0) : now;
	return new FirstCopyUnfinished(done, total, cause instanceof BudgetSpent ? cause.nextAt : new Date(retryAt), cause);
}
