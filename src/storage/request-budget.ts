import type { Storage } from './storage.ts';

const HOUR = 3_600_000;
/** The longest wait after two processes gave back the same place, in milliseconds. */
const MAX_COLLISION_WAIT_MS = 100;

/** How many requests may still be sent. Every one is counted before it is sent, retries and redirects too. */
export interface RequestBudget {
	/** Counts a request and returns `undefined`; or counts nothing and returns when (ms) the next one is free. */
	take(): Promise<number | undefined>;
	/** How many are left now; `Infinity` without a limit. */
	remaining(): Promise<number>;
	/** How many this object has counted. */
	used(): number;
}

/** When the next request is free; `undefined` is now. `timestamps` are those of the last hour, oldest first. */
export function findNextFreeTime(timestamps: readonly number[], perHour: number): number | undefined {
	if (timestamps.length < perHour) return undefined;
	return (timestamps[timestamps.length - perHour] ?? Number.POSITIVE_INFINITY) + HOUR;
}

/**
 * A budget for a sliding hour, kept in a storage that all processes share, so that together they stay within it. Each hour has a log of its
 * own: a kill loses nothing, and forgetting an hour is removing its log. A line is the time of a request; a time with a minus gives one back.
 */
export function createRequestBudget(options: {
	storage: Storage;
	url: URL;
	perHour: number;
	now?: (() => number) | undefined;
	random?: (() => number) | undefined;
}): RequestBudget {
	const { storage, url, now = Date.now, random = Math.random } = options;
	const perHour = Math.max(1, options.perHour);
	// With a space in it, which no team's name has.
	const folder = `requests to ${url.origin.replace(/[^\w.-]+/g, '_')}/`;
	const findLog = (time: number) => `${folder}${Math.floor(time / HOUR)}.log`;
	let used = 0;
	let sweptAt = 0;
	let last: Promise<unknown> = Promise.resolve();

	async function sweep(time: number): Promise<void> {
		for (const name of await storage.list(folder)) {
			const hour = Number.parseInt(name.slice(folder.length), 10);
			if (hour < Math.floor(time / HOUR) - 1) await storage.remove(name);
		}
		sweptAt = time;
	}

	/** The times of the requests of the hour before `time`, oldest first. */
	async function readRecent(time: number): Promise<number[]> {
		const all: number[] = [];
		for (const hour of [time - HOUR, time, time + HOUR]) {
			for (const line of await storage.read(findLog(hour))) all.push(line === '' ? Number.NaN : Number(line));
		}
		const recent = all.filter((at) => at > time - HOUR && at < time + HOUR).sort((one, other) => one - other);
		for (const givenBack of all.filter((at) => at < 0)) {
			const index = recent.indexOf(-givenBack);
			if (index >= 0) recent.splice(index, 1);
		}
		return recent;
	}

	async function takeAlone(): Promise<number | undefined> {
		const time = now();
		const later = findNextFreeTime(await readRecent(time), perHour);
		if (later !== undefined) return later;
		await storage.append(findLog(time), String(time));
		if (time - sweptAt > HOUR) await sweep(time);
		const recent = await readRecent(time);
		if (recent.length > perHour) {
			// Another process counted at the same moment. Both give their place back, and chance decides who looks again first.
			await storage.append(findLog(time), String(-time));
			const free = findNextFreeTime(await readRecent(time), perHour);
			return free ?? time + Math.ceil(random() * MAX_COLLISION_WAIT_MS);
		}
		used += 1;
		return undefined;
	}

	return {
		// One after the other: between looking and counting nobody else of this process may count.
		take() {
			const mine = last.then(takeAlone);
			last = mine.catch(() => {});
			return mine;
		},
		remaining: async () => Math.max(0, perHour - (await readRecent(now())).length),
		used: () => used,
	};
}

/** For a sample Library that we started ourselves: counts, and limits nothing. */
export function createUnlimitedRequestBudget(): RequestBudget {
	let used = 0;
	return {
		async take() {
			used += 1;
			return undefined;
		},
		remaining: async () => Number.POSITIVE_INFINITY,
		used: () => used,
	};
}
