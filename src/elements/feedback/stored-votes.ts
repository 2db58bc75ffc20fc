import { deviceStorage } from '../dom/browser-storage.ts';

/** A reader's answer to "Was this helpful?", stored on the device under the URL that it is sent to. */
export interface Vote {
	rating: string;
	/** When the reader gave it, in milliseconds since 1970. */
	at: number;
	/** The rating that the Library has accepted, or rejected permanently. */
	settled: string | undefined;
	/** How often it was sent without an answer that could be read: each time it may have been counted. */
	unread: number;
}

const VOTE_PREFIX = 'help-center-vote:';
const RATE_LIMIT = 'help-center-wait';
const DAY = 86_400_000;
const MAX_UNREAD = 3;

/**
 * Reads the stored vote for an endpoint. A vote that could not be sent for 30 days is dropped. A time in the future, of a clock that was
 * ahead, counts as now.
 */
export function readVote(endpoint: string): Vote | undefined {
	try {
		const { rating, at, settled, unread = 0 } = JSON.parse(deviceStorage.get(VOTE_PREFIX + endpoint) ?? '{}');
		const isFresh = settled === rating || Date.now() - at < 30 * DAY;
		return typeof rating === 'string' && isFresh
			? { rating, at: Math.min(at, Date.now()), settled, unread }
			: undefined;
	} catch {
		return undefined;
	}
}

/** Stores the vote for an endpoint. */
export function saveVote(endpoint: string, vote: Vote): void {
	deviceStorage.set(VOTE_PREFIX + endpoint, JSON.stringify(vote));
}

/** Removes the vote for an endpoint. */
export function removeVote(endpoint: string): void {
	deviceStorage.remove(VOTE_PREFIX + endpoint);
}

/** The endpoints for which a vote is stored. */
export function listEndpoints(): string[] {
	return deviceStorage.keys(VOTE_PREFIX).map((key) => key.slice(VOTE_PREFIX.length));
}

/** Whether a vote is still to be sent: it is not settled, and was not sent three times without an answer that could be read. */
export function isPending({ rating, settled, unread }: Vote): boolean {
	return settled !== rating && unread < MAX_UNREAD;
}

/**
 * Stores that no votes may be sent for a time. `retryAfter` is the header: seconds or a date, at most a day. A missing or malformed value means
 * a minute.
 */
export function saveRateLimit(retryAfter: string | null): void {
	const delay = /^\s*\d+\s*$/.test(retryAfter ?? '')
		? Number(retryAfter) * 1000
		: Date.parse(retryAfter ?? '') - Date.now();
	const wait = Number.isNaN(delay) ? 60_000 : Math.min(Math.max(delay, 0), DAY);
	deviceStorage.set(RATE_LIMIT, String(Date.now() + wait));
}

/** For how long the last 429 still forbids requests, in milliseconds. More than a day was stored by a clock that was ahead: it is no limit. */
export function readRateLimit(): number {
	const remaining = Number(deviceStorage.get(RATE_LIMIT) ?? 0) - Date.now();
	return remaining > 0 && remaining <= DAY ? remaining : 0;
}
