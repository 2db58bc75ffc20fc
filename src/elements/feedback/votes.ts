import { deviceStorage } from '../dom/browser-storage.ts';

/** A reader's answer to "Was this helpful?", stored on the device under the URL that it is sent to. */
interface Vote {
	rating: string;
	/** When the reader gave it, in milliseconds since 1970. */
	at: number;
	/** The rating that the Library has accepted, or rejected permanently. */
	settled: string | undefined;
}

const VOTE_PREFIX = 'help-center-vote:';
const RATE_LIMIT = 'help-center-wait';
const DAY = 86_400_000;
const TIMEOUT = 10_000;
/** How long it may take until other tabs see what this tab has stored, in milliseconds. */
const STORAGE_DELAY = 200;
/** Client errors that are retryable. */
const RETRYABLE = new Set([408, 425, 429]);

/** Endpoints that were retried since this page was loaded: each page retries once. */
const retried = new Set<string>();
let queue: Promise<unknown> = Promise.resolve();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Reads the stored vote for an endpoint. A vote that could not be sent for 30 days is dropped. */
function readVote(endpoint: string): Vote | undefined {
	try {
		const { rating, at, settled } = JSON.parse(deviceStorage.get(VOTE_PREFIX + endpoint) ?? '{}');
		const isFresh = settled === rating || Date.now() - at < 30 * DAY;
		return typeof rating === 'string' && isFresh ? { rating, at, settled } : undefined;
	} catch {
		return undefined;
	}
}

function saveVote(endpoint: string, vote: Vote): void {
	deviceStorage.set(VOTE_PREFIX + endpoint, JSON.stringify(vote));
}

/**
 * Parses `Retry-After` (seconds or a date) into milliseconds, at most a day. A missing or malformed value means a
 * minute.
 */
function parseRetryAfter(retryAfter: string | null): number {
	const delay = /^\s*\d+\s*$/.test(retryAfter ?? '')
		? Number(retryAfter) * 1000
		: Date.parse(retryAfter ?? '') - Date.now();
	return Number.isNaN(delay) ? 60_000 : Math.min(Math.max(delay, 0), DAY);
}

/** Whether the last 429 still forbids requests. If so, schedules a retry for when it no longer does. */
function isRateLimited(): boolean {
	const remaining = Number(deviceStorage.get(RATE_LIMIT) ?? 0) - Date.now();
	if (remaining <= 0) return false;
	clearTimeout(timer);
	timer = setTimeout(() => void sendPendingVotes(), Math.min(remaining, DAY));
	return true;
}

/**
 * Sends one vote at a time, in this page and, if the browser has locks, over all tabs. A retry is skipped if another
 * tab holds the lock.
 */
function runInTurn(task: () => Promise<boolean>, isRetry: boolean): Promise<boolean> {
	const job = queue.then(async () => {
		let sent: Promise<boolean> | undefined;
		const runOnce = () => {
			sent ??= task();
			return sent;
		};
		try {
			return await navigator.locks.request(VOTE_PREFIX, { ifAvailable: isRetry }, async (lock) => {
				const result = lock !== null && (await runOnce());
				await new Promise((done) => setTimeout(done, STORAGE_DELAY));
				return result;
			});
		} catch {
			// Insecure origins have no locks, and browsers that block storage block locks too.
			return runOnce();
		}
	});
	queue = job;
	return job;
}

/** Updates the stored vote after the Library's response. */
function applyResponse(endpoint: string, rating: string, response: Response): void {
	const { status } = response;
	if (status === 404 || status === 410) {
		deviceStorage.remove(VOTE_PREFIX + endpoint);
		return;
	}
	if (status === 429)
		deviceStorage.set(RATE_LIMIT, String(Date.now() + parseRetryAfter(response.headers.get('retry-after'))));
	if (status >= 500 || RETRYABLE.has(status)) return;
	if (status === 400) {
		console.warn(`The Library refused the rating "${rating}" (400). Check \`ratings\` in src/help-center.config.ts.`);
	}
	// The reader may have changed the rating in the meantime: only the rating that was sent is settled.
	const vote = readVote(endpoint);
	if (vote) saveVote(endpoint, { ...vote, settled: rating });
}

/** Sends one vote. Returns `false` if no other vote should be sent now. */
function send(endpoint: string, isRetry: boolean): Promise<boolean> {
	return runInTurn(async () => {
		const vote = readVote(endpoint);
		if (!vote || vote.settled === vote.rating || (isRetry && retried.has(endpoint))) return true;
		if (isRateLimited()) return false;
		if (isRetry) retried.add(endpoint);
		try {
			const response = await fetch(endpoint, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ rating: vote.rating }),
				credentials: 'omit',
				keepalive: true,
				signal: AbortSignal.timeout(TIMEOUT),
			});
			applyResponse(endpoint, vote.rating, response);
			return !isRateLimited();
		} catch {
			// Offline, timeout, or blocked by CORS: the vote stays, and the next page retries. Other votes may still
			// arrive.
			return navigator.onLine;
		}
	}, isRetry);
}

/** The rating that the reader has given, if any. */
export function readRating(endpoint: string): string | undefined {
	return readVote(endpoint)?.rating;
}

/** Stores a reader's rating and sends it. The same rating again is ignored. */
export function submitVote(endpoint: string, rating: string): void {
	const previous = readVote(endpoint);
	if (previous?.rating === rating) return;
	saveVote(endpoint, { rating, at: Date.now(), settled: previous?.settled });
	retried.delete(endpoint);
	void send(endpoint, false);
}

/** Retries the votes that earlier pages could not send, for any article. */
export async function sendPendingVotes(): Promise<void> {
	if (!navigator.onLine) return;
	for (const key of deviceStorage.keys(VOTE_PREFIX)) {
		const endpoint = key.slice(VOTE_PREFIX.length);
		const vote = readVote(endpoint);
		if (!vote) deviceStorage.remove(key);
		else if (vote.settled !== vote.rating && !(await send(endpoint, true))) return;
	}
}
