/** Makes text from outside one line without control characters, which a terminal would obey. */
export function toSingleLine(words: string): string {
	return words.replace(/[\p{C}\s]+/gu, ' ').trim();
}

/** Any failure between us and the Library. `requestId` is the API's own name for the request, for its support. */
export class LibraryError extends Error {
	override name = 'LibraryError';
	readonly requestId: string | undefined;
	constructor(message: string, rest: { requestId?: string | undefined; cause?: unknown } = {}) {
		const { requestId, cause } = rest;
		// The message may hold slugs and texts from outside.
		super(
			toSingleLine(requestId ? `${message} (request ${requestId})` : message),
			cause === undefined ? undefined : { cause },
		);
		this.requestId = requestId;
	}
}

/** Nobody answered, or not in time. */
export class LibraryUnreachable extends LibraryError {
	override name = 'LibraryUnreachable';
}

/** What a refusal says of itself, in whichever of the three error shapes it came; `retryAfter` in milliseconds. */
export interface ErrorResponse {
	status: number;
	code: string | undefined;
	message: string | undefined;
	requestId: string | undefined;
	retryAfter: number | undefined;
}

/** What people can do about an error status, whichever API it came from. */
const ADVICE: Record<number, string> = {
	400: 'This help center may be older than the Library: look for a newer version of it.',
	404: 'It may have been deleted, or its address may have changed.',
	410: 'It has been deleted.',
	429: 'Its hourly allowance is spent: run this again later.',
};

/** The Library answered with an error status. `retryAfter` is in milliseconds. */
export class LibraryRefused extends LibraryError {
	override name = 'LibraryRefused';
	readonly url: URL;
	readonly status: number;
	readonly code: string | undefined;
	readonly retryAfter: number | undefined;
	constructor(url: URL, { status, code, message, requestId, retryAfter }: ErrorResponse, advice = ADVICE[status]) {
		const words = [code, message].filter(Boolean).join(': ');
		const answer = `The Library answered ${status}${words && ` “${words}”`} for ${url.pathname}.`;
		super(`${answer} ${advice ?? 'Try again later.'}`, { requestId });
		this.url = url;
		this.status = status;
		this.code = code;
		this.retryAfter = retryAfter;
	}
}

/** A response that can't be used: cut off, not JSON, too large, or of an unknown shape. */
export class LibraryMalformed extends LibraryError {
	override name = 'LibraryMalformed';
	/** Whether another request may help: after a response that was cut off, but not after one of an unknown shape. */
	readonly isRetryable: boolean;
	constructor(message: string, rest: { requestId?: string | undefined; cause?: unknown; isRetryable?: boolean } = {}) {
		super(message, rest);
		this.isRetryable = rest.isRetryable ?? false;
	}
}

/** A response of more bytes than we read. */
export class LibraryTooLarge extends LibraryMalformed {
	override name = 'LibraryTooLarge';
}

/** An article that exists but isn't published and public. */
export class NotForReaders extends LibraryError {
	override name = 'NotForReaders';
}

/** A list so much shorter than the earlier copy that it is taken for an outage. */
export class LibraryShrunk extends LibraryError {
	override name = 'LibraryShrunk';
}

/** No request may be sent now: the hour's are spent, or the time for a sync (`SYNC_MAX_WAIT`) is over, or was from the beginning. */
export class BudgetSpent extends LibraryError {
	override name = 'BudgetSpent';
	readonly reason: 'hour' | 'time' | 'no time';
	readonly nextAt: Date;
	constructor(reason: BudgetSpent['reason'], nextAt: Date, cause?: unknown) {
		const words = {
			hour: `This hour’s requests to the Library are spent; the next is free at ${formatMinuteRoundedUp(nextAt)}.`,
			time: 'The time for one sync (SYNC_MAX_WAIT) is over.',
			'no time': 'SYNC_MAX_WAIT left no time for a request: nobody was asked.',
		};
		super(words[reason], { cause });
		this.reason = reason;
		this.nextAt = nextAt;
	}
}

/** The Library knows no such team. */
export class TeamUnknown extends LibraryError {
	override name = 'TeamUnknown';
	constructor(team: string, url: URL, cause: LibraryError) {
		super(`No library called “${team}” at ${url.origin}. Check CSTAR_TEAM.`, { requestId: cause.requestId, cause });
	}
}

/** The Library answers, but a first whole copy takes another run; what came so far is kept. */
export class FirstCopyUnfinished extends LibraryError {
	override name = 'FirstCopyUnfinished';
	readonly done: number;
	readonly total: number | undefined;
	readonly nextAt: Date;
	constructor(done: number, total: number | undefined, nextAt: Date, cause: LibraryError) {
		const count = `${done} of ${total ?? 'an unknown number of'} articles are here.`;
		super(`${count} Run this again after ${formatMinuteRoundedUp(nextAt)}: it goes on from there. ${cause.message}`, {
			cause,
		});
		this.done = done;
		this.total = total;
		this.nextAt = nextAt;
	}
}

/** Whether the Library answers and only asks us to come again later. */
export function isQuotaOrUnfinished(error: unknown): boolean {
	if (error instanceof LibraryRefused) return error.status === 429;
	return error instanceof BudgetSpent || error instanceof FirstCopyUnfinished;
}

/** Whether the Library says that this one article is gone, or not (any more) for readers. */
export function isGone(error: unknown): boolean {
	if (error instanceof LibraryRefused) return error.status === 404 || error.status === 410;
	return error instanceof NotForReaders;
}

/** Rounded up to the minute, so that whoever comes then doesn't come too early. */
function formatMinuteRoundedUp(date: Date): string {
	return `${new Date(Math.ceil(date.getTime() / 60_000) * 60_000).toISOString().slice(0, 16)}Z`;
}
