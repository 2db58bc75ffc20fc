import { closeSync, ftruncateSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { jsonLine } from '../files/atomic-file.ts';
import { hasCode } from '../files/error-code.ts';
import { teamFolder } from './team-folder.ts';

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
export interface Journal {
	/** When (ms) the pass began, perhaps in an earlier run. */
	readonly begunAt: number;
	/** Whether an earlier run began it. */
	readonly isResumed: boolean;
	/** What was recorded under a key, checked again; `undefined` where nothing was, or nothing of this shape. */
	recall<T>(key: string, shape: z.ZodType<T>): T | undefined;
	/** Keeps an answer at once. Give it what is kept of the answer, never the answer itself: that may hold what isn't for readers. */
	record(key: string, value: unknown): void;
	/** Forgets the pass: a new one begins. */
	drop(): void;
	/** Lets go of the file and keeps it. */
	close(): void;
}

/**
 * The journal in `{dataDir}/{team}/journal.ndjson`: a header, then one answer a line, only ever appended to. A line that was torn by a
 * kill is as good as none; a journal of another `source` (kind and origin of the Library) is thrown away.
 */
export async function openJournal(options: {
	dataDir: string;
	team: string;
	source: string;
	/** When (ms) the copy in the store was taken: going on with a pass that began before it would bring nothing. */
	notBefore?: number | undefined;
	now?: (() => number) | undefined;
}): Promise<Journal> {
	const { team, source, notBefore = 0, now = Date.now } = options;
	const folder = teamFolder(options.dataDir, team);
	await folder.make();
	const path = folder.file('journal.ndjson');
	const earlier = read(path, team, source);
	let heard = earlier && earlier.begunAt >= notBefore ? earlier : undefined;
	let file: number | undefined;
	let begunAt = heard?.begunAt;
	const beginning = (): number => {
		begunAt ??= now();
		return begunAt;
	};

	const begin = (): number => {
		if (heard) {
			const kept = openSync(path, 'a');
			ftruncateSync(kept, heard.length);
			return kept;
		}
		rmSync(path, { force: true });
		const fresh = openSync(path, 'a');
		append(fresh, { version: VERSION, team, source, begunAt: new Date(beginning()).toISOString() });
		return fresh;
	};
	const close = () => {
		if (file !== undefined) closeSync(file);
		file = undefined;
	};

	return {
		get begunAt() {
			return beginning();
		},
		get isResumed() {
			return heard !== undefined;
		},
		recall: (key, shape) => {
			const value = heard?.values.get(key);
			return value === undefined ? undefined : shape.safeParse(value).data;
		},
		record(key, value) {
			file ??= begin();
			append(file, { key, at: new Date(now()).toISOString(), value });
		},
		drop() {
			close();
			rmSync(path, { force: true });
			heard = undefined;
			begunAt = undefined;
		},
		close,
	};
}

/** An earlier run's pass: what it heard, and how many bytes of the file are whole lines. */
interface Heard {
	begunAt: number;
	values: Map<string, unknown>;
	length: number;
}

function read(path: string, team: string, source: string): Heard | undefined {
	const bytes = readIfThere(path);
	const length = bytes.lastIndexOf(NEWLINE) + 1;
	const [first, ...rest] = linesIn(bytes.subarray(0, length));
	const { data: header } = Header.safeParse(first);
	if (header?.team !== team || header.source !== source) return undefined;
	const values = new Map<string, unknown>();
	for (const line of rest) {
		const { data } = Line.safeParse(line);
		if (data) values.set(data.key, data.value);
	}
	return { begunAt: Date.parse(header.begunAt), values, length };
}

/** One line at a time: a text has a longest length, which the journal of a very large Library may pass. */
function* linesIn(bytes: Buffer): Generator<unknown> {
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

function readIfThere(path: string): Buffer {
	try {
		return readFileSync(path);
	} catch (error) {
		if (hasCode(error, 'ENOENT')) return Buffer.alloc(0);
		throw error;
	}
}

/** One line, handed to the system before anything else happens: a kill after this loses nothing. */
function append(file: number, value: unknown): void {
	const bytes = Buffer.from(jsonLine(value));
	for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}
