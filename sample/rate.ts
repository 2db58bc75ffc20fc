import { getKeyLimit } from './keys.ts';

const HOUR = 3_600_000;
const DOCUMENTED_LIMIT = 200;

/** How a client stands at a moment: its limit, what is left of it, and when (ms) the next request comes free. */
export interface RateStatus {
	limit: number;
	remaining: number;
	resetAt: number;
}

/** Requests of each client within the last hour. */
export interface RateLimiter {
	/** Requests an hour for each client, whoever it is; 0 is no limit. May change while it runs. */
	limit: number;
	/** Counts a request; the answer is undefined, or how many seconds the client has to wait. A refused one is not counted. */
	take(client: string): number | undefined;
	/** How a client stands now; `undefined` where there is no limit. */
	standing(client: string): RateStatus | undefined;
}

/**
 * Counts requests of each client, an address or a key, in a sliding hour. Without `limit` it is as documented: 200 for an address,
 * 100 for a publishable key, 1,000 for a secret one.
 */
export function createRateLimiter(limit: number | undefined, now: () => number = Date.now): RateLimiter {
	const stamps = new Map<string, number[]>();
	let same = limit;
	const limitOf = (client: string) => same ?? getKeyLimit(client) ?? DOCUMENTED_LIMIT;
	const recentOf = (client: string) => {
		const recent = (stamps.get(client) ?? []).filter((stamp) => stamp > now() - HOUR);
		stamps.set(client, recent);
		return recent;
	};
	return {
		get limit() {
			return same ?? DOCUMENTED_LIMIT;
		},
		set limit(value) {
			same = value;
		},
		take(client) {
			const most = limitOf(client);
			if (most === 0) return undefined;
			const recent = recentOf(client);
			const first = recent[recent.length - most];
			if (first !== undefined) return Math.max(1, Math.ceil((first + HOUR - now()) / 1000));
			recent.push(now());
			return undefined;
		},
		standing(client) {
			const most = limitOf(client);
			if (most === 0) return undefined;
			const recent = recentOf(client);
			const resetAt = (recent[Math.max(0, recent.length - most)] ?? now()) + HOUR;
			return { limit: most, remaining: Math.max(0, most - recent.length), resetAt };
		},
	};
}

/** A moment (ms) in one of the forms that `X-RateLimit-Reset` is known for. */
export function formatReset(form: 'epoch' | 'epoch-ms' | 'seconds' | 'date', at: number, now: number): string {
	if (form === 'date') return new Date(at).toUTCString();
	if (form === 'epoch-ms') return String(at);
	return String(Math.ceil((form === 'epoch' ? at : at - now) / 1000));
}
