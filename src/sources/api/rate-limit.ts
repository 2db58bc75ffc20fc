const HOUR = 3_600_000;

/** The limit that an API announces in `X-RateLimit-Remaining` and `-Reset`. Respecting it avoids 429 responses. */
export interface RateLimit {
	/**
	 * Whether a request must wait: `undefined` if not; the time (ms) before which none may be sent; or a promise that resolves when a request
	 * has ended, after which the caller must check again.
	 */
	blockedUntil(now: number): number | Promise<void> | undefined;
	/** Resolves when the next request in flight has ended; `undefined` if none is in flight. */
	whenNextSettled(): Promise<void> | undefined;
	/** Reserves a place for a request that may be sent soon. */
	reserve(): void;
	/** Turns a reserved place into a request in flight, or frees it. */
	settleReservation(isSent: boolean): void;
	/** Records that a request has ended. `headers` are those of its response, if there was one. */
	recordSettled(headers: Headers | undefined, now: number): void;
}

/** Tracks the limit of one origin. The API may not have counted requests in flight yet, so they count against what remains. */
export function createRateLimit(): RateLimit {
	let limit: { remaining: number; resetAt: number } | undefined;
	let inFlight = 0;
	let reserved = 0;
	/** Resolves when a request in flight has ended. */
	let settled = Promise.withResolvers<void>();
	/** Resolves when a request has ended, or a reserved place is free again. */
	let changed = Promise.withResolvers<void>();
	const announceChange = () => {
		changed.resolve();
		changed = Promise.withResolvers();
	};

	return {
		blockedUntil(now) {
			if (limit && limit.resetAt <= now) limit = undefined;
			if (!limit || inFlight + reserved < limit.remaining) return undefined;
			return inFlight + reserved > 0 ? changed.promise : limit.resetAt;
		},
		whenNextSettled: () => (inFlight > 0 ? settled.promise : undefined),
		reserve() {
			reserved += 1;
		},
		settleReservation(isSent) {
			reserved -= 1;
			if (isSent) inFlight += 1;
			else announceChange();
		},
		recordSettled(headers, now) {
			inFlight -= 1;
			const remaining = parseRemaining(headers?.get('x-ratelimit-remaining'));
			const resetAt = parseResetTime(headers?.get('x-ratelimit-reset'), now);
			if (remaining !== undefined && resetAt !== undefined) {
				// Responses may arrive out of order: the smallest number is the latest.
				const least = limit && limit.resetAt > now ? Math.min(limit.remaining, remaining) : remaining;
				limit = { remaining: least, resetAt };
			}
			settled.resolve();
			settled = Promise.withResolvers();
			announceChange();
		},
	};
}

/**
 * Parses `X-RateLimit-Reset` into the time (ms) at which the limit resets. Its format is not documented, so seconds or milliseconds since
 * 1970, seconds from now, and dates are accepted. `undefined` for a time in the past or an unknown format; at most an hour from `now`, the
 * longest period that cStar documents.
 */
export function parseResetTime(text: string | null | undefined, now: number): number | undefined {
	const words = text?.trim() ?? '';
	const time = /^\d+(\.\d+)?$/.test(words) ? parseNumericTime(Number(words), now) : parseDateTime(words);
	return time > now ? Math.min(time, now + HOUR) : undefined;
}

/** 10¹¹ ms since 1970 is the year 1973, and 10⁹ s is 2001: no reset is that early, and no wait is that many seconds. */
function parseNumericTime(number: number, now: number): number {
	if (number >= 1e11) return number;
	return number >= 1e9 ? number * 1_000 : now + number * 1_000;
}

/** `Date.parse` accepts almost anything ("-5" is a year), so a date must contain the name of a month or two dashes. */
function parseDateTime(words: string): number {
	return /[a-z]{3}|\d-\d+-\d/i.test(words) ? Date.parse(words) : Number.NaN;
}

function parseRemaining(text: string | null | undefined): number | undefined {
	return text && /^\s*-?\d+\s*$/.test(text) ? Math.max(0, Number(text)) : undefined;
}
