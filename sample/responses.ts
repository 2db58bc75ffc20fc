import { createHash } from 'node:crypto';
import { createErrorBody, type HttpError, renderEdgePage } from './http-error.ts';
import type { WireFormat } from './wire.ts';

/** The response to a request, before any fault changes it. */
export interface SampleResponse {
	status: number;
	headers: Record<string, string>;
	body: string | Buffer;
}

/** CORS headers that let pages of any origin read a response. */
export const CORS_HEADERS: Record<string, string> = {
	'access-control-allow-origin': '*',
	'access-control-expose-headers': 'Retry-After, ETag',
};

/** The response to a CORS preflight request; without `cors` it allows nothing. */
export function createPreflightResponse({ cors }: Pick<WireFormat, 'cors'>): SampleResponse {
	const allowed = {
		'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
		'access-control-allow-headers': 'Content-Type, If-None-Match',
		'access-control-max-age': '600',
	};
	return { status: 204, headers: cors ? allowed : {}, body: '' };
}

/** A JSON response with status 200, unless another is given. */
export function createJsonResponse(body: unknown, status = 200): SampleResponse {
	return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) };
}

/** An error response in the format of an API generation, with `Retry-After` and `Allow` if the error has them. */
export function createErrorResponse(
	error: HttpError,
	{ generation }: WireFormat,
	requestId: string,
	now: number,
): SampleResponse {
	const response = createJsonResponse(createErrorBody(error, generation, requestId, now), error.status);
	return { ...response, headers: { ...response.headers, ...createErrorHeaders(error) } };
}

/** An error response as a CDN or proxy in front of the API sends it: HTML. */
export function createEdgeErrorResponse(error: HttpError): SampleResponse {
	const headers = { 'content-type': 'text/html; charset=utf-8', ...createErrorHeaders(error) };
	return { status: error.status, headers, body: renderEdgePage(error.status) };
}

/** A JSON response with a weak ETag, or 304 if the client has that version. The ETag ignores `meta`, which is new in each response. */
export function createEtagResponse(body: unknown, ifNoneMatch: string | undefined): SampleResponse {
	const changing = ['requestId', 'request_id', 'timestamp'];
	const stable = JSON.stringify(body, (key, value) => (changing.includes(key) ? undefined : value));
	const etag = `W/"${createHash('sha256').update(stable).digest('base64url').slice(0, 22)}"`;
	const isUnchanged = ifNoneMatch?.split(',').some((known) => known.trim() === etag) ?? false;
	if (isUnchanged) return { status: 304, headers: { etag }, body: '' };
	const response = createJsonResponse(body);
	return { ...response, headers: { ...response.headers, etag } };
}

function createErrorHeaders({ retryAfter, allow }: HttpError): Record<string, string> {
	return {
		...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
		...(allow === undefined ? {} : { allow }),
	};
}
