import {
	BudgetSpent,
	FirstCopyUnfinished,
	isLater,
	LibraryError,
	LibraryRefused,
	LibraryShrunk,
	TeamUnknown,
} from '../model/errors.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { isAnswer } from '../sources/api/journaled-request.ts';
import { isPassing } from '../sources/api/retry.ts';
import type { Shelf } from '../storage/list-page-cache.ts';
import type { Store } from '../storage/snapshot-store.ts';
import type { Journal } from '../storage/sync-journal.ts';
import type { Taken } from './types.ts';

const HOUR = 3_600_000;

/** What a run's passes work with. `take` makes one, as far as it comes: what the journal knows is not asked. */
export interface Passes {
	take(previous: Snapshot | undefined, begunAt: number): Promise<Taken>;
	previous: Snapshot | undefined;
	journal: Journal;
	shelf: Shelf;
	store: Store;
	now: () => number;
}

/**
 * Goes on with the pass that an earlier run left unfinished, or begins one, and keeps what it brings. One that was finished but began
 * over an hour ago is followed by a new one: that finds what is new since, and costs hardly more than the list. Where there is no earlier
 * copy and the pass ends too early, it throws: `FirstCopyUnfinished` if that is only a matter of time.
 */
export async function takePasses(passes: Passes): Promise<Taken> {
	const { journal, now } = passes;
	const isOld = journal.isResumed && now() - journal.begunAt > HOUR;
	const taken = await takeOne(passes);
	if (taken.ended || !isOld) return taken;
	journal.drop();
	return together(taken, await takeOne({ ...passes, previous: taken.snapshot }));
}

async function takeOne({ take, previous, journal, shelf, store, now }: Passes): Promise<Taken> {
	// What came is in the store by then, and an old list would keep what is new from ever being seen.
	const isStuck = (error: LibraryError) => previous && !isLater(error) && now() - journal.begunAt > HOUR;
	let taken: Taken;
	try {
		taken = await take(previous, journal.begunAt);
	} catch (error) {
		if (!(error instanceof LibraryError)) throw error;
		// What the journal knows would only be said again, whatever was mended since.
		const isFinal = !isLater(error) && !isPassing(error);
		if (isFinal || isStuck(error)) journal.drop();
		if (previous) return untouched(previous, error);
		throw isLater(error) ? unfinished(0, undefined, error, now()) : error;
	}
	const { snapshot, ended, total } = taken;
	if (ended && wouldRepeat(ended)) journal.drop();
	if (ended && !previous) {
		throw isLater(ended) ? unfinished(snapshot.articles.length, total, ended, now()) : ended;
	}
	// Without an article there is nothing to publish: as a copy it would stand in for one in the next outage.
	if (!previous && snapshot.articles.length === 0) return taken;
	if (!ended) await shelf.save();
	await store.save(snapshot);
	if (ended && isStuck(ended)) journal.drop();
	return taken;
}

/** Whether the same answers out of the journal would lead to the same end again. */
function wouldRepeat(error: LibraryError): boolean {
	return error instanceof LibraryShrunk || error instanceof TeamUnknown || isAnswer(error);
}

function untouched(snapshot: Snapshot, ended: LibraryError): Taken {
	const counts = { asked: 0, unchanged: snapshot.articles.length, fetched: 0, total: undefined };
	return { snapshot, stayed: [], gone: [], doubleCategories: [], ended, ...counts };
}

/** Two passes of one run, told as one. */
function together(first: Taken, second: Taken): Taken {
	return {
		...second,
		asked: second.asked || first.asked,
		fetched: first.fetched + second.fetched,
		unchanged: Math.max(0, second.unchanged - first.fetched),
		gone: [...first.gone, ...second.gone],
	};
}

function unfinished(done: number, total: number | undefined, cause: LibraryError, now: number): FirstCopyUnfinished {
	const asked = cause instanceof LibraryRefused ? now + (cause.retryAfter ?? 0) : now;
	return new FirstCopyUnfinished(done, total, cause instanceof BudgetSpent ? cause.nextAt : new Date(asked), cause);
}
