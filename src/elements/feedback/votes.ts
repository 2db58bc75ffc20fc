import { deviceStorage } from '../dom/browser-storage.ts';

/** A reader's answer to "Was this helpful?", kept on the device under the address that it is sent to. */
interface Vote {
	rating: string;
	/** When the reader gave it, in milliseconds since 1970. */
	at: number;
	/** The rating that the Library has taken, or refused for good. */
	settled: string | undefined;
}

const VOTE = 'help-center-vote:';
const WAIT = 'help-center-wait';
const DAY = 86_400_000;
const TIMEOUT = 10_000;
/** How long other tabs may take to see what this one has stored, in milliseconds. */
const SPREAD = 200;
/** Refusals that may pass by themselves. */
const PASSING = new Set([408, 425, 429]);

/** Endpoints tried again since this page was loaded: once is enough, the next page tries again. */
const retried = new Set<string>();
let line: Promise<unknown> = Promise.resolve();
let timer: ReturnType<typeof setTimeout> | undefined;

/** What is kept for an endpoint; an answer that could not be sent for 30 days is no more. */
function read(endpoint: string): Vote | undefined {
	try {
		const { rating, at, settled } = JSON.parse(deviceStorage.get(VOTE + endpoint) ?? '{}');
		const isFresh = settled === rating || Date.now() - at < 30 * DAY;
		return typeof rating === 'string' && isFresh ? { rating, at, settled } : undefined;
	} catch {
		return undefined;
	}
}

function keep(endpoint: string, vote: Vote): void {
	deviceStorage.set(VOTE + endpoint, JSON.stringify(vote));
}

/** How long a 429 asks to wait, in milliseconds: seconds, a date, or a minute where nothing readable is said. A day at most. */
function parseRetryAfter(retryAfter: string | null): number {
	const asked = /^\s*\d+\s*$/.test(retryAfter ?? '')
		? Number(retryAfter) * 1000
		: Date.parse(retryAfter ?? '') - Date.now();
	return Number.isNaN(asked) ? 60_000 : Math.min(Math.max(asked, 0), DAY);
}

/** What is left of the last 429's waiting time; asks again by itself once it is over. */
function isRateLimited(): boolean {
	const left = Number(deviceStorage.get(WAIT) ?? 0) - Date.now();
	if (left <= 0) return false;
	clearTimeout(timer);
	timer = setTimeout(() => void sendPendingVotes(), Math.min(left, DAY));
	return true;
}

/** One vote at a time, in this page and, where the browser has locks, in all tabs; trying `again` is left to the tab that is at it. */
function runInTurn(task: () => Promise<boolean>, again: boolean): Promise<boolean> {
	const turn = line.then(async () => {
		let sent: Promise<boolean> | undefined;
		const once = () => {
			sent ??= task();
			return sent;
		};
		try {
			return await navigator.locks.request(VOTE, { ifAvailable: again }, async (lock) => {
				const result = lock !== null && (await once());
				await new Promise((done) => setTimeout(done, SPREAD));
				return result;
			});
		} catch {
			// Insecure origins have no locks, and browsers that refuse storage refuse locks too.
			return once();
		}
	});
	line = turn;
	return turn;
}

/** Takes in the Library's answer. */
function applyResponse(endpoint: string, rating: string, response: Response): void {
	const { status } = response;
	if (status === 404 || status === 410) {
		deviceStorage.remove(VOTE + endpoint);
		return;
	}
	if (status === 429)
		deviceStorage.set(WAIT, String(Date.now() + parseRetryAfter(response.headers.get('retry-after'))));
	if (status >= 500 || PASSING.has(status)) return;
	if (status === 400) {
		console.warn(`The Library refused the rating "${rating}" (400). Check \`ratings\` in src/help-center.config.ts.`);
	}
	// The reader may have changed the answer meanwhile: only what was sent is settled.
	const vote = read(endpoint);
	if (vote) keep(endpoint, { ...vote, settled: rating });
}

/** Sends one vote; `false` where no other is to be sent now. */
function send(endpoint: string, again: boolean): Promise<boolean> {
	return runInTurn(async () => {
		const vote = read(endpoint);
		if (!vote || vote.settled === vote.rating || (again && retried.has(endpoint))) return true;
		if (isRateLimited()) return false;
		if (again) retried.add(endpoint);
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
			// Offline, too slow, or refused by CORS: it stays, and the next page tries again. Others may arrive.
			return navigator.onLine;
		}
	}, again);
}

/** The answer that a reader has given here, if any. */
export function readRating(endpoint: string): string | undefined {
	return read(endpoint)?.rating;
}

/** Keeps a reader's answer and sends it; the same answer twice is one. */
export function submitVote(endpoint: string, rating: string): void {
	const before = read(endpoint);
	if (before?.rating === rating) return;
	keep(endpoint, { rating, at: Date.now(), settled: before?.settled });
	retried.delete(endpoint);
	void send(endpoint, false);
}

/** Tries again what an earlier page could not send, for any article. */
export async function sendPendingVotes(): Promise<void> {
	if (!navigator.onLine) return;
	for (const key of deviceStorage.keys(VOTE)) {
		const endpoint = key.slice(VOTE.length);
		const kept = read(endpoint);
		if (!kept) deviceStorage.remove(key);
		else if (kept.settled !== kept.rating && !(await send(endpoint, true))) return;
	}
}
