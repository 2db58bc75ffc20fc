import packageJson from '../../../package.json' with { type: 'json' };
import { BudgetSpent, LibraryError, LibraryGarbled, LibraryUnreachable } from '../../model/errors.ts';
import { requestIdOf } from '../cstar/error-body.ts';
import type { AskOptions, Question } from './question.ts';
import { readText } from './response-body.ts';

/** What a request in flight gets after the deadline, in milliseconds. */
const GRACE = 5_000;

/** How one request goes out and its answer comes in; `arrive` hears of each that came back, with its headers where there are any. */
export interface ExchangeOptions
	extends Pick<AskOptions, 'url' | 'headers' | 'deadline' | 'fetch' | 'now' | 'timeoutMs' | 'maxBytes'> {
	arrive: (headers: Headers | undefined) => void;
}

/** Sends one request and reads its answer, whatever status it has. Throws a `LibraryError` where there is none, or not a whole one. */
export function createExchange(
	options: ExchangeOptions,
): (
	target: URL,
	question: Pick<Question<unknown>, 'method' | 'json' | 'known'>,
) => Promise<{ response: Response; text: string }> {
	const { url, deadline = () => undefined, now = Date.now, arrive } = options;
	const { timeoutMs = 30_000, maxBytes = 32 * 2 ** 20 } = options;
	const send = options.fetch ?? fetch;
	let hasAnswered = false;

	return async (target, { method = 'GET', json, known }) => {
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
				const requestId = requestIdOf(response.headers, undefined);
				throw new LibraryGarbled(message, { requestId, cause: error, mayPass: true });
			}
			const message = `The Library at ${target.origin} can’t be reached (${reasonOf(error)}). Check the network and CSTAR_URL.`;
			throw new LibraryUnreachable(message, { cause: error });
		} finally {
			arrive(response?.headers);
			clearTimeout(timer);
		}
	};
}

function reasonOf(error: unknown): string {
	const cause = error instanceof Error && error.cause ? error.cause : error;
	if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message;
	return String(cause);
}
