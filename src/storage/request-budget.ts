import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrorCode } from '../files/error-code.ts';

const HOUR = 3_600_000;
/** The longest wait for a place that two processes gave back, in milliseconds. */
const MAX_COLLISION_WAIT_MS = 100;

/** How many requests we may still send. Every one is counted before it leaves, retries and redirects too. */
export interface RequestBudget {
	/** Counts one request and returns `undefined`; or counts nothing and returns when (ms) the next is free. */
	take(now: number): number | undefined;
	/** How many are left at this moment; `Infinity` without a limit. */
	remaining(now: number): number;
	/** How many this value has counted. */
	used(): number;
}

/** When the next request is free, given the times of earlier ones within the last hour, oldest first; `undefined` is now. */
export function findNextFreeTime(stamps: readonly number[], perHour: number): number | undefined {
	if (stamps.length < perHour) return undefined;
	return (stamps[stamps.length - perHour] ?? Number.POSITIVE_INFINITY) + HOUR;
}

/**
 * A sliding hour, remembered in `dataDir` so that two runs together stay within it. Each hour has its own file that is only ever appended
 * to: nothing needs a lock, a kill loses nothing, and forgetting is deleting a file. A line is a request's time; a time with a minus gives
 * one back. The folder's name has a space, which no team's has.
 */
export function createRequestBudget(options: {
	dataDir: string;
	url: URL;
	perHour: number;
	random?: (() => number) | undefined;
}): RequestBudget {
	const { dataDir, url, random = Math.random } = options;
	const perHour = Math.max(1, options.perHour);
	const folder = join(dataDir, `requests to ${url.origin.replace(/[^\w.-]+/g, '_')}`);
	const hourFile = (time: number) => join(folder, `${Math.floor(time / HOUR)}.log`);
	let used = 0;
	let sweptAt = 0;

	const sweep = (now: number) => {
		for (const name of readdirSync(folder)) {
			if (Number.parseInt(name, 10) < Math.floor(now / HOUR) - 1) rmSync(join(folder, name), { force: true });
		}
		sweptAt = now;
	};

	const recent = (now: number) => {
		const all = [hourFile(now - HOUR), hourFile(now), hourFile(now + HOUR)].flatMap((file) => readTimestamps(file));
		const stamps = all.filter((stamp) => stamp > now - HOUR && stamp < now + HOUR).sort((one, other) => one - other);
		for (const back of all.filter((stamp) => stamp < 0)) {
			const index = stamps.indexOf(-back);
			if (index >= 0) stamps.splice(index, 1);
		}
		return stamps;
	};

	return {
		// Synchronous on purpose: between looking and counting nobody of this process comes in.
		take(now) {
			const later = findNextFreeTime(recent(now), perHour);
			if (later !== undefined) return later;
			mkdirSync(folder, { recursive: true });
			appendFileSync(hourFile(now), `${now}\n`);
			if (now - sweptAt > HOUR) sweep(now);
			if (recent(now).length > perHour) {
				// Another process counted at the same moment. Where both give their place back, chance says who is first to look again.
				appendFileSync(hourFile(now), `${-now}\n`);
				return findNextFreeTime(recent(now), perHour) ?? now + Math.ceil(random() * MAX_COLLISION_WAIT_MS);
			}
			used += 1;
			return undefined;
		},
		remaining: (now) => Math.max(0, perHour - recent(now).length),
		used: () => used,
	};
}

/** For a sample Library that we began ourselves: counts, and refuses nothing. */
export function createUnlimitedRequestBudget(): RequestBudget {
	let used = 0;
	return {
		take() {
			used += 1;
			return undefined;
		},
		remaining: () => Number.POSITIVE_INFINITY,
		used: () => used,
	};
}

function readTimestamps(file: string): number[] {
	try {
		return readFileSync(file, 'utf8').split('\n').filter(Boolean).map(Number).filter(Number.isFinite);
	} catch (error) {
		if (hasErrorCode(error, 'ENOENT')) return [];
		throw error;
	}
}
