import {
	isPending,
	listEndpoints,
	readRateLimit,
	readVote,
	removeVote,
	saveRateLimit,
	saveVote,
} from './stored-votes.ts';

const LOCK = 'help-center-vote:';
const TIMEOUT = 10_000;
/** How long it may take until other tabs see what this tab has stored, in milliseconds. */
const STORAGE_DELAY = 200;
/** Client errors that are retryable. */
const RETRYABLE = new Set([408, 425, 429]);

/** Endpoints that were retried since this page was loaded: each page retries once. */
const retried = new Set<string>();
let queue: Promise<unknown> = Promise.resolve();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Whether the last 429 still forbids requests. If so, schedules a retry for when it no longer does. */
function isRateLimited(): boolean {
	const remaining = readRateLimit();
	if (remaining === 0) return false;
	clearTimeout(timer);
	timer = setTimeout(() => void sendPendingVotes(), remaining);
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
			return await navigator.locks.request(LOCK, { ifAvailable: isRetry }, async (lock) => {
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
		removeVote(endpoint);
		return;
	}
	if (status === 429) saveRateLimit(response.headers.get('retry-after'));
	countUnread(endpoint, -1);
	if (status >= 500 || RETRYABLE.has(status)) return;
	if (status === 400) {
		console.warn(`The Library refused the rating "${rating}" (400). Check \`ratings\` in src/help-center.config.ts.`);
	}
	// The reader may have changed the rating in the meantime: only the rating that was sent is settled.
	const vote = readVote(endpoint);
	if (vote) saveVote(endpoint, { ...vote, settled: rating });
}

function countUnread(endpoint: string, change: 1 | -1): void {
	const vote = readVote(endpoint);
	if (vote) saveVote(endpoint, { ...vote, unread: Math.max(0, vote.unread + change) });
}

/**
 * Whether a request without a readable answer may have arrived. The browser tells no difference between an answer without CORS headers and a
 * server that is down, so this asks the server for anything at all.
 */
async function mayHaveArrived(endpoint: string, error: unknown): Promise<boolean> {
	if (!navigator.onLine) return false;
	if (error instanceof Error && error.name === 'TimeoutError') return true;
	const signal = AbortSignal.timeout(TIMEOUT);
	const answer = fetch(new URL('/', endpoint), { method: 'HEAD', mode: 'no-cors', credentials: 'omit', signal });
	return answer.then(
		() => true,
		() => false,
	);
}

/** Sends one vote. Returns `false` if no other vote should be sent now. */
function send(endpoint: string, isRetry: boolean): Promise<boolean> {
	return runInTurn(async () => {
		const vote = readVote(endpoint);
		if (!vote || !isPending(vote) || (isRetry && retried.has(endpoint))) return true;
		if (isRateLimited()) return false;
		if (isRetry) retried.add(endpoint);
		// Counted before it is sent: the page may be left before there is an answer.
		countUnread(endpoint, 1);
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
		} catch (error) {
			// Offline, timeout, or blocked by CORS: the vote stays, and the next page retries. Other votes may still
			// arrive.
			if (!(await mayHaveArrived(endpoint, error))) countUnread(endpoint, -1);
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
	saveVote(endpoint, { rating, at: Date.now(), settled: previous?.settled, unread: 0 });
	retried.delete(endpoint);
	void send(endpoint, false);
}

/** Retries the votes that earlier pages could not send, for any article. */
export async function sendPendingVotes(): Promise<void> {
	if (!navigator.onLine) return;
	for (const endpoint of listEndpoints()) {
		const vote = readVote(endpoint);
		if (!vote) removeVote(endpoint);
		else if (isPending(vote)) {
			// A time in the future has become now: stored, it grows old like any other.
			saveVote(endpoint, vote);
			if (!(await send(endpoint, true))) return;
		}
	}
}
