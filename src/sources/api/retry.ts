import { LibraryMalformed, LibraryRefused, LibraryUnreachable } from '../../model/errors.ts';

/** How many retries follow the first try. All values are those of the Library's own client: from 500 ms, doubling up to 8 s, with jitter. */
export const MAX_RETRIES = 3;
const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 8_000;
const DEFAULT_429_DELAY_MS = 60_000;
const WEEK = 7 * 24 * 3_600_000;

/**
 * Decides how long to wait before the next try, in milliseconds: as long as the server asks for, or else with exponential backoff and
 * jitter. `undefined` means to give up. `attempt` is 0 after the first try.
 */
export function nextDelay(error: unknown, attempt: number, random: () => number = Math.random): number | undefined {
	if (attempt >= MAX_RETRIES || !isRetryable(error)) return undefined;
	const requested = error instanceof LibraryRefused ? error.retryAfter : undefined;
	if (requested) return requested;
	const full = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt);
	return full / 2 + random() * (full / 2);
}

/** Whether an error is temporary and does not depend on what was requested, so that another try may succeed. */
export function isRetryable(error: unknown): boolean {
	if (error instanceof LibraryRefused) return error.status >= 500 || error.status === 408 || error.status === 429;
	return error instanceof LibraryUnreachable || (error instanceof LibraryMalformed && error.isRetryable);
}

/** Whether an error is about the Library or our key, whatever was requested. */
export function isServerFault(error: unknown): boolean {
	return isRetryable(error) || (error instanceof LibraryRefused && error.status === 401);
}

/**
 * Parses how long the server asks to wait, in milliseconds (a week at most): `Retry-After` (seconds or an HTTP date) or, in the oldest
 * responses, a number of seconds in the body. A 429 without either counts as a minute.
 */
export function parseRetryAfter(
	status: number,
	header: string | null,
	inBody: unknown,
	now: number,
): number | undefined {
	const seconds = header === null ? parseSeconds(inBody) : (parseSeconds(header) ?? parseHttpDate(header, now));
	if (seconds !== undefined) return Math.min(WEEK, Math.ceil(seconds * 1000));
	return status === 429 ? DEFAULT_429_DELAY_MS : undefined;
}

function parseSeconds(value: unknown): number | undefined {
	if (typeof value !== 'number' && !(typeof value === 'string' && /^\s*\d+(\.\d+)?\s*$/.test(value))) return undefined;
	const seconds = Number(value);
	return seconds >= 0 ? seconds : undefined;
}

function parseHttpDate(header: string, now: number): number | undefined {
	// `Date.parse` accepts almost anything ("-5" is a year), but an HTTP date contains letters.
	const time = /[a-z]{3}/i.test(header) ? Date.parse(header) : Number.NaN;
	return Number.isNaN(time) ? undefined : Math.max(0, (time - now) / 1000);
}
