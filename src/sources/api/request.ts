import { setTimeout as wait } from 'node:timers/promises';
import { parseJson } from '../../files/json.ts';
import { BudgetSpent, LibraryMalformed, LibraryRefused } from '../../model/errors.ts';
import { createRateLimit } from './rate-limit.ts';
import { redactKeys } from './redact.ts';
import { findPermanentOrigin, isRedirect, resolveRedirect } from './redirect.ts';
import { nextDelay } from './retry.ts';
import { createRequestSender } from './send-request.ts';
import type { ApiOptions, ApiRequest, ApiRequester } from './types.ts';

const MAX_REDIRECTS = 5;
/** The longest wait where there is no deadline, in milliseconds. */
const MAX_WAIT_MS = 60_000;

/**
 * Creates the client of one API: every request to it goes through here. It keeps to the request budget and to the rate limit that the
 * API announces, follows redirects, retries and parses.
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
	/** A 429 holds for all requests, so all of them wait for this. */
	let pause: Promise<unknown> = Promise.resolve();
	let hasSentAny = false;

	async function waitForPauses(): Promise<void> {
		for (let waited: unknown; waited !== pause; ) {
			waited = pause;
			await waited;
		}
	}

	/** Waits until the rate limit and the budget have room, and counts the request. */
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
			// What is in flight may still tell something, and counts towards this hour: it is not slept through.
			const settled = rateLimit.whenNextSettled();
			if (settled) {
				await settled;
				continue;
			}
			const delay = free - now();
			if (delay > 0) await sleep(delay);
		}
	}

	/** Counts a request and returns `undefined`, or returns when (ms) there is room in the budget. */
	async function takeFromBudget(): Promise<number | undefined> {
		// Reserved before anything is awaited: two requests must not take the last place of the rate limit.
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
				const place = redactKeys(location ?? 'nowhere');
				throw new LibraryRefused(
					target,
					error,
					`It leads to ${place}, which is not followed. Check ${dialect.urlSetting}.`,
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
		if (!response.ok || dialect.isErrorBody(body)) {
			const error = dialect.readError(response.status, response.headers, body, now());
			throw new LibraryRefused(target, error, dialect.advise(error));
		}
		const requestId = dialect.readRequestId(response.headers, body);
		const etag = response.headers.get('etag') ?? undefined;
		const parsed = request.parse(body, { etag, requestId });
		if (parsed !== undefined) return parsed;
		const what = body === undefined ? 'is not JSON' : 'has a shape that this help center doesn’t know';
		const message = `The Library’s answer for ${target.pathname} ${what}. Try again later.`;
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
