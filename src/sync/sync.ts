import { LibraryError } from '../model/errors.ts';
import { recordSlugs } from '../model/record-slugs.ts';
import type { SlugHistory } from '../model/slug-history.ts';
import type { SkippedSchema, Snapshot } from '../model/snapshot.ts';
import type { ApiOptions } from '../sources/api/question.ts';
import { createRequestBudget, createUnlimitedRequestBudget } from '../sources/api/request-budget.ts';
import { describeSource } from '../sources/cstar/api-key.ts';
import { createKeyedClient } from '../sources/cstar/keyed-client.ts';
import { createPublicClient } from '../sources/cstar/public-client.ts';
import { openListPageCache } from '../storage/list-page-cache.ts';
import { createSlugHistoryStore } from '../storage/slug-history-store.ts';
import { createSnapshotStore } from '../storage/snapshot-store.ts';
import { openSyncJournal } from '../storage/sync-journal.ts';
import { loadPreviousSnapshot } from './previous-snapshot.ts';
import type { ProgressStep } from './progress.ts';
import { runPasses } from './sync-pass.ts';
import { takeSnapshot } from './take-snapshot.ts';
import type { SnapshotResult } from './types.ts';

/** The longest that reading the live site's copy may take, in milliseconds. */
const RESTORE_TIMEOUT_MS = 60_000;

/** How to sync; the names are those of the settings. `requestsPerHour` is `Infinity` for a sample Library that we began. */
export interface SyncOptions extends Omit<ApiOptions, 'budget' | 'deadline' | 'headers' | 'advice'> {
	team: string;
	/** Reads through the keyed API (`LIBRARY_SOURCE=v1`) instead of the public Library. */
	apiKey?: string | undefined;
	dataDir: string;
	requestsPerHour: number;
	/** Seconds for the whole sync. */
	syncMaxWait: number;
	allowShrink?: boolean | undefined;
	/** `library.json` of the live site, where the owner says where that is: a machine without a copy goes on from there. */
	backupUrl?: URL | undefined;
	onProgress?: ((step: ProgressStep) => void) | undefined;
	warn?: ((line: string) => void) | undefined;
}

/** What there is to publish; `stale` says why some or all of it is an earlier copy. */
export interface SyncResult {
	snapshot: Snapshot;
	/** Every slug that articles and categories have had, this snapshot's included. */
	slugHistory: SlugHistory;
	stale: { reason: string; error: LibraryError } | undefined;
	keptEarlier: SkippedSchema[];
	gone: SkippedSchema[];
	duplicateCategories: SkippedSchema[];
	stats: {
		/** How many articles the list named. */
		listed: number;
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
	const budget = isFree
		? createUnlimitedRequestBudget()
		: createRequestBudget({ dataDir, url, perHour: requestsPerHour });
	const store = createSnapshotStore(dataDir, team, warn);
	const historyStore = createSlugHistoryStore(dataDir, team, warn);
	const totalTimeoutMs = Math.min(RESTORE_TIMEOUT_MS, syncMaxWait * 1000);
	const liveBackup =
		options.backupUrl && totalTimeoutMs > 0 ? { url: options.backupUrl, team, log: warn, totalTimeoutMs } : undefined;
	const previous = await loadPreviousSnapshot(store, historyStore, liveBackup);

	const { apiKey } = options;
	const location = { dataDir, team, source: `${describeSource(apiKey)} ${url.origin}` };
	const notBefore = previous && Date.parse(previous.takenAt);
	const journal = await openSyncJournal({ ...location, notBefore, now });
	const pageCache = await openListPageCache({ ...location, isEnabled: previous !== undefined });
	const clientOptions = { ...options, budget, journal, pageCache, deadline: () => deadline };
	const client =
		apiKey === undefined ? createPublicClient(clientOptions) : createKeyedClient({ ...clientOptions, apiKey });
	const since = journal.isResumed ? new Date(journal.startedAt).toISOString() : undefined;

	const take = (copy: Snapshot | undefined, passStartedAt: number) =>
		takeSnapshot(client, { ...options, previous: copy, passStartedAt });
	try {
		const result = await runPasses({ take, previous, journal, pageCache, store, now });
		const { snapshot, keptEarlier, gone, duplicateCategories, listed, unchanged, fetched } = result;
		const slugHistory = recordSlugs(await historyStore.load(previous), snapshot, now());
		await historyStore.save(slugHistory);
		// Only now: a run that is killed before this is done goes on from its journal, and asks nothing.
		if (!result.stoppedBy) journal.clear();
		const requests = { requestsUsed: budget.used(), requestsLeft: budget.remaining(now()) };
		const counts = { listed, unchanged, fetched, leftOut: snapshot.leftOut.length };
		const stats = { ...counts, since, ...requests, seconds: (now() - startedAt) / 1000 };
		return { snapshot, slugHistory, stale: describeStaleness(result), keptEarlier, gone, duplicateCategories, stats };
	} finally {
		journal.close();
	}
}

/** Why some of what was taken is an earlier copy, where it is. */
function describeStaleness({ stoppedBy, keptEarlier }: SnapshotResult): SyncResult['stale'] {
	if (stoppedBy) return { reason: stoppedBy.message, error: stoppedBy };
	if (keptEarlier.length === 0) return undefined;
	const reason = `${keptEarlier.length === 1 ? 'One article is' : `${keptEarlier.length} articles are`} shown from an earlier copy.`;
	return { reason, error: new LibraryError(reason) };
}
