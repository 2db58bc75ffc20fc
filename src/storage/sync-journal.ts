import { z } from 'zod';
import { parseJson, toSingleJsonLine } from '../files/json.ts';
import type { Storage } from './storage.ts';
import { createMigration, STORED_FORMATS } from './stored-formats.ts';

const { name: NAME, version: VERSION } = STORED_FORMATS.syncJournal;
/** The key under which it is recorded that a run has spent the request budget. All others are paths. */
const PAUSED = 'paused';
/** A time that is further ahead than this was written by a clock that was wrong. */
const CLOCK_DIFFERENCE_MS = 60_000;

const Header = z.object({
	version: z.literal(VERSION),
	team: z.string(),
	source: z.string(),
	begunAt: z.iso.datetime(),
});
const Line = z.object({ key: z.string(), value: z.unknown() });

/** Responses received so far in the current sync, so that the next run after a kill or an outage requests nothing twice. */
export interface SyncJournal {
	/** When (ms) the sync began, possibly in an earlier run. */
	readonly startedAt: number;
	/** Whether an earlier run began it. */
	readonly isResumed: boolean;
	/** Whether an earlier run of this sync spent the request budget. */
	readonly hasPaused: boolean;
	/** Records that this run has spent the request budget. */
	pause(): Promise<void>;
	/** Returns what was recorded under a key, validated again; `undefined` if nothing was, or it doesn't match the schema. */
	find<T>(key: string, schema: z.ZodType<T>): T | undefined;
	/** Records a parsed response. Never pass the raw response, which may contain drafts and internal notes. */
	record(key: string, value: unknown): Promise<void>;
	/** Removes all responses: a new sync begins. */
	clear(): Promise<void>;
}

/**
 * Opens the journal in `journal.ndjson`: a header, then one response per line. A journal of another team or source, or of a sync that began
 * before `notBefore` (ms, when the snapshot was taken), is not resumed. A time in the future is that of a clock that was ahead: as
 * `notBefore` it says nothing, and a sync that began then counts as begun now, which is recorded.
 */
export async function openSyncJournal(options: {
	storage: Storage;
	team: string;
	source: string;
	notBefore?: number | undefined;
	now?: (() => number) | undefined;
}): Promise<SyncJournal> {
	const { storage, team, source, notBefore = 0, now = Date.now } = options;
	const openedAt = now();
	const formatHeader = (at: number) =>
		toSingleJsonLine({ version: VERSION, team, source, begunAt: new Date(at).toISOString() });
	const earlier = parseJournal(await storage.read(NAME), storage.locate(NAME), team, source);
	const isFromFuture = earlier !== undefined && earlier.startedAt > openedAt;
	let resumed =
		earlier && (notBefore > openedAt + CLOCK_DIFFERENCE_MS || earlier.startedAt >= notBefore) ? earlier : undefined;
	if (resumed && isFromFuture) await storage.append(NAME, formatHeader(openedAt));
	let startedAt = resumed && Math.min(resumed.startedAt, openedAt);
	/** Resolves when the log is ready for appending; `undefined` until something is recorded. */
	let log: Promise<void> | undefined;

	const start = (): number => {
		startedAt ??= now();
		return startedAt;
	};
	const openLog = async (): Promise<void> => {
		if (resumed) return;
		await storage.remove(NAME);
		await storage.append(NAME, formatHeader(start()));
	};

	const record = async (key: string, value: unknown): Promise<void> => {
		log ??= openLog();
		await log;
		await storage.append(NAME, toSingleJsonLine({ key, at: new Date(now()).toISOString(), value }));
	};

	return {
		get startedAt() {
			return start();
		},
		get isResumed() {
			return resumed !== undefined;
		},
		get hasPaused() {
			return resumed?.values.has(PAUSED) ?? false;
		},
		pause: () => record(PAUSED, true),
		find(key, schema) {
			const value = resumed?.values.get(key);
			return value === undefined ? undefined : schema.safeParse(value).data;
		},
		record,
		async clear() {
			await storage.remove(NAME);
			log = undefined;
			resumed = undefined;
			startedAt = undefined;
		},
	};
}

/** The journal of an earlier run. */
interface StoredJournal {
	startedAt: number;
	values: Map<string, unknown>;
}

/** Skips lines that can't be parsed, such as one that a kill cut short: their responses are requested again. */
function parseJournal(lines: Iterable<string>, path: string, team: string, source: string): StoredJournal | undefined {
	const migrate = createMigration(STORED_FORMATS.syncJournal, path);
	let index = 0;
	let startedAt: number | undefined;
	const values = new Map<string, unknown>();
	for (const line of lines) {
		const value = migrate(parseJson(line), index);
		index += 1;
		if (startedAt === undefined) {
			const { data: header } = Header.safeParse(value);
			if (header?.team !== team || header.source !== source) return undefined;
			startedAt = Date.parse(header.begunAt);
			continue;
		}
		const { data } = Line.safeParse(value);
		if (data) values.set(data.key, data.value);
		// A second header corrects the first, whose time was in the future.
		else startedAt = Math.min(startedAt, Date.parse(Header.safeParse(value).data?.begunAt ?? '') || startedAt);
	}
	return startedAt === undefined ? undefined : { startedAt, values };
}
