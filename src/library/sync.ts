import { createBudget, createUnlimitedBudget } from './budget.ts';
import { createLibraryClient } from './client.ts';
import { earlierCopy } from './earlier-copy.ts';
import { BudgetSpent, FirstCopyUnfinished, isLater, LibraryError, LibraryRefused } from './errors.ts';
import { createKeyedClient } from './keyed-client.ts';
import type { Ledger } from './ledger.ts';
import { createLedgerStore } from './ledger-store.ts';
import type { ProgressStep } from './progress.ts';
import { recordSlugs } from './record-slugs.ts';
import type { AskOptions } from './request.ts';
import { type Named, type Snapshot, type Taken, takeSnapshot } from './snapshot.ts';
import { createStore } from './store.ts';

/** The longest that reading the live site's copy may take, in milliseconds. */
const RESTORE_MAX_WAIT = 60_000;

/** How to sync; the names are those of the settings. `requestsPerHour` is `Infinity` for a sample Library that we began. */
export interface SyncOptions extends Omit<AskOptions, 'budget' | 'deadline' | 'headers' | 'advice'> {
	team: string;
	/** Reads through the keyed API (`LIBRARY_SOURCE=v1`) instead of the public Library. */
	apiKey?: string | undefined;
	dataDir: string;
	requestsPerHour: number;
	/** Seconds for the whole sync. */
	syncMaxWait: number;
	allowShrink?: boolean | undefined;
	/** `library.json` of the live site, where the owner says where that is: a machine without a copy goes on from there. */
	copyAt?: URL | undefined;
	onProgress?: ((step: ProgressStep) => void) | undefined;
	warn?: ((line: string) => void) | undefined;
}

/** What there is to publish; `stale` says why some or all of it is an earlier copy. */
export interface SyncResult {
	snapshot: Snapshot;
	/** Every slug that articles and categories have had, this snapshot's included. */
	ledger: Ledger;
	stale: { reason: string; error: LibraryError } | undefined;
	stayed: Named[];
	gone: Named[];
	stats: {
		asked: number;
		unchanged: number;
		fetched: number;
		leftOut: number;
		requestsUsed: number;
		requestsLeft: number;
		seconds: number;
	};
}

/**
 * Brings the store up to date and returns its snapshot, always a whole one; the earlier one where the Library is out. Throws a
 * `LibraryError` where there is nothing to publish: `FirstCopyUnfinished` if that is only a matter of time.
 */
export async function syncLibrary(options: SyncOptions): Promise<SyncResult> {
	const { url, team, dataDir, requestsPerHour, syncMaxWait, warn, now = Date.now } = options;
	const startedAt = now();
	const deadline = startedAt + syncMaxWait * 1000;
	const isFree = requestsPerHour === Number.POSITIVE_INFINITY;
	const budget = isFree ? createUnlimitedBudget() : createBudget({ dataDir, url, perHour: requestsPerHour });
	const store = createStore(dataDir, team, warn);
	const asking = { ...options, budget, deadline: () => deadline };
	const { apiKey } = options;
	const client = apiKey === undefined ? createLibraryClient(asking) : createKeyedClient({ ...asking, apiKey });
	const ledgerStore = createLedgerStore(dataDir, team, warn);
	const patienceMs = Math.min(RESTORE_MAX_WAIT, syncMaxWait * 1000);
	const live = options.copyAt && patienceMs > 0 ? { address: options.copyAt, team, say: warn, patienceMs } : undefined;
	const previous = await earlierCopy(store, ledgerStore, live);

	const record = async (snapshot: Snapshot): Promise<Ledger> => {
		const before = await ledgerStore.load(previous);
		const ledger = recordSlugs(before, snapshot, now());
		await ledgerStore.save(ledger);
		return ledger;
	};
	const finish = async (taken: Taken, stale: SyncResult['stale']): Promise<SyncResult> => {
		const { snapshot, stayed, gone, asked, unchanged, fetched } = taken;
		const ledger = await record(snapshot);
		const requests = { requestsUsed: budget.used(), requestsLeft: budget.left(now()) };
		const counts = { asked, unchanged, fetched, leftOut: snapshot.leftOut.length };
		return {
			snapshot,
			ledger,
			stale,
			stayed,
			gone,
			stats: { ...counts, ...requests, seconds: (now() - startedAt) / 1000 },
		};
	};

	let taken: Taken;
	try {
		taken = await takeSnapshot(client, { ...options, previous });
	} catch (error) {
		if (!(error instanceof LibraryError)) throw error;
		if (previous?.complete) return await finish(untouched(previous), { reason: error.message, error });
		const done = previous?.articles.length ?? 0;
		throw isLater(error) ? unfinished(done, previous && done + previous.leftOut.length, error, now()) : error;
	}
	await store.save(taken.snapshot);
	const { snapshot, ended } = taken;
	if (snapshot.complete) return finish(taken, staleness(taken));
	// `ended` is what keeps a snapshot from being complete.
	if (ended && !isLater(ended)) throw ended;
	throw unfinished(snapshot.articles.length, taken.total, ended ?? new LibraryError('It broke off.'), now());
}

/** Why some of what was taken is an earlier copy, where it is. */
function staleness({ ended, stayed }: Taken): SyncResult['stale'] {
	if (ended) return { reason: ended.message, error: ended };
	if (stayed.length === 0) return undefined;
	const reason = `${stayed.length === 1 ? 'One article is' : `${stayed.length} articles are`} shown from an earlier copy.`;
	return { reason, error: new LibraryError(reason) };
}

function untouched(snapshot: Snapshot): Taken {
	const counts = { asked: 0, unchanged: snapshot.articles.length, fetched: 0, total: undefined };
	return { snapshot, stayed: [], gone: [], ended: undefined, ...counts };
}

function unfinished(done: number, total: number | undefined, cause: LibraryError, now: number): FirstCopyUnfinished {
	const asked = cause instanceof LibraryRefused ? now + (cause.retryAfter ?? 0) : now;
	return new FirstCopyUnfinished(done, total, cause instanceof BudgetSpent ? cause.nextAt : new Date(asked), cause);
}
