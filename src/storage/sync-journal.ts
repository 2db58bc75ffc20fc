import { closeSync, ftruncateSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { toJsonLine } from '../files/atomic-file.ts';
import { hasErrorCode } from '../files/error-code.ts';
import { locateTeamFolder } from './team-folder.ts';

const VERSION = 1;
const NEWLINE = 0x0a;

const Header = z.object({
	version: z.literal(VERSION),
	team: z.string(),
	source: z.string(),
	begunAt: z.iso.datetime(),
});
const Line = z.object({ key: z.string(), value: z.unknown() });

/** What the pass under way has heard, so that a run that was killed or cut off asks nothing twice. */
export interface SyncJournal {
	/** When (ms) the pass began, perhaps in an earlier run. */
	readonly startedAt: number;
	/** Whether an earlier run began it. */
	readonly isResumed: boolean;
	/** What was recorded under a key, checked again; `undefined` where nothing was, or nothing of this shape. */
	find<T>(key: string, schema: z.ZodType<T>): T | undefined;
	/** Keeps an answer at once. Give it what is kept of the answer, never the answer itself: that may hold what isn't for readers. */
	record(key: string, value: unknown): void;
	/** Forgets the pass: a new one begins. */
	clear(): void;
	/** Lets go of the file and keeps it. */
	close(): void;
}

/**
 * The journal in `{dataDir}/{team}/journal.ndjson`: a header, then one answer a line, only ever appended to. A line that was torn by a
 * kill is as good as none; a journal of another `source` (kind and origin of the Library) is thrown away.
 */
export async function openSyncJournal(options: {
	dataDir: string;
	team: string;
	source: string;
	/** When (ms) the copy in the store was taken: going on with a pass that began before it would bring nothing. */
	notBefore?: number | undefined;
	now?: (() => number) | undefined;
}): Promise<SyncJournal> {
	const { team, source, notBefore = 0, now = Date.now } = options;
	const folder = locateTeamFolder(options.dataDir, team);
	await folder.create();
	const path = folder.filePath('journal.ndjson');
	const earlier = readStoredPass(path, team, source);
	let resumed = earlier && earlier.startedAt >= notBefore ? earlier : undefined;
	let file: number | undefined;
	let startedAt = resumed?.startedAt;
	const beginning = (): number => {
		startedAt ??= now();
		return startedAt;
	};

	const begin = (): number => {
		if (resumed) {
			const kept = openSync(path, 'a');
			ftruncateSync(kept, resumed.byteLength);
			return kept;
		}
		rmSync(path, { force: true });
		const fresh = openSync(path, 'a');
		appendLine(fresh, { version: VERSION, team, source, begunAt: new Date(beginning()).toISOString() });
		return fresh;
	};
	const close = () => {
		if (file !== undefined) closeSync(file);
		file = undefined;
	};

	return {
		get startedAt() {
			return beginning();
		},
		get isResumed() {
			return resumed !== undefined;
		},
		find: (key, shape) => {
			const value = resumed?.values.get(key);
			return value === undefined ? undefined : shape.safeParse(value).data;
		},
		record(key, value) {
			file ??= begin();
			appendLine(file, { key, at: new Date(now()).toISOString(), value });
		},
		clear() {
			close();
			rmSync(path, { force: true });
			resumed = undefined;
			startedAt = undefined;
		},
		close,
	};
}

/** An earlier run's pass: what it heard, and how many bytes of the file are whole lines. */
interface StoredPass {
	startedAt: number;
	values: Map<string, unknown>;
	byteLength: number;
}

function readStoredPass(path: string, team: string, source: string): StoredPass | undefined {
	const bytes = readIfExists(path);
	const byteLength = bytes.lastIndexOf(NEWLINE) + 1;
	const [first, ...rest] = parseLines(bytes.subarray(0, byteLength));
	const { data: header } = Header.safeParse(first);
	if (header?.team !== team || header.source !== source) return undefined;
	const values = new Map<string, unknown>();
	for (const line of rest) {
		const { data } = Line.safeParse(line);
		if (data) values.set(data.key, data.value);
	}
	return { startedAt: Date.parse(header.begunAt), values, byteLength };
}

/** One line at a time: a text has a longest length, which the journal of a very large Library may pass. */
function* parseLines(bytes: Buffer): Generator<unknown> {
	for (let start = 0; start < bytes.length; ) {
		const end = bytes.indexOf(NEWLINE, start);
		try {
			yield JSON.parse(bytes.toString('utf8', start, end));
		} catch {
			yield undefined;
		}
		start = end + 1;
	}
}

function readIfExists(path: string): Buffer {
	try {
		return readFileSync(path);
	} catch (error) {
		if (hasErrorCode(error, 'ENOENT')) return Buffer.alloc(0);
		throw error;
	}
}

/** One line, handed to the system before anything else happens: a kill after this loses nothing. */
function appendLine(file: number, value: unknown): void {
	const bytes = Buffer.from(toJsonLine(value));
	for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}
