import { LibraryMalformed, LibraryRefused, LibraryUnreachable } from '../../model/errors.ts';

/** Retries after the first try, as the Library's own client does it: 3, from 500 ms doubling to 8 s, with jitter. */
export const MAX_RETRIES = 3;
const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 8_000;
const DEFAULT_429_DELAY_MS = 60_000;
const WEEK = 7 * 24 * 3_600_000;

/** How long to wait before trying again, in milliseconds: the server's own wish, else growing patience; `undefined` gives up. */
export function nextDelay(error: unknown, attempt: number, random: () => number = Math.random): number | undefined {
	if (attempt >= MAX_RETRIES || !isRetryable(error)) return undefined;
	const requested = error instanceof LibraryRefused ? error.retryAfter : undefined;
	if (requested) return requested;
	const full = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt);
	return full / 2 + random() * (full / 2);
}

/** Whether an error says something of the Library at this moment, and not of what was asked for: another try may bring an answer. */
export function isRetryable(error: unknown): boolean {
	if (error instanceof LibraryRefused) return error.status >= 500 || error.status === 408 || error.status === 429;
	return error instanceof LibraryUnreachable || (error instanceof LibraryMalformed && error.isRetryable);
}

/** Whether a failure says something of the Library or of our key, whatever was asked for. */
export function isServerFault(error: unknown): boolean {
	return isRetryable(error) || (error instanceof LibraryRefused && error.status === 401);
}

/** `Retry-After` (seconds or an HTTP date) or, in the oldest answers, a number in the body: in milliseconds. A 429 without one asks for a minute. */
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
	// Date.parse takes almost anything ("-5" is a year): an HTTP date has letters.
	const time = /[a-z]{3}/i.test(header) ? Date.parse(header) : Number.NaN;
	return Number.isNaN(time) ? undefined : Math.max(0, (time - now) / 1000);
}
