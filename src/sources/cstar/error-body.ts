import { z } from 'zod';
import { type ErrorResponse, toSingleLine } from '../../model/errors.ts';
import { redactKeys } from '../../model/redact.ts';
import { parseResetTime } from '../api/rate-limit.ts';
import { parseRetryAfter } from '../api/retry.ts';
import type { ApiDialect } from '../api/types.ts';
import { camelizeKeys } from './wire-article.ts';

const text = z.string().optional().catch(undefined);
const Meta = z
	.preprocess(camelizeKeys, z.object({ requestId: text }))
	.optional()
	.catch(undefined);

/** Schema of all three error shapes: `{error:{code,message}}`, `{success:false,error:"text"}`, and the newest with its `request_id`. */
const ErrorBody = z.preprocess(
	camelizeKeys,
	z.object({
		error: z
			.union([
				z.string().transform((message) => ({ message, code: undefined, requestId: undefined, retryAfter: undefined })),
				z.preprocess(
					camelizeKeys,
					z.object({ message: text, code: text, requestId: text, retryAfter: z.unknown().optional() }),
				),
			])
			.optional()
			.catch(undefined),
		message: text,
		requestId: text,
		meta: Meta,
	}),
);

/** Parses an error response. `body` is the parsed JSON, `undefined` if it is not JSON; `now` is in milliseconds. */
export function parseErrorResponse(status: number, headers: Headers, body: unknown, now: number): ErrorResponse {
	const data = ErrorBody.safeParse(body).data;
	return {
		status,
		code: sanitizeMessage(data?.error?.code),
		message: sanitizeMessage(data?.error?.message ?? data?.message),
		requestId: readRequestId(headers, body),
		retryAfter: parseRetryAfter(
			status,
			headers.get('retry-after'),
			data?.error?.retryAfter ?? readSecondsToReset(headers, now),
			now,
		),
	};
}

/** Finds cStar's id for a request, wherever it is: `meta.requestId`, `error.request_id`, `requestId`, or the header `X-Request-Id`. */
export function readRequestId(headers: Headers, body: unknown): string | undefined {
	const data = ErrorBody.safeParse(body).data;
	return sanitizeMessage(
		data?.meta?.requestId ?? data?.error?.requestId ?? data?.requestId ?? headers.get('x-request-id') ?? undefined,
	);
}

/** Whether a body reports an error although the status is 2xx. */
export function isErrorBody(body: unknown): boolean {
	return typeof body === 'object' && body !== null && 'success' in body && body.success === false;
}

/** Makes untrusted text safe for one line of a terminal: without control characters and API keys, and at most 200 characters long. */
function sanitizeMessage(words: string | undefined): string | undefined {
	const line = words && toSingleLine(words);
	return line ? redactKeys(line).slice(0, 200) : undefined;
}

/** Seconds until the rate limit resets, if it is used up: for an error response that doesn't say how long to wait. */
function readSecondsToReset(headers: Headers, now: number): number | undefined {
	const time =
		headers.get('x-ratelimit-remaining') === '0' ? parseResetTime(headers.get('x-ratelimit-reset'), now) : undefined;
	return time === undefined ? undefined : (time - now) / 1000;
}

const ADVICE_BY_STATUS: Record<number, string> = {
	401: 'The Library requires a key. Is the team’s Library public?',
	403: 'The team’s Library may not be public: see its settings at cStar.',
};

/** The dialect of cStar's public Library API. */
export const publicDialect: ApiDialect = {
	urlSetting: 'CSTAR_URL',
	tooLargeAdvice: 'Look for a very long article at cStar and split it.',
	readError: parseErrorResponse,
	isErrorBody,
	readRequestId,
	advise: ({ status }) => ADVICE_BY_STATUS[status],
};
