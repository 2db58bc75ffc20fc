import type { ErrorResponse } from '../../model/errors.ts';
import type { RequestBudget } from './request-budget.ts';

/** What is known of an answer beside its body: its ETag, and cStar’s own name for the request. */
export interface ResponseInfo {
	etag: string | undefined;
	requestId: string | undefined;
}

/** One question to the Library; `understand` returns `undefined` for a shape it doesn't know. */
export interface ApiRequest<T> {
	path: string;
	method?: 'GET' | 'POST';
	json?: unknown;
	/** Sent once only, whatever comes. */
	once?: boolean;
	/** An answer that is here already, with the ETag that it came with: the Library may say that it is still the one. */
	cached?: { etag: string; answer: T } | undefined;
	/** May throw a `LibraryError` of its own. */
	parse(body: unknown, about: ResponseInfo): T | undefined;
}

/** How to ask; all but the first two have defaults. `deadline` (ms) is when the last request may start. */
export interface ApiOptions {
	url: URL;
	budget: RequestBudget;
	/** Sent with every request, but to `url`'s own origin only: a redirect elsewhere is then not followed. */
	headers?: Record<string, string> | undefined;
	/** What to do about a refusal, where the usual advice won't do. */
	advice?: ((refusal: ErrorResponse) => string | undefined) | undefined;
	deadline?: (() => number | undefined) | undefined;
	fetch?: typeof fetch | undefined;
	sleep?: ((ms: number) => Promise<unknown>) | undefined;
	now?: (() => number) | undefined;
	random?: (() => number) | undefined;
	timeoutMs?: number | undefined;
	maxBytes?: number | undefined;
}

/** Puts one question to the Library; throws a `LibraryError`. */
export type ApiRequester = <T>(question: ApiRequest<T>) => Promise<T>;
