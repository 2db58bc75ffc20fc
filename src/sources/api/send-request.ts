import packageJson from '../../../package.json' with { type: 'json' };
import { BudgetSpent, LibraryError, LibraryMalformed, LibraryUnreachable } from '../../model/errors.ts';
import { readRequestId } from '../cstar/error-body.ts';
import type { ApiOptions, ApiRequest } from './question.ts';
import { readLimitedText } from './response-body.ts';

/** What a request in flight gets after the deadline, in milliseconds. */
const GRACE_MS = 5_000;

/** How one request goes out and its answer comes in; `arrive` hears of each that came back, with its headers where there are any. */
export interface SendOptions
	extends Pick<ApiOptions, 'url' | 'headers' | 'deadline' | 'fetch' | 'now' | 'timeoutMs' | 'maxBytes'> {
	onSettled: (headers: Headers | undefined) => void;
}

/** Sends one request and reads its answer, whatever status it has. Throws a `LibraryError` where there is none, or not a whole one. */
export function createRequestSender(
	options: SendOptions,
): (
	target: URL,
	request: Pick<ApiRequest<unknown>, 'method' | 'json' | 'cached'>,
) => Promise<{ response: Response; text: string }> {
	const { url, deadline = () => undefined, now = Date.now, onSettled } = options;
	const { timeoutMs = 30_000, maxBytes = 32 * 2 ** 20 } = options;
	const send = options.fetch ?? fetch;
	let hasAnswered = false;

	return async (target, { method = 'GET', json, cached }) => {
		const end = deadline();
		const availableMs = Math.max(0, Math.min(timeoutMs, end === undefined ? timeoutMs : end + GRACE_MS - now()));
		const controller = new AbortController();
		const timer = setTimeout(() => controller.abort(), availableMs);
		const own = target.origin === url.origin ? options.headers : undefined;
		const headers = new Headers({
			...own,
			accept: 'application/json',
			'user-agent': `${packageJson.name}/${packageJson.version} (+library sync)`,
		});
		if (json !== undefined) headers.set('content-type', 'application/json');
		if (cached) headers.set('if-none-match', cached.etag);
		let response: Response | undefined;
		try {
			const body = json === undefined ? null : JSON.stringify(json);
			response = await send(target, { method, headers, body, redirect: 'manual', signal: controller.signal });
			hasAnswered = true;
			return { response, text: await readLimitedText(response, maxBytes, target.pathname) };
		} catch (error) {
			// A refusal is one, whatever became of its explanation.
			if (response && !response.ok) return { response, text: '' };
			if (error instanceof LibraryError) throw error;
			if (controller.signal.aborted) {
				// Too little time is not the Library's fault, unless it never said a word.
				if (hasAnswered && availableMs < timeoutMs) throw new BudgetSpent('time', new Date(now()), error);
				const message = `The Library at ${target.origin} did not answer within ${availableMs / 1000} s. Try again later.`;
				throw new LibraryUnreachable(message, { cause: error });
			}
			if (response) {
				const message = `The Library’s answer for ${target.pathname} was cut off. Try again later.`;
				const requestId = readRequestId(response.headers, undefined);
				throw new LibraryMalformed(message, { requestId, cause: error, isRetryable: true });
			}
			const message = `The Library at ${target.origin} can’t be reached (${describeCause(error)}). Check the network and CSTAR_URL.`;
			throw new LibraryUnreachable(message, { cause: error });
		} finally {
			onSettled(response?.headers);
			clearTimeout(timer);
		}
	};
}

function describeCause(error: unknown): string {
	const cause = error instanceof Error && error.cause ? error.cause : error;
	if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message;
	return String(cause);
}
