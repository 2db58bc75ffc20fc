import { z } from 'zod';
import { oneLine, type Refusal } from '../../model/errors.ts';
import { resetTime } from '../api/rate-limit.ts';
import { withoutKeys } from '../api/redact.ts';
import { retryAfter } from '../api/retry.ts';
import { camelKeys } from './wire-article.ts';

const text = z.string().optional().catch(undefined);
const Meta = z
	.preprocess(camelKeys, z.object({ requestId: text }))
	.optional()
	.catch(undefined);

/** All three error shapes: `{error:{code,message}}`, `{success:false,error:"text"}`, and the newest with its `request_id`. */
const Body = z.preprocess(
	camelKeys,
	z.object({
		error: z
			.union([
				z.string().transform((message) => ({ message, code: undefined, requestId: undefined, retryAfter: undefined })),
				z.preprocess(
					camelKeys,
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

/** What a refusal says; `body` is the parsed answer, or `undefined` where it was no JSON. */
export function readRefusal(status: number, headers: Headers, body: unknown, now: number): Refusal {
	const data = Body.safeParse(body).data;
	return {
		status,
		code: plain(data?.error?.code),
		said: plain(data?.error?.message ?? data?.message),
		requestId: requestIdOf(headers, body),
		retryAfter: retryAfter(
			status,
			headers.get('retry-after'),
			data?.error?.retryAfter ?? secondsToReset(headers, now),
			now,
		),
	};
}

/** cStar's name for one request, wherever it stands: `meta.requestId`, `error.request_id`, or a header. */
export function requestIdOf(headers: Headers, body: unknown): string | undefined {
	const data = Body.safeParse(body).data;
	return plain(
		data?.meta?.requestId ?? data?.error?.requestId ?? data?.requestId ?? headers.get('x-request-id') ?? undefined,
	);
}

/** Whether an answer with a good status is a refusal all the same. */
export function saysNo(body: unknown): boolean {
	return typeof body === 'object' && body !== null && 'success' in body && body.success === false;
}

/** Words from outside, made fit for one line on a terminal: no control characters, no keys, no end. */
function plain(words: string | undefined): string | undefined {
	const line = words && oneLine(words);
	return line ? withoutKeys(line).slice(0, 200) : undefined;
}

/** Where a refusal doesn't say when to come again, its rate headers may. */
function secondsToReset(headers: Headers, now: number): number | undefined {
	const time =
		headers.get('x-ratelimit-remaining') === '0' ? resetTime(headers.get('x-ratelimit-reset'), now) : undefined;
	return time === undefined ? undefined : (time - now) / 1000;
}
