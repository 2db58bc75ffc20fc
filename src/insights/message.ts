import { maskQuery } from './mask-query.ts';

/** Whether articles with all the words of a query were found, only some with a part of them, or none. */
export type Outcome = 'none' | 'partial' | 'found';

/** A reader searched (`opened` is `false`), or opened an article of the answer (`opened` is `true`). */
export interface SearchMessage {
	query: string;
	outcome: Outcome;
	opened: boolean;
}

/** A reader who found too little with `from` searched for `to`. */
export interface AgainMessage {
	again: { from: string; to: string };
}

/** What a page sends to the collector of searches, as JSON. */
export type InsightMessage = SearchMessage | AgainMessage;

/** The most bytes of a message. A search box takes 200 characters. */
export const MAX_MESSAGE_BYTES = 4_000;

/** Why a message was refused: an HTTP status and a sentence. */
export interface Refusal {
	status: 400 | 413 | 422;
	reason: string;
}

const NOT_JSON: Refusal = { status: 400, reason: 'Expected JSON.' };
const TOO_LARGE: Refusal = { status: 413, reason: `Expected at most ${MAX_MESSAGE_BYTES} bytes.` };
const WRONG_SHAPE: Refusal = {
	status: 422,
	reason: 'Expected { query, outcome, opened } or { again: { from, to } }, and nothing else.',
};

/** Reads the body of a request, masks its queries again, and refuses everything that is no message. */
export function readMessage(body: string): InsightMessage | Refusal {
	if (new TextEncoder().encode(body).length > MAX_MESSAGE_BYTES) return TOO_LARGE;
	let value: unknown;
	try {
		value = JSON.parse(body);
	} catch {
		return NOT_JSON;
	}
	return readAgain(value) ?? readSearch(value) ?? WRONG_SHAPE;
}

/** Whether a message was refused. */
export function isRefusal(read: InsightMessage | Refusal): read is Refusal {
	return 'status' in read;
}

function hasKeys<Key extends string>(value: unknown, ...keys: Key[]): value is Record<Key, unknown> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	return Object.keys(value).length === keys.length && keys.every((key) => Object.hasOwn(value, key));
}

function readSearch(value: unknown): SearchMessage | undefined {
	if (!hasKeys(value, 'query', 'outcome', 'opened')) return undefined;
	const query = readQuery(value.query);
	const { outcome, opened } = value;
	if (query === undefined || typeof opened !== 'boolean') return undefined;
	return outcome === 'none' || outcome === 'partial' || outcome === 'found' ? { query, outcome, opened } : undefined;
}

function readAgain(value: unknown): AgainMessage | undefined {
	if (!hasKeys(value, 'again') || !hasKeys(value.again, 'from', 'to')) return undefined;
	const from = readQuery(value.again.from);
	const to = readQuery(value.again.to);
	return from === undefined || to === undefined || from === to ? undefined : { again: { from, to } };
}

function readQuery(value: unknown): string | undefined {
	const query = typeof value === 'string' ? maskQuery(value) : '';
	return query === '' ? undefined : query;
}
