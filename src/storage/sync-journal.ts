import { z } from 'zod';
import { parseJson, toSingleJsonLine } from '../files/json.ts';
import type { Storage } from './storage.ts';

const NAME = 'journal.ndjson';
const VERSION = 1;

const Header = z.object({
	version: z.literal(VERSION),
	team: z.string(),
	source: z.string(),
	begunAt: z.iso.datetime(),
});
const Line = z.object({ key: z.string(), value: z.unknown() });

/** Responses received so far in the current sync, so that a run that was killed or cut off requests nothing twice. */
export interface SyncJournal {
	/** When (ms) the sync began, perhaps in an earlier run. */
	readonly startedAt: number;
	/** Whether an earlier run began it. */
	readonly isResumed: boolean;
	/** What was recorded under a key, validated again; `undefined` where nothing was, or nothing of this shape. */
	find<T>(key: string, schema: z.ZodType<T>): T | undefined;
	/** Keeps a parsed response. Never give it the response itself, which may hold what isn't for readers. */
	record(key: string, value: unknown): Promise<void>;
	/** Forgets the sync: a new one begins. */
	clear(): Promise<void>;
}

/**
 * Opens the journal in `journal.ndjson`: a header, then one response a line. A journal of another team or source, or of a sync that began
 * before `notBefore` (ms, when the snapshot was taken), is not resumed.
 */
export async function openSyncJournal(options: {
	storage: Storage;
	team: string;
	source: string;
	notBefore?: number | undefined;
	now?: (() => number) | undefined;
}): Promise<SyncJournal> {
	const { storage, team, source, notBefore = 0, now = Date.now } = options;
	const earlier = parseJournal(await storage.read(NAME), team, source);
	let resumed = earlier && earlier.startedAt >= notBefore ? earlier : undefined;
	let startedAt = resumed?.startedAt;
	/** The log of this sync; `undefined` until something is recorded in it. */
	let log: Promise<void> | undefined;

	const start = (): number => {
		startedAt ??= now();
		return startedAt;
	};
	const openLog = async (): Promise<void> => {
		if (resumed) return;
		await storage.remove(NAME);
		const begunAt = new Date(start()).toISOString();
		await storage.append(NAME, toSingleJsonLine({ version: VERSION, team, source, begunAt }));
	};

	return {
		get startedAt() {
			return start();
		},
		get isResumed() {
			return resumed !== undefined;
		},
		find(key, schema) {
			const value = resumed?.values.get(key);
			return value === undefined ? undefined : schema.safeParse(value).data;
		},
		async record(key, value) {
			log ??= openLog();
			await log;
			await storage.append(NAME, toSingleJsonLine({ key, at: new Date(now()).toISOString(), value }));
		},
		async clear() {
			await storage.remove(NAME);
			log = undefined;
			resumed = undefined;
			startedAt = undefined;
		},
	};
}

/** What an earlier run has recorded. */
interface StoredJournal {
	startedAt: number;
	values: Map<string, unknown>;
}

/** A line that can't be read was cut short by a kill: its response is requested again. */
function parseJournal(lines: Iterable<string>, team: string, source: string): StoredJournal | undefined {
	let startedAt: number | undefined;
	const values = new Map<string, unknown>();
	for (const line of lines) {
		const value = parseJson(line);
		if (startedAt === undefined) {
			const { data: header } = Header.safeParse(value);
			if (header?.team !== team || header.source !== source) return undefined;
			startedAt = Date.parse(header.begunAt);
			continue;
		}
		const { data } = Line.safeParse(value);
		if (data) values.set(data.key, data.value);
	}
	return startedAt === undefined ? undefined : { startedAt, values };
}
