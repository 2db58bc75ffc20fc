import { createHash } from 'node:crypto';
import { edgePage, type Refusal, refusalBody } from './refusal.ts';
import type { Wire } from './wire.ts';

/** What goes back to a client, before faults have their turn. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	body: string | Buffer;
}

/** The headers by which any page on the web may read an answer. */
export const CORS: Record<string, string> = {
	'access-control-allow-origin': '*',
	'access-control-expose-headers': 'Retry-After, ETag',
};

/** What a browser wants to know before it sends JSON from another origin; without `cors` nothing is allowed. */
export function preflight({ cors }: Pick<Wire, 'cors'>): Answer {
	const allowed = {
		'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
		'access-control-allow-headers': 'Content-Type, If-None-Match',
		'access-control-max-age': '600',
	};
	return { status: 204, headers: cors ? allowed : {}, body: '' };
}

/** A body as JSON with 200. */
export function jsonAnswer(body: unknown, status = 200): Answer {
	return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) };
}

/** A refusal in the error shape of a generation, with `Retry-After` and `Allow` where they belong. */
export function refusalAnswer(refusal: Refusal, { generation }: Wire, requestId: string, now: number): Answer {
	const answer = jsonAnswer(refusalBody(refusal, generation, requestId, now), refusal.status);
	return { ...answer, headers: { ...answer.headers, ...refusalHeaders(refusal) } };
}

/** A refusal as an edge sends it, in HTML. */
export function edgeAnswer(refusal: Refusal): Answer {
	const headers = { 'content-type': 'text/html; charset=utf-8', ...refusalHeaders(refusal) };
	return { status: refusal.status, headers, body: edgePage(refusal.status) };
}

/** A body as JSON with a weak ETag over what it says (its `meta` is new each time), or 304 to a client that has it. */
export function tagged(body: unknown, ifNoneMatch: string | undefined): Answer {
	const fresh = ['requestId', 'request_id', 'timestamp'];
	const said = JSON.stringify(body, (key, value) => (fresh.includes(key) ? undefined : value));
	const etag = `W/"${createHash('sha256').update(said).digest('base64url').slice(0, 22)}"`;
	const isKnown = ifNoneMatch?.split(',').some((known) => known.trim() === etag) ?? false;
	if (isKnown) return { status: 304, headers: { etag }, body: '' };
	const answer = jsonAnswer(body);
	return { ...answer, headers: { ...answer.headers, etag } };
}

function refusalHeaders({ retryAfter, allow }: Refusal): Record<string, string> {
	return {
		...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
		...(allow === undefined ? {} : { allow }),
	};
}
