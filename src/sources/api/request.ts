import { setTimeout as wait } from 'node:timers/promises';
import { parseJson } from '../../files/json.ts';
import { BudgetSpent, LibraryMalformed, LibraryRefused } from '../../model/errors.ts';
import { isErrorBody, parseErrorResponse, readRequestId } from '../cstar/error-body.ts';
import type { ApiOptions, ApiRequest, ApiRequester } from './question.ts';
import { createRateLimit } from './rate-limit.ts';
import { redactKeys } from './redact.ts';
import { findPermanentOrigin, isRedirect, resolveRedirect } from './redirect.ts';
import { nextDelay } from './retry.ts';
import { createRequestSender } from './send-request.ts';

const MAX_REDIRECTS = 5;
/** The longest wait where there is no deadline, in milliseconds. */
const MAX_WAIT_MS = 60_000;

/** The one way out to the Library: spends budget, asks, follows, retries, understands. Throws a `LibraryError`. */
export function createApiRequester(options: ApiOptions): ApiRequester {
	const { url, budget, deadline = () => undefined, sleep = wait, now = Date.now, random = Math.random } = options;
	const rateLimit = createRateLimit();
	const exchange = createRequestSender({ ...options, onSettled: (headers) => rateLimit.recordSettled(headers, now()) });
	let { origin } = url;
	/** What everybody waits for after a 429: one who was told to wait was told so for all. */
	let pause: Promise<unknown> = Promise.resolve();

	let hasSentAny = false;

	async function waitForTurn(): Promise<void> {
		for (;;) {
			for (let waited: unknown; waited !== pause; ) {
				waited = pause;
				await waited;
			}
			const time = now();
			const end = deadline();
			if (end !== undefined && time >= end) throw new BudgetSpent(hasSentAny ? 'time' : 'no time', new Date(time));
			const blockedUntil = rateLimit.blockedUntil(time);
			if (blockedUntil instanceof Promise) {
				await blockedUntil;
				continue;
			}
			const free = blockedUntil ?? budget.take(time);
			if (free === undefined) {
				hasSentAny = true;
				return rateLimit.recordSent();
			}
			if (end === undefined || free >= end) throw new BudgetSpent('hour', new Date(free));
			await sleep(free - time);
		}
	}

	async function sendFollowingRedirects<T>(request: ApiRequest<T>): Promise<T> {
		let target = new URL(origin + request.path);
		for (let hops = 0; ; hops += 1) {
			await waitForTurn();
			const { response, text } = await exchange(target, request);
			if (!isRedirect(response.status)) return parseResponse(request, target, response, text);
			const location = response.headers.get('location');
			const to = resolveRedirect(target, location);
			if (!to || hops === MAX_REDIRECTS || (options.headers && to.origin !== url.origin)) {
				const place = redactKeys(location ?? 'nowhere');
				const advice = `It leads to ${place}, which is not followed. Check CSTAR_URL.`;
				throw new LibraryRefused(
					target,
					parseErrorResponse(response.status, response.headers, undefined, now()),
					advice,
				);
			}
			origin = findPermanentOrigin(response.status, target, to) ?? origin;
			target = to;
		}
	}

	function parseResponse<T>(request: ApiRequest<T>, target: URL, response: Response, text: string): T {
		if (response.status === 304) {
			if (request.cached) return request.cached.answer;
			const message = `The Library answered 304 for ${target.pathname}, although nothing was known. Try again later.`;
			throw new LibraryMalformed(message, { isRetryable: true });
		}
		const body = parseJson(text);
		if (!response.ok || isErrorBody(body)) {
			const errorResponse = parseErrorResponse(response.status, response.headers, body, now());
			throw new LibraryRefused(target, errorResponse, options.advice?.(errorResponse));
		}
		const requestId = readRequestId(response.headers, body);
		const etag = response.headers.get('etag') ?? undefined;
		const understood = request.parse(body, { etag, requestId });
		if (understood !== undefined) return understood;
		const what = body === undefined ? 'is not JSON' : 'has a shape that this help center doesn’t know';
		const message = `The Library’s answer for ${target.pathname} ${what}. Try again later.`;
		throw new LibraryMalformed(message, { requestId, isRetryable: body === undefined });
	}

	return async (request) => {
		for (let attempt = 0; ; attempt += 1) {
			try {
				return await sendFollowingRedirects(request);
			} catch (error) {
				const delay = request.once ? undefined : nextDelay(error, attempt, random);
				if (delay === undefined || now() + delay >= (deadline() ?? now() + MAX_WAIT_MS + 1)) throw error;
				const waited = sleep(delay);
				if (error instanceof LibraryRefused && error.status === 429) pause = Promise.all([pause, waited]);
				await waited;
			}
		}
	};
}
