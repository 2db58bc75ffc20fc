import type { ErrorResponse } from '../../model/errors.ts';
import type { RequestBudget } from '../../storage/request-budget.ts';

/** What is known of a response besides its body. `requestId` is the API's own name for the request. */
export interface ResponseInfo {
	etag: string | undefined;
	requestId: string | undefined;
}

/** One GET request for JSON. */
export interface ApiRequest<T> {
	path: string;
	/** An earlier response with its ETag: the API may answer 304, then this is used again. */
	cached?: { etag: string; answer: T } | undefined;
	/** Turns the body into what was asked for; `undefined` for an unknown shape. May throw a `LibraryError`. */
	parse(body: unknown, info: ResponseInfo): T | undefined;
}

/** What is particular to one API. The client around it knows no API by name. */
export interface ApiDialect {
	/** The setting that holds the API's address, for messages: `CSTAR_URL`. */
	urlSetting: string;
	/** What people can do about a response that is too large. */
	tooLargeAdvice: string;
	/** Reads an error response. `body` is the parsed JSON, `undefined` where it was none; `now` is in milliseconds. */
	readError(status: number, headers: Headers, body: unknown, now: number): ErrorResponse;
	/** Whether a body reports an error although the status is 2xx. */
	isErrorBody(body: unknown): boolean;
	readRequestId(headers: Headers, body: unknown): string | undefined;
	/** What people can do about an error response, where the usual advice for its status won't do. */
	advise(error: ErrorResponse): string | undefined;
}

/** What a client of an API may be given for tests, or has defaults for. Times are milliseconds. */
export interface ClientOptions {
	fetch?: typeof fetch | undefined;
	sleep?: ((ms: number) => Promise<unknown>) | undefined;
	now?: (() => number) | undefined;
	random?: (() => number) | undefined;
	timeoutMs?: number | undefined;
	maxBytes?: number | undefined;
}

/** How to ask an API. */
export interface ApiOptions extends ClientOptions {
	/** Its origin. */
	url: URL;
	dialect: ApiDialect;
	budget: RequestBudget;
	/** Sent with every request, but only to the origin of `url`: with headers, a redirect to another origin is not followed. */
	headers?: Record<string, string> | undefined;
	/** When (ms) the last request may start; `undefined` for no limit. */
	deadline?: (() => number | undefined) | undefined;
}

/**
 * Sends a request and returns what `parse` made of the response.
 * @throws {LibraryError}
 */
export type ApiRequester = <T>(request: ApiRequest<T>) => Promise<T>;
