import type { ErrorResponse } from '../../model/errors.ts';
import type { RequestBudget } from '../../storage/request-budget.ts';

/** What a parser may need of a response besides its body. `requestId` is the API's id for the request. */
export interface ResponseInfo {
	etag: string | undefined;
	requestId: string | undefined;
}

/** One GET request for JSON. */
export interface ApiRequest<T> {
	path: string;
	/** An earlier response with its ETag. If the API responds with 304, `answer` is used again. */
	cached?: { etag: string; answer: T } | undefined;
	/** Parses the JSON of the body; returns `undefined` if its shape is unknown. May throw a `LibraryError`. */
	parse(body: unknown, info: ResponseInfo): T | undefined;
}

/** What differs between APIs. The client itself contains nothing about a particular API. */
export interface ApiDialect {
	/** The name of the setting with the API's URL, for messages: `CSTAR_URL`. */
	urlSetting: string;
	/** What the owner can do about a response that is too large. */
	tooLargeAdvice: string;
	/** Parses an error response. `body` is the parsed JSON, `undefined` if it is not JSON; `now` is in milliseconds. */
	readError(status: number, headers: Headers, body: unknown, now: number): ErrorResponse;
	/** Whether a body reports an error although the status is 2xx. */
	isErrorBody(body: unknown): boolean;
	readRequestId(headers: Headers, body: unknown): string | undefined;
	/** What the owner can do about an error response; `undefined` for the usual advice. */
	advise(error: ErrorResponse): string | undefined;
}

/** Options of an API client that have defaults; most are for tests. Times are in milliseconds. */
export interface ClientOptions {
	fetch?: typeof fetch | undefined;
	sleep?: ((ms: number) => Promise<unknown>) | undefined;
	now?: (() => number) | undefined;
	random?: (() => number) | undefined;
	timeoutMs?: number | undefined;
	maxBytes?: number | undefined;
}

/** How to send requests to an API. */
export interface ApiOptions extends ClientOptions {
	/** Its origin. */
	url: URL;
	dialect: ApiDialect;
	budget: RequestBudget;
	/** Sent with every request, but only to the origin of `url`. With headers, redirects to another origin are not followed. */
	headers?: Record<string, string> | undefined;
	/** Returns when (ms) the last request may start; `undefined` for no limit. */
	deadline?: (() => number | undefined) | undefined;
}

/**
 * Sends a request and returns what `parse` made of the response.
 * @throws {LibraryError}
 */
export type ApiRequester = <T>(request: ApiRequest<T>) => Promise<T>;
