import { LibraryError } from '../model/errors.ts';
import { recordSlugs } from '../model/record-slugs.ts';
import type { Ledger } from '../model/slug-history.ts';
import type { Named, Snapshot } from '../model/snapshot.ts';
import type { AskOptions } from '../sources/api/question.ts';
import { createBudget, createUnlimitedBudget } from '../sources/api/request-budget.ts';
import { sourceOf } from '../sources/cstar/api-key.ts';
import { createKeyedClient } from '../sources/cstar/keyed-client.ts';
import { createLibraryClient } from '../sources/cstar/public-client.ts';
import { openShelf } from '../storage/list-page-cache.ts';
import { createLedgerStore } from '../storage/slug-history-store.ts';
import { createStore } from '../storage/snapshot-store.ts';
import { openJournal } from '../storage/sync-journal.ts';
import { earlierCopy } from './previous-snapshot.ts';
import type { ProgressStep } from './progress.ts';
import { takePasses } from './sync-pass.ts';
import { takeSnapshot } from './take-snapshot.ts';
import type { Taken } from './types.ts';

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
	doubleCategories: Named[];
	stats: {
		/** How many articles the list named. */
		asked: number;
		unchanged: number;
		fetched: number;
		/** ISO 8601: when an earlier run began what this one finished or went on with. */
		since: string | undefined;
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
	const ledgerStore = createLedgerStore(dataDir, team, warn);
	const patienceMs = Math.min(RESTORE_MAX_WAIT, syncMaxWait * 1000);
	const live = options.copyAt && patienceMs > 0 ? { address: options.copyAt, team, say: warn, patienceMs } : undefined;
	const previous = await earlierCopy(store, ledgerStore, live);

	const { apiKey } = options;
	const place = { dataDir, team, source: `${sourceOf(apiKey)} ${url.origin}` };
	const notBefore = previous && Date.parse(previous.takenAt);
	const journal = await openJournal({ ...place, notBefore, now });
	const shelf = await openShelf({ ...place, isUsed: previous !== undefined });
	const asking = { ...options, budget, journal, shelf, deadline: () => deadline };
	const client = apiKey === undefined ? createLibraryClient(asking) : createKeyedClient({ ...asking, apiKey });
	const since = journal.isResumed ? new Date(journal.begunAt).toISOString() : undefined;

	const take = (copy: Snapshot | undefined, begunAt: number) =>
		takeSnapshot(client, { ...options, previous: copy, begunAt });
	try {
		const taken = await takePasses({ take, previous, journal, shelf, store, now });
		const { snapshot, stayed, gone, doubleCategories, asked, unchanged, fetched } = taken;
		const ledger = recordSlugs(await ledgerStore.load(previous), snapshot, now());
		await ledgerStore.save(ledger);
		// Only now: a run that is killed before this is done goes on from its journal, and asks nothing.
		if (!taken.ended) journal.drop();
		const requests = { requestsUsed: budget.used(), requestsLeft: budget.left(now()) };
		const counts = { asked, unchanged, fetched, leftOut: snapshot.leftOut.length };
		const stats = { ...counts, since, ...requests, seconds: (now() - startedAt) / 1000 };
		return { snapshot, ledger, stale: staleness(taken), stayed, gone, doubleCategories, stats };
	} finally {
		journal.close();
	}
}

/** Why some of what was taken is an earlier copy, where it is. */
function staleness({ ended, stayed }: Taken): SyncResult['stale'] {
	if (ended) return { reason: ended.message, error: ended };
	if (stayed.length === 0) return undefined;
	const reason = `${stayed.length === 1 ? 'One article is' : `${stayed.length} articles are`} shown from an earlier copy.`;
	return { reason, error: new LibraryError(reason) };
}
