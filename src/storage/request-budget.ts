import type { Storage } from './storage.ts';

const HOUR = 3_600_000;
/** A time that is further ahead than this is not that of another machine, whose clock differs a little. */
const CLOCK_DIFFERENCE_MS = 60_000;
/** The longest random wait after two processes have collided, in milliseconds. */
const MAX_COLLISION_WAIT_MS = 100;

/** Limits how many requests are sent. Every request is counted before it is sent, including retries and redirects. */
export interface RequestBudget {
	/** Counts a request and returns `undefined`; if the budget is spent, counts nothing and returns when (ms) to try again. */
	take(): Promise<number | undefined>;
	/** How many requests are left now; `Infinity` without a limit. */
	remaining(): Promise<number>;
	/** How many requests this object has counted. */
	used(): number;
}

/** When (ms) the next request may be sent; `undefined` means now. `timestamps` are the requests of the last hour, oldest first. */
export function findNextFreeTime(timestamps: readonly number[], perHour: number): number | undefined {
	if (timestamps.length < perHour) return undefined;
	return (timestamps[timestamps.length - perHour] ?? Number.POSITIVE_INFINITY) + HOUR;
}

/**
 * Creates a budget for a sliding hour. It is in a storage that all processes share, so together they stay within the limit. Each hour has
 * its own log: a kill loses nothing, and an old hour is forgotten by removing its log. A line is the time of a request; a negative time takes
 * that request back. Times in the future were written while the clock was ahead: those requests count as sent now.
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
	// The space makes it different from every team's folder.
	const folder = `requests to ${url.origin.replace(/[^\w.-]+/g, '_')}/`;
	const findLog = (time: number) => `${folder}${Math.floor(time / HOUR)}.log`;
	let used = 0;
	let sweptAt = 0;
	let last: Promise<unknown> = Promise.resolve();
	let settled: Promise<void> | undefined;

	async function sweep(time: number): Promise<void> {
		for (const name of await storage.list(folder)) {
			const hour = Number.parseInt(name.slice(folder.length), 10);
			if (hour < Math.floor(time / HOUR) - 1) await storage.remove(name);
		}
		sweptAt = time;
	}

	/** Moves requests of the future to `time`. Otherwise those of the next hour would block it for two, and all others would not count. */
	async function settleFuture(time: number): Promise<void> {
		for (const name of await storage.list(folder)) {
			if (Number.parseInt(name.slice(folder.length), 10) < Math.floor(time / HOUR)) continue;
			const lines = [...(await storage.read(name))].map(Number);
			const ahead = lines.filter((at) => Math.abs(at) > time + CLOCK_DIFFERENCE_MS);
			const sent = ahead.filter((at) => at > 0).length - ahead.filter((at) => at < 0).length;
			if (sent <= 0) continue;
			if (name === findLog(time)) for (const at of ahead) await storage.append(name, String(-at));
			else await storage.remove(name);
			for (let count = 0; count < Math.min(sent, perHour); count += 1)
				await storage.append(findLog(time), String(time));
		}
	}

	/** Returns the times of the requests in the hour before `time`, oldest first. */
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
		settled ??= settleFuture(time);
		await settled;
		const later = findNextFreeTime(await readRecent(time), perHour);
		if (later !== undefined) return later;
		await storage.append(findLog(time), String(time));
		if (time - sweptAt > HOUR) await sweep(time);
		const recent = await readRecent(time);
		if (recent.length > perHour) {
			// Another process counted at the same moment. Both take their request back and try again after a random wait.
			await storage.append(findLog(time), String(-time));
			const free = findNextFreeTime(await readRecent(time), perHour);
			return free ?? time + Math.ceil(random() * MAX_COLLISION_WAIT_MS);
		}
		used += 1;
		return undefined;
	}

	return {
		// One at a time: between the check and the count, no other call of this process may count.
		take() {
			const mine = last.then(takeAlone);
			last = mine.catch(() => {});
			return mine;
		},
		async remaining() {
			settled ??= settleFuture(now());
			await settled;
			return Math.max(0, perHour - (await readRecent(now())).length);
		},
		used: () => used,
	};
}

/** Creates a budget that counts requests without a limit, for a sample Library that we started ourselves. */
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
