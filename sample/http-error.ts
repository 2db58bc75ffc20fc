import type { WireFormat } from './wire.ts';

const TYPES: Record<number, string> = {
	401: 'authentication_error',
	403: 'authorization_error',
	404: 'not_found_error',
	429: 'rate_limit_error',
};

const CODES: Record<number, string> = {
	401: 'authentication_required',
	403: 'insufficient_permissions',
	404: 'resource_not_found',
	429: 'rate_limit_exceeded',
};

/** An error response: endpoints throw it, `createErrorBody` formats it for an API generation. */
export class HttpError extends Error {
	override name = 'HttpError';
	readonly status: number;
	readonly code: string;
	readonly param: string | undefined;
	/** Value of `Retry-After`: seconds, or a text that is sent unchanged. */
	readonly retryAfter: number | string | undefined;
	/** Value of `Allow` for a 405: the methods of this endpoint. */
	readonly allow: string | undefined;

	constructor(
		status: number,
		message: string,
		more: { code?: string | undefined; param?: string; retryAfter?: number | string | undefined; allow?: string } = {},
	) {
		super(message);
		this.status = status;
		this.code = more.code ?? CODES[status] ?? (status >= 500 ? 'internal_error' : 'invalid_request');
		this.param = more.param;
		this.retryAfter = more.retryAfter;
		this.allow = more.allow;
	}
}

/** The JSON body of an error in the format of an API generation. */
export function createErrorBody(
	error: HttpError,
	generation: WireFormat['generation'],
	requestId: string,
	now: number,
): object {
	const { status, code, message, param, retryAfter } = error;
	if (generation === 'A') return { error: { code, message, retryAfter } };
	if (generation === 'B') return { success: false, error: message };
	return {
		success: false,
		error: {
			type: TYPES[status] ?? (status >= 500 ? 'api_error' : 'invalid_request_error'),
			code,
			message,
			param,
			doc_url: `https://www.cstar.help/docs/errors#${code}`,
			request_id: requestId,
		},
		meta: { requestId, timestamp: new Date(now).toISOString() },
	};
}

/** The error page (HTML) that a CDN or proxy in front of the Library sends instead of JSON. */
export function renderEdgePage(status: number): string {
	return `<!doctype html><html lang="en"><title>${status}</title><h1>Error ${status}</h1><p>edge</p></html>\n`;
}
