import { createHash } from 'node:crypto';
import { createErrorBody, type HttpError, renderEdgePage } from './refusal.ts';
import type { WireFormat } from './wire.ts';

/** What goes back to a client, before faults have their turn. */
export interface SampleResponse {
	status: number;
	headers: Record<string, string>;
	body: string | Buffer;
}

/** The headers by which any page on the web may read an answer. */
export const CORS_HEADERS: Record<string, string> = {
	'access-control-allow-origin': '*',
	'access-control-expose-headers': 'Retry-After, ETag',
};

/** What a browser wants to know before it sends JSON from another origin; without `cors` nothing is allowed. */
export function createPreflightResponse({ cors }: Pick<WireFormat, 'cors'>): SampleResponse {
	const allowed = {
		'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
		'access-control-allow-headers': 'Content-Type, If-None-Match',
		'access-control-max-age': '600',
	};
	return { status: 204, headers: cors ? allowed : {}, body: '' };
}

/** A body as JSON with 200. */
export function createJsonResponse(body: unknown, status = 200): SampleResponse {
	return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) };
}

/** A refusal in the error shape of a generation, with `Retry-After` and `Allow` where they belong. */
export function createErrorResponse(
	error: HttpError,
	{ generation }: WireFormat,
	requestId: string,
	now: number,
): SampleResponse {
	const answer = createJsonResponse(createErrorBody(error, generation, requestId, now), error.status);
	return { ...answer, headers: { ...answer.headers, ...createErrorHeaders(error) } };
}

/** A refusal as an edge sends it, in HTML. */
export function createEdgeErrorResponse(error: HttpError): SampleResponse {
	const headers = { 'content-type': 'text/html; charset=utf-8', ...createErrorHeaders(error) };
	return { status: error.status, headers, body: renderEdgePage(error.status) };
}

/** A body as JSON with a weak ETag over what it says (its `meta` is new each time), or 304 to a client that has it. */
export function createEtagResponse(body: unknown, ifNoneMatch: string | undefined): SampleResponse {
	const fresh = ['requestId', 'request_id', 'timestamp'];
	const said = JSON.stringify(body, (key, value) => (fresh.includes(key) ? undefined : value));
	const etag = `W/"${createHash('sha256').update(said).digest('base64url').slice(0, 22)}"`;
	const isKnown = ifNoneMatch?.split(',').some((known) => known.trim() === etag) ?? false;
	if (isKnown) return { status: 304, headers: { etag }, body: '' };
	const answer = createJsonResponse(body);
	return { ...answer, headers: { ...answer.headers, etag } };
}

function createErrorHeaders({ retryAfter, allow }: HttpError): Record<string, string> {
	return {
		...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
		...(allow === undefined ? {} : { allow }),
	};
}
