import { setTimeout as wait } from 'node:timers/promises';
import { parseJson } from '../../files/json.ts';
import { BudgetSpent, LibraryMalformed, LibraryRefused } from '../../model/errors.ts';
import { redactSecrets } from '../../model/redact.ts';
import { createRateLimit } from './rate-limit.ts';
import { findPermanentOrigin, isRedirect, resolveRedirect } from './redirect.ts';
import { nextDelay } from './retry.ts';
import { createRequestSender } from './send-request.ts';
import type { ApiOptions, ApiRequest, ApiRequester } from './types.ts';

const MAX_REDIRECTS = 5;
/** The longest wait if there is no deadline, in milliseconds. */
const MAX_WAIT_MS = 60_000;

/**
 * Creates the client of one API, through which every request to it is sent. It respects the request budget and the rate limit that the API
 * announces, follows redirects, retries, and parses responses.
 */
export function createApiRequester(options: ApiOptions): ApiRequester {
	const {
		url,
		dialect,
		budget,
		deadline = () => undefined,
		sleep = wait,
		now = Date.now,
		random = Math.random,
	} = options;
	const rateLimit = createRateLimit();
	const send = createRequestSender({ ...options, onSettled: (headers) => rateLimit.recordSettled(headers, now()) });
	let { origin } = url;
	/** After a 429, all requests wait for this. */
	let pause: Promise<unknown> = Promise.resolve();
	let hasSentAny = false;

	async function waitForPauses(): Promise<void> {
		for (let waited: unknown; waited !== pause; ) {
			waited = pause;
			await waited;
		}
	}

	/** Waits until the rate limit and the budget allow a request, and counts it. */
	async function waitForTurn(): Promise<void> {
		for (;;) {
			await waitForPauses();
			const time = now();
			const end = deadline();
			if (end !== undefined && time >= end) throw new BudgetSpent(hasSentAny ? 'time' : 'no time', new Date(time));
			const blocked = rateLimit.blockedUntil(time);
			if (blocked instanceof Promise) {
				await blocked;
				continue;
			}
			const free = blocked ?? (await takeFromBudget());
			if (free === undefined) return;
			if (end === undefined || free >= end) throw new BudgetSpent('hour', new Date(free));
			// The responses of requests in flight may change the limit, so wait for the next of them rather than sleep.
			const settled = rateLimit.whenNextSettled();
			if (settled) {
				await settled;
				continue;
			}
			const delay = free - now();
			if (delay > 0) await sleep(delay);
		}
	}

	/** Counts a request and returns `undefined`; if the budget is spent, returns when (ms) to try again. */
	async function takeFromBudget(): Promise<number | undefined> {
		// Reserve before the first `await`: two requests must not both take the last place of the rate limit.
		rateLimit.reserve();
		const free = await budget.take();
		rateLimit.settleReservation(free === undefined);
		if (free === undefined) hasSentAny = true;
		return free;
	}

	async function sendFollowingRedirects<T>(request: ApiRequest<T>): Promise<T> {
		let target = new URL(origin + request.path);
		for (let hops = 0; ; hops += 1) {
			await waitForTurn();
			const { response, text } = await send(target, request);
			if (!isRedirect(response.status)) return parseResponse(request, target, response, text);
			const location = response.headers.get('location');
			const to = resolveRedirect(target, location);
			if (!to || hops === MAX_REDIRECTS || (options.headers && to.origin !== url.origin)) {
				const error = dialect.readError(response.status, response.headers, undefined, now());
				const advice = `It redirects to ${location ?? 'nowhere'}, which is not followed. Check ${dialect.urlSetting}.`;
				throw new LibraryRefused(target, error, advice);
			}
			origin = findPermanentOrigin(response.status, target, to) ?? origin;
			target = to;
		}
	}

	function parseResponse<T>(request: ApiRequest<T>, target: URL, response: Response, text: string): T {
		if (response.status === 304) {
			if (request.cached) return request.cached.answer;
			const message = `The Library answered 304 for ${target.pathname}, which was not requested by its ETag. Try again later.`;
			throw new LibraryMalformed(message, { isRetryable: true });
		}
		const body = parseJson(text);
		if (!response.ok || dialect.isErrorBody(body)) {
			const error = dialect.readError(response.status, response.headers, body, now());
			throw new LibraryRefused(target, error, dialect.advise(error));
		}
		const requestId = dialect.readRequestId(response.headers, body);
		const etag = readEtag(response.headers);
		const parsed = request.parse(body, { etag, requestId });
		if (parsed !== undefined) return parsed;
		const what = body === undefined ? 'is not JSON' : 'has a shape that this help center does not know';
		const message = `The Library’s response for ${target.pathname} ${what}. Try again later.`;
		throw new LibraryMalformed(message, { requestId, isRetryable: body === undefined });
	}

	return async (request) => {
		for (let attempt = 0; ; attempt += 1) {
			try {
				return await sendFollowingRedirects(request);
			} catch (error) {
				const delay = nextDelay(error, attempt, random);
				if (delay === undefined || now() + delay >= (deadline() ?? now() + MAX_WAIT_MS + 1)) throw error;
				const waited = sleep(delay);
				if (error instanceof LibraryRefused && error.status === 429) pause = Promise.all([pause, waited]);
				await waited;
			}
		}
	};
}

/** The ETag of a response, which is stored; `undefined` if it repeats the key. */
function readEtag(headers: Headers): string | undefined {
	const etag = headers.get('etag') ?? undefined;
	return etag !== undefined && redactSecrets(etag) === etag ? etag : undefined;
}
