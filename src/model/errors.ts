import { redactKeys } from './redact.ts';

/** Turns untrusted text into a single line without control characters, which a terminal would interpret. */
export function toSingleLine(text: string): string {
	return text.replace(/[\p{C}\s]+/gu, ' ').trim();
}

/** Any failure to read the Library. `requestId` is the API's id for the request, which its support team can look up. */
export class LibraryError extends Error {
	override name = 'LibraryError';
	readonly requestId: string | undefined;
	constructor(message: string, rest: { requestId?: string | undefined; cause?: unknown } = {}) {
		const { requestId, cause } = rest;
		// The message may contain slugs and text from responses.
		super(
			toSingleLine(redactKeys(requestId ? `${message} (request ${requestId})` : message)),
			cause === undefined ? undefined : { cause },
		);
		this.requestId = requestId;
	}
}

/** No response arrived, or not in time. */
export class LibraryUnreachable extends LibraryError {
	override name = 'LibraryUnreachable';
}

/** An error response, parsed from any of the three error shapes. `retryAfter` is in milliseconds. */
export interface ErrorResponse {
	status: number;
	code: string | undefined;
	message: string | undefined;
	requestId: string | undefined;
	retryAfter: number | undefined;
}

/** What the owner can do about an error status, whichever API it came from. */
const ADVICE: Record<number, string> = {
	400: 'This help center may be older than the Library: look for a newer version of it.',
	404: 'It may have been deleted, or its address may have changed.',
	410: 'It has been deleted.',
	429: 'The hourly request limit is reached: run this again later.',
};

/** The Library answered with an error status. `retryAfter` is in milliseconds. */
export class LibraryRefused extends LibraryError {
	override name = 'LibraryRefused';
	readonly url: URL;
	readonly status: number;
	readonly code: string | undefined;
	readonly retryAfter: number | undefined;
	constructor(url: URL, { status, code, message, requestId, retryAfter }: ErrorResponse, advice = ADVICE[status]) {
		const details = [code, message].filter(Boolean).join(': ');
		const answer = `The Library answered ${status}${details && ` “${details}”`} for ${url.pathname}.`;
		super(`${answer} ${advice ?? 'Try again later.'}`, { requestId });
		this.url = url;
		this.status = status;
		this.code = code;
		this.retryAfter = retryAfter;
	}
}

/** An unusable response: cut off, not JSON, too large, or of an unknown shape. */
export class LibraryMalformed extends LibraryError {
	override name = 'LibraryMalformed';
	/** Whether another request may succeed: yes if the response was cut off, no if it has an unknown shape. */
	readonly isRetryable: boolean;
	constructor(message: string, rest: { requestId?: string | undefined; cause?: unknown; isRetryable?: boolean } = {}) {
		super(message, rest);
		this.isRetryable = rest.isRetryable ?? false;
	}
}

/** A response larger than the maximum size. */
export class LibraryTooLarge extends LibraryMalformed {
	override name = 'LibraryTooLarge';
}

/** The article exists, but readers may not see it: it is a draft, or not public. */
export class NotForReaders extends LibraryError {
	override name = 'NotForReaders';
}

/** The list is so much shorter than the previous snapshot that it looks like an outage. `ALLOW_SHRINK=1` accepts it. */
export class LibraryShrunk extends LibraryError {
	override name = 'LibraryShrunk';
}

/**
 * No request may be sent now: the hourly request budget is spent (`hour`), or the time limit of the sync (`SYNC_MAX_WAIT`) was reached after
 * some requests (`time`) or before the first one (`no time`). The next request may be sent at `nextAt`.
 */
export class BudgetSpent extends LibraryError {
	override name = 'BudgetSpent';
	readonly reason: 'hour' | 'time' | 'no time';
	readonly nextAt: Date;
	constructor(reason: BudgetSpent['reason'], nextAt: Date, cause?: unknown) {
		const messages = {
			hour: `This hour’s requests to the Library are spent; the next is free at ${formatMinuteRoundedUp(nextAt)}.`,
			time: 'The time limit for one sync (SYNC_MAX_WAIT) is reached.',
			'no time': 'SYNC_MAX_WAIT left no time for requests: none was sent.',
		};
		super(messages[reason], { cause });
		this.reason = reason;
		this.nextAt = nextAt;
	}
}

/** The Library has no such team. */
export class TeamUnknown extends LibraryError {
	override name = 'TeamUnknown';
	constructor(team: string, url: URL, cause: LibraryError) {
		super(`No library called “${team}” at ${url.origin}. Check CSTAR_TEAM.`, { requestId: cause.requestId, cause });
	}
}

/**
 * There is no complete snapshot yet, and this run can't finish the first one. The Library works, and the responses received so far are kept
 * in the sync journal: a run after `nextAt` continues from there. `done` of `total` articles have been received.
 */
export class FirstCopyUnfinished extends LibraryError {
	override name = 'FirstCopyUnfinished';
	readonly done: number;
	readonly total: number | undefined;
	readonly nextAt: Date;
	constructor(done: number, total: number | undefined, nextAt: Date, cause: LibraryError) {
		const count = `${done} of ${total ?? 'an unknown number of'} articles have been received.`;
		const advice = `Run this again after ${formatMinuteRoundedUp(nextAt)}: it will continue from there.`;
		super(`${count} ${advice} ${cause.message}`, { cause });
		this.done = done;
		this.total = total;
		this.nextAt = nextAt;
	}
}

/** Whether the Library works and the sync only has to continue later: after a 429, or when the request budget or the time limit is spent. */
export function isQuotaOrUnfinished(error: unknown): boolean {
	if (error instanceof LibraryRefused) return error.status === 429;
	return error instanceof BudgetSpent || error instanceof FirstCopyUnfinished;
}

/** Whether the Library says that this article is gone, or that readers may not see it. */
export function isGone(error: unknown): boolean {
	if (error instanceof LibraryRefused) return error.status === 404 || error.status === 410;
	return error instanceof NotForReaders;
}

/** Rounded up to the minute, so that a run at that time is not too early. */
function formatMinuteRoundedUp(date: Date): string {
	return `${new Date(Math.ceil(date.getTime() / 60_000) * 60_000).toISOString().slice(0, 16)}Z`;
}
