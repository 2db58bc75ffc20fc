import { setTimeout as wait } from 'node:timers/promises';
import { parseJson } from './answer.ts';
import type { Budget } from './budget.ts';
import { BudgetSpent, LibraryGarbled, LibraryRefused, type Refusal } from './errors.ts';
import { createExchange } from './exchange.ts';
import { withoutKeys } from './key.ts';
import { createRate } from './rate.ts';
import { isRedirect, lastingOrigin, redirectTarget } from './redirect.ts';
import { readRefusal, requestIdOf, saysNo } from './refusal.ts';
import { nextDelay } from './retry.ts';

const HOPS = 5;
/** The longest wait where there is no deadline, in milliseconds. */
const PATIENCE = 60_000;

/** What is known of an answer beside its body: its ETag, and cStar’s own name for the request. */
export interface About {
	etag: string | undefined;
	requestId: string | undefined;
}

/** One question to the Library; `understand` returns `undefined` for a shape it doesn't know. */
export interface Question<T> {
	path: string;
	method?: 'GET' | 'POST';
	json?: unknown;
	/** Sent once only, whatever comes. */
	once?: boolean;
	/** An answer that is here already, with the ETag that it came with: the Library may say that it is still the one. */
	known?: { etag: string; answer: T } | undefined;
	/** May throw a `LibraryError` of its own. */
	understand(body: unknown, about: About): T | undefined;
}

/** How to ask; all but the first two have defaults. `deadline` (ms) is when the last request may start. */
export interface AskOptions {
	url: URL;
	budget: Budget;
	/** Sent with every request, but to `url`'s own origin only: a redirect elsewhere is then not followed. */
	headers?: Record<string, string> | undefined;
	/** What to do about a refusal, where the usual advice won't do. */
	advice?: ((refusal: Refusal) => string | undefined) | undefined;
	deadline?: (() => number | undefined) | undefined;
	fetch?: typeof fetch | undefined;
	sleep?: ((ms: number) => Promise<unknown>) | undefined;
	now?: (() => number) | undefined;
	random?: (() => number) | undefined;
	timeoutMs?: number | undefined;
	maxBytes?: number | undefined;
}

/** Puts one question to the Library; throws a `LibraryError`. */
export type Ask = <T>(question: Question<T>) => Promise<T>;

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
