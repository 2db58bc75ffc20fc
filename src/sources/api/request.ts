import { setTimeout as wait } from 'node:timers/promises';
import { parseJson } from '../../files/json.ts';
import { BudgetSpent, LibraryGarbled, LibraryRefused } from '../../model/errors.ts';
import { readRefusal, requestIdOf, saysNo } from '../cstar/error-body.ts';
import type { Ask, AskOptions, Question } from './question.ts';
import { createRate } from './rate-limit.ts';
import { withoutKeys } from './redact.ts';
import { isRedirect, lastingOrigin, redirectTarget } from './redirect.ts';
import { nextDelay } from './retry.ts';
import { createExchange } from './send-request.ts';

const HOPS = 5;
/** The longest wait where there is no deadline, in milliseconds. */
const PATIENCE = 60_000;

/** The one way out to the Library: spends budget, asks, follows, retries, understands. Throws a `LibraryError`. */
export function createAsk(options: AskOptions): Ask {
	const { url, budget, deadline = () => undefined, sleep = wait, now = Date.now, random = Math.random } = options;
	const rate = createRate();
	const exchange = createExchange({ ...options, arrive: (headers) => rate.arrive(headers, now()) });
	let { origin } = url;
	/** What everybody waits for after a 429: one who was told to wait was told so for all. */
	let hold: Promise<unknown> = Promise.resolve();

	let hasAsked = false;

	async function leave(): Promise<void> {
		for (;;) {
			for (let waited: unknown; waited !== hold; ) {
				waited = hold;
				await waited;
			}
			const time = now();
			const end = deadline();
			if (end !== undefined && time >= end) throw new BudgetSpent(hasAsked ? 'time' : 'no time', new Date(time));
			const gate = rate.gate(time);
			if (gate instanceof Promise) {
				await gate;
				continue;
			}
			const free = gate ?? budget.take(time);
			if (free === undefined) {
				hasAsked = true;
				return rate.leave();
			}
			if (end === undefined || free >= end) throw new BudgetSpent('hour', new Date(free));
			await sleep(free - time);
		}
	}

	async function follow<T>(question: Question<T>): Promise<T> {
		let target = new URL(origin + question.path);
		for (let hops = 0; ; hops += 1) {
			await leave();
			const { response, text } = await exchange(target, question);
			if (!isRedirect(response.status)) return understand(question, target, response, text);
			const location = response.headers.get('location');
			const to = redirectTarget(target, location);
			if (!to || hops === HOPS || (options.headers && to.origin !== url.origin)) {
				const place = withoutKeys(location ?? 'nowhere');
				const advice = `It leads to ${place}, which is not followed. Check CSTAR_URL.`;
				throw new LibraryRefused(target, readRefusal(response.status, response.headers, undefined, now()), advice);
			}
			origin = lastingOrigin(response.status, target, to) ?? origin;
			target = to;
		}
	}

	function understand<T>(question: Question<T>, target: URL, response: Response, text: string): T {
		if (response.status === 304) {
			if (question.known) return question.known.answer;
			const message = `The Library answered 304 for ${target.pathname}, although nothing was known. Try again later.`;
			throw new LibraryGarbled(message, { mayPass: true });
		}
		const body = parseJson(text);
		if (!response.ok || saysNo(body)) {
			const refusal = readRefusal(response.status, response.headers, body, now());
			throw new LibraryRefused(target, refusal, options.advice?.(refusal));
		}
		const requestId = requestIdOf(response.headers, body);
		const etag = response.headers.get('etag') ?? undefined;
		const understood = question.understand(body, { etag, requestId });
		if (understood !== undefined) return understood;
		const what = body === undefined ? 'is not JSON' : 'has a shape that this help center doesn’t know';
		const message = `The Library’s answer for ${target.pathname} ${what}. Try again later.`;
		throw new LibraryGarbled(message, { requestId, mayPass: body === undefined });
	}

	return async (question) => {
		for (let attempt = 0; ; attempt += 1) {
			try {
				return await follow(question);
			} catch (error) {
				const delay = question.once ? undefined : nextDelay(error, attempt, random);
				if (delay === undefined || now() + delay >= (deadline() ?? now() + PATIENCE + 1)) throw error;
				const waited = sleep(delay);
				if (error instanceof LibraryRefused && error.status === 429) hold = Promise.all([hold, waited]);
				await waited;
			}
		}
	};
}
