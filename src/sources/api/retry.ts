import { LibraryGarbled, LibraryRefused, LibraryUnreachable } from '../../model/errors.ts';

/** Retries after the first try, as the Library's own client does it: 3, from 500 ms doubling to 8 s, with jitter. */
export const RETRIES = 3;
const FIRST = 500;
const LONGEST = 8_000;
const BUSY = 60_000;
const WEEK = 7 * 24 * 3_600_000;

/** How long to wait before trying again, in milliseconds: the server's own wish, else growing patience; `undefined` gives up. */
export function nextDelay(error: unknown, attempt: number, random: () => number = Math.random): number | undefined {
	if (attempt >= RETRIES || !isPassing(error)) return undefined;
	const asked = error instanceof LibraryRefused ? error.retryAfter : undefined;
	if (asked) return asked;
	const full = Math.min(LONGEST, FIRST * 2 ** attempt);
	return full / 2 + random() * (full / 2);
}

/** Whether an error says something of the Library at this moment, and not of what was asked for: another try may bring an answer. */
export function isPassing(error: unknown): boolean {
	if (error instanceof LibraryRefused) return error.status >= 500 || error.status === 408 || error.status === 429;
	return error instanceof LibraryUnreachable || (error instanceof LibraryGarbled && error.mayPass);
}

/** Whether a failure says something of the Library or of our key, whatever was asked for. */
export function isOfLibrary(error: unknown): boolean {
	return isPassing(error) || (error instanceof LibraryRefused && error.status === 401);
}

/** `Retry-After` (seconds or an HTTP date) or, in the oldest answers, a number in the body: in milliseconds. A 429 without one asks for a minute. */
export function retryAfter(status: number, header: string | null, inBody: unknown, now: number): number | undefined {
	const seconds = header === null ? toSeconds(inBody) : (toSeconds(header) ?? secondsUntil(header, now));
	if (seconds !== undefined) return Math.min(WEEK, Math.ceil(seconds * 1000));
	return status === 429 ? BUSY : undefined;
}

function toSeconds(value: unknown): number | undefined {
	if (typeof value !== 'number' && !(typeof value === 'string' && /^\s*\d+(\.\d+)?\s*$/.test(value))) return undefined;
	const seconds = Number(value);
	return seconds >= 0 ? seconds : undefined;
}

function secondsUntil(header: string, now: number): number | undefined {
	// Date.parse takes almost anything ("-5" is a year): an HTTP date has letters.
	const time = /[a-z]{3}/i.test(header) ? Date.parse(header) : Number.NaN;
	return Number.isNaN(time) ? undefined : Math.max(0, (time - now) / 1000);
}
