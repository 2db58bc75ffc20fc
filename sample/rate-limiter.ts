import { getKeyLimit } from './keys.ts';

const HOUR = 3_600_000;
/** Documented rate limit of a client without an API key, in requests per hour. */
const DOCUMENTED_LIMIT = 200;

/** Rate limit of a client: requests per hour, how many are left, and when the next one becomes free (ms since the epoch). */
export interface RateStatus {
	limit: number;
	remaining: number;
	resetAt: number;
}

/** Limits the requests of each client in a sliding window of one hour. */
export interface RateLimiter {
	/** Requests per hour for every client; 0 means no limit. Can be changed at any time. */
	limit: number;
	/** Counts a request and returns `undefined`; or, over the limit, returns the seconds to wait and does not count it. */
	take(client: string): number | undefined;
	/** The current rate limit of a client; `undefined` if there is no limit. */
	getStatus(client: string): RateStatus | undefined;
}

/**
 * Creates a rate limiter; a client is an IP address or an API key. `limit` is in requests per hour. Without it the documented limits apply:
 * 200 for an IP address, 100 for a publishable key, 1,000 for a secret key.
 */
export function createRateLimiter(limit: number | undefined, now: () => number = Date.now): RateLimiter {
	const requestTimes = new Map<string, number[]>();
	let limitForAll = limit;
	const getLimit = (client: string) => limitForAll ?? getKeyLimit(client) ?? DOCUMENTED_LIMIT;
	const getRecentTimes = (client: string) => {
		const recent = (requestTimes.get(client) ?? []).filter((time) => time > now() - HOUR);
		requestTimes.set(client, recent);
		return recent;
	};
	return {
		get limit() {
			return limitForAll ?? DOCUMENTED_LIMIT;
		},
		set limit(value) {
			limitForAll = value;
		},
		take(client) {
			const limit = getLimit(client);
			if (limit === 0) return undefined;
			const recent = getRecentTimes(client);
			const first = recent[recent.length - limit];
			if (first !== undefined) return Math.max(1, Math.ceil((first + HOUR - now()) / 1000));
			recent.push(now());
			return undefined;
		},
		getStatus(client) {
			const limit = getLimit(client);
			if (limit === 0) return undefined;
			const recent = getRecentTimes(client);
			const resetAt = (recent[Math.max(0, recent.length - limit)] ?? now()) + HOUR;
			return { limit, remaining: Math.max(0, limit - recent.length), resetAt };
		},
	};
}

/** Formats a time (ms since the epoch) in one of the formats that APIs use for `X-RateLimit-Reset`. */
export function formatReset(form: 'epoch' | 'epoch-ms' | 'seconds' | 'date', at: number, now: number): string {
	if (form === 'date') return new Date(at).toUTCString();
	if (form === 'epoch-ms') return String(at);
	return String(Math.ceil((form === 'epoch' ? at : at - now) / 1000));
}
