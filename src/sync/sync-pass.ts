import {
	BudgetSpent,
	FirstCopyUnfinished,
	isQuotaOrUnfinished,
	LibraryError,
	LibraryRefused,
} from '../model/errors.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { isFinalRefusal } from '../sources/api/journaled-request.ts';
import { isRetryable } from '../sources/api/retry.ts';
import type { ListPageCache } from '../storage/list-page-cache.ts';
import type { SnapshotStore } from '../storage/snapshot-store.ts';
import type { SyncJournal } from '../storage/sync-journal.ts';
import type { SnapshotResult } from './types.ts';

const HOUR = 3_600_000;
/** How many articles a source usually lists on a page. */
const LIST_PAGE_SIZE = 100;

/** What the passes of a run need. `take` runs a pass as far as possible, with the responses that the journal has. */
export interface PassOptions {
	take(previous: Snapshot | undefined, passStartedAt: number): Promise<SnapshotResult>;
	previous: Snapshot | undefined;
	journal: SyncJournal;
	pageCache: ListPageCache;
	store: SnapshotStore;
	/** How many requests may be sent now. */
	remaining: () => Promise<number>;
	now: () => number;
}

/**
 * Resumes the pass that an earlier run left unfinished, or starts one, and saves its result. If a finished pass was split by the request
 * budget, or began over an hour ago, a new one follows: it finds what is new since then, and costs little more than the list. If too few
 * requests are left even for that, `continuedSince` of the result says since when its content may have changed.
 * @throws {LibraryError} if a pass ends early and there is no previous snapshot; `FirstCopyUnfinished` if later runs will finish it
 */
export async function runPasses(options: PassOptions): Promise<SnapshotResult> {
	const { journal, now } = options;
	const { isResumed, hasPaused, startedAt } = journal;
	const isOld = isResumed && (hasPaused || now() - startedAt > HOUR);
	const result = await runPass(options);
	if (result.stoppedBy || !isOld) return result;
	if ((await options.remaining()) < countListRequests(result)) return { ...result, continuedSince: startedAt };
	await journal.clear();
	return combineResults(result, await runPass({ ...options, previous: result.snapshot }));
}

/** Whether a pass is split over several runs: the next part comes in another hour. */
function isBudgetSpent(error: LibraryError | undefined): boolean {
	return error instanceof BudgetSpent && error.reason === 'hour';
}

/** About how many requests the lists of articles and categories take. */
function countListRequests({ listed }: SnapshotResult): number {
	return 1 + Math.ceil(Math.max(1, listed) / LIST_PAGE_SIZE);
}

async function runPass({ take, previous, journal, pageCache, store, now }: PassOptions): Promise<SnapshotResult> {
	const taken = await take(previous, journal.startedAt).catch((error: unknown) => {
		if (error instanceof LibraryError) return error;
		throw error;
	});
	const decision = decideAfterPass(taken, { previous, startedAt: journal.startedAt, now: now() });
	const { outcome } = decision;
	if (decision.save && !(outcome instanceof LibraryError)) {
		if (!outcome.stoppedBy) await pageCache.save();
		await store.save(outcome.snapshot);
	}
	// Cleared last: if the run is killed before, the next one repeats the end of this pass without requests.
	if (decision.clearJournal) await journal.clear();
	else if (isBudgetSpent(taken instanceof LibraryError ? taken : taken.stoppedBy)) await journal.pause();
	if (outcome instanceof LibraryError) throw outcome;
	return outcome;
}

/** Whether the journal is cleared, by how a pass has ended. */
const CLEAR_JOURNAL = {
	/** Not yet: the sync clears it when everything is saved. */
	complete: 'no',
	/** After a 429, or with the budget or the time limit spent: the next run continues. */
	'must wait': 'no',
	/** The next run continues, but not for ever with the same list, which would hide what is new: what was received is saved by then. */
	interrupted: 'if old',
	/** The responses in the journal would lead to the same end again. */
	'would repeat': 'yes',
} as const;

/** What to do after a pass. */
export interface PassDecision {
	/** The result to return, or the error to throw. */
	outcome: SnapshotResult | LibraryError;
	/** Whether the result contains something new to save. */
	save: boolean;
	clearJournal: boolean;
}

/** Decides what to do after a pass. `taken` is its result, or the error that it has thrown; times are in milliseconds. */
export function decideAfterPass(
	taken: SnapshotResult | LibraryError,
	{ previous, startedAt, now }: { previous: Snapshot | undefined; startedAt: number; now: number },
): PassDecision {
	const stoppedBy = taken instanceof LibraryError ? taken : taken.stoppedBy;
	const clear = CLEAR_JOURNAL[classifyEnd(stoppedBy, taken === stoppedBy)];
	const clearJournal = clear === 'yes' || (clear === 'if old' && previous !== undefined && now - startedAt > HOUR);
	if (taken instanceof LibraryError) {
		const outcome = previous ? keepPrevious(previous, taken) : explainMissingCopy(taken, undefined, now);
		return { outcome, save: false, clearJournal };
	}
	if (taken.stoppedBy && !previous) {
		return { outcome: explainMissingCopy(taken.stoppedBy, taken, now), save: false, clearJournal };
	}
	// A first snapshot without articles is not saved: in the next outage it would be published as the previous one.
	return { outcome: taken, save: previous !== undefined || taken.snapshot.articles.length > 0, clearJournal };
}

function classifyEnd(stoppedBy: LibraryError | undefined, isThrown: boolean): keyof typeof CLEAR_JOURNAL {
	if (!stoppedBy) return 'complete';
	if (isQuotaOrUnfinished(stoppedBy)) return 'must wait';
	// A pass with a result is worth resuming after every error, except one that the journal would replay.
	const isFinal = isThrown ? !isRetryable(stoppedBy) : isFinalRefusal(stoppedBy);
	return isFinal ? 'would repeat' : 'interrupted';
}

function keepPrevious(snapshot: Snapshot, stoppedBy: LibraryError): SnapshotResult {
	const counts = { listed: 0, unchanged: snapshot.articles.length, fetched: 0, total: undefined };
	return {
		snapshot,
		keptEarlier: [],
		unconfirmed: [],
		gone: [],
		duplicateCategories: [],
		keptCategories: [],
		stoppedBy,
		...counts,
	};
}

/** Combines the results of two passes of one run. */
function combineResults(first: SnapshotResult, second: SnapshotResult): SnapshotResult {
	return {
		...second,
		listed: second.listed || first.listed,
		fetched: first.fetched + second.fetched,
		unchanged: Math.max(0, second.unchanged - first.fetched),
		gone: [...first.gone, ...second.gone],
	};
}

/** Returns the error to throw if there is no snapshot to publish. `result` is what the pass has taken so far. */
function explainMissingCopy(stoppedBy: LibraryError, result: SnapshotResult | undefined, now: number): LibraryError {
	if (!isQuotaOrUnfinished(stoppedBy)) return stoppedBy;
	const retryAt = stoppedBy instanceof LibraryRefused ? now + (stoppedBy.retryAfter ?? 0) : now;
	const nextAt = stoppedBy instanceof BudgetSpent ? stoppedBy.nextAt : new Date(retryAt);
	return new FirstCopyUnfinished(result?.snapshot.articles.length ?? 0, result?.total, nextAt, stoppedBy);
}
