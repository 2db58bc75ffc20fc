const HOUR = 3_600_000;

/** What the Library itself says of its limit, in `X-RateLimit-Remaining` and `-Reset`: obeyed, so that no 429 has to say it. */
export interface RateLimit {
	/** `undefined`: a request may leave now. A time (ms): nobody before it. A promise: somebody under way has to come back first. */
	blockedUntil(now: number): number | Promise<void> | undefined;
	/** One leaves. */
	recordSent(): void;
	/** One came back, with the headers of its answer where there was one. */
	recordSettled(headers: Headers | undefined, now: number): void;
}

/** A watch over one origin's limit. It lets no more go at once than are left, since those under way may not be counted yet. */
export function createRateLimit(): RateLimit {
	let limit: { remaining: number; resetAt: number } | undefined;
	let inFlight = 0;
	let nextSettled = Promise.withResolvers<void>();

	return {
		blockedUntil(now) {
			if (limit && limit.resetAt <= now) limit = undefined;
			if (!limit || inFlight < limit.remaining) return undefined;
			return inFlight > 0 ? nextSettled.promise : limit.resetAt;
		},
		recordSent() {
			inFlight += 1;
		},
		recordSettled(headers, now) {
			inFlight -= 1;
			const remaining = parseRemaining(headers?.get('x-ratelimit-remaining'));
			const resetAt = parseResetTime(headers?.get('x-ratelimit-reset'), now);
			if (remaining !== undefined && resetAt !== undefined) {
				// Answers may overtake each other: the least is the latest.
				const least = limit && limit.resetAt > now ? Math.min(limit.remaining, remaining) : remaining;
				limit = { remaining: least, resetAt };
			}
			nextSettled.resolve();
			nextSettled = Promise.withResolvers();
		},
	};
}

/**
 * When (ms) a limit begins anew, out of `X-RateLimit-Reset`. Its form is not documented: seconds since 1970, milliseconds since 1970,
 * seconds to go and dates are all understood. `undefined` for what is over or can't be read; never more than an hour ahead, the
 * longest that the Library counts.
 */
export function parseResetTime(text: string | null | undefined, now: number): number | undefined {
	const words = text?.trim() ?? '';
	const time = /^\d+(\.\d+)?$/.test(words) ? parseNumericTime(Number(words), now) : parseDateTime(words);
	return time > now ? Math.min(time, now + HOUR) : undefined;
}

/** 10⁹ seconds is the year 2001, and 10¹¹ ms is 1973: no wait is that long, and no moment that early. */
function parseNumericTime(number: number, now: number): number {
	if (number >= 1e11) return number;
	return number >= 1e9 ? number * 1_000 : now + number * 1_000;
}

/** `Date.parse` takes almost anything ("-5" is a year): a date has a month's name or two dashes. */
function parseDateTime(words: string): number {
	return /[a-z]{3}|\d-\d+-\d/i.test(words) ? Date.parse(words) : Number.NaN;
}

function parseRemaining(text: string | null | undefined): number | undefined {
	return text && /^\s*-?\d+\s*$/.test(text) ? Math.max(0, Number(text)) : undefined;
}
