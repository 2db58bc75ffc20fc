import { setTimeout as wait } from 'node:timers/promises';
import packageJson from '../../package.json' with { type: 'json' };
import { parseJson, readText } from './answer.ts';
import type { Budget } from './budget.ts';
import {
	BudgetSpent,
	LibraryError,
	LibraryGarbled,
	LibraryRefused,
	LibraryUnreachable,
	type Refusal,
} from './errors.ts';
import { withoutKeys } from './key.ts';
import { createRate } from './rate.ts';
import { isRedirect, lastingOrigin, redirectTarget } from './redirect.ts';
import { readRefusal, requestIdOf, saysNo } from './refusal.ts';
import { nextDelay } from './retry.ts';

const HOPS = 5;
/** What a request in flight gets after the deadline, and the longest wait where there is no deadline; both in milliseconds. */
const GRACE = 5_000;
const PATIENCE = 60_000;

/** One question to the Library; `understand` returns `undefined` for a shape it doesn't know. */
export interface Question<T> {
	path: string;
	method?: 'GET' | 'POST';
	json?: unknown;
	/** Sent once only, whatever comes. */
	once?: boolean;
	/** An answer that is here already, with the ETag that it came with: the Library may say that it is still the one. */
	known?: { etag: string; answer: T } | undefined;
	/** `etag` is that of the answer, where it has one. */
	understand(body: unknown, etag: string | undefined): T | undefined;
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
	const { timeoutMs = 30_000, maxBytes = 32 * 2 ** 20 } = options;
	const send = options.fetch ?? fetch;
	const rate = createRate();
	let { origin } = url;
	/** What everybody waits for after a 429: one who was told to wait was told so for all. */
	let hold: Promise<unknown> = Promise.resolve();
	let hasAnswered = false;

	async function leave(): Promise<void> {
		for (let waited: unknown; waited !== hold; ) {
			waited = hold;
			await waited;
		}
		for (;;) {
			const time = now();
			const end = deadline();
			if (end !== undefined && time >= end) throw new BudgetSpent('time', new Date(time));
			const gate = rate.gate(time);
			if (gate instanceof Promise) {
				await gate;
				continue;
			}
			const free = gate ?? budget.take(time);
			if (free === undefined) return rate.leave();
			if (end === undefined || free >= end) throw new BudgetSpent('hour', new Date(free));
			await sleep(free - time);
		}
	}

	async function exchange(target: URL, { method = 'GET', json, known }: Question<unknown>) {
		const end = deadline();
		const patience = Math.max(0, Math.min(timeoutMs, end === undefined ? timeoutMs : end + GRACE - now()));
		const controller = new AbortController();
		const timer = setTimeout(() => controller.abort(), patience);
		const own = target.origin === url.origin ? options.headers : undefined;
		const headers = new Headers({
			...own,
			accept: 'application/json',
			'user-agent': `${packageJson.name}/${packageJson.version} (+library sync)`,
		});
		if (json !== undefined) headers.set('content-type', 'application/json');
		if (known) headers.set('if-none-match', known.etag);
		let response: Response | undefined;
		try {
			const body = json === undefined ? null : JSON.stringify(json);
			response = await send(target, { method, headers, body, redirect: 'manual', signal: controller.signal });
			hasAnswered = true;
			return { response, text: await readText(response, maxBytes, target.pathname) };
		} catch (error) {
			// A refusal is one, whatever became of its explanation.
			if (response && !response.ok) return { response, text: '' };
			if (error instanceof LibraryError) throw error;
			if (controller.signal.aborted) {
				// Too little time is not the Library's fault, unless it never said a word.
				if (hasAnswered && patience < timeoutMs) throw new BudgetSpent('time', new Date(now()), error);
				const message = `The Library at ${target.origin} did not answer within ${patience / 1000} s. Try again later.`;
				throw new LibraryUnreachable(message, { cause: error });
			}
			if (response) {
				const message = `The Library’s answer for ${target.pathname} was cut off. Try again later.`;
				throw new LibraryGarbled(message, { cause: error, mayPass: true });
			}
			const message = `The Library at ${target.origin} can’t be reached (${reasonOf(error)}). Check the network and CSTAR_URL.`;
			throw new LibraryUnreachable(message, { cause: error });
		} finally {
			rate.arrive(response?.headers, now());
			clearTimeout(timer);
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
		const understood = question.understand(body, response.headers.get('etag') ?? undefined);
		if (understood !== undefined) return understood;
		const requestId = requestIdOf(response.headers, body);
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

function reasonOf(error: unknown): string {
	const cause = error instanceof Error && error.cause ? error.cause : error;
	if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message;
	return String(cause);
}
