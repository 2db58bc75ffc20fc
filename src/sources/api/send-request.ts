import packageJson from '../../../package.json' with { type: 'json' };
import { BudgetSpent, LibraryError, LibraryMalformed, LibraryUnreachable } from '../../model/errors.ts';
import { redactSecrets } from '../../model/redact.ts';
import { readLimitedText } from './response-body.ts';
import type { ApiOptions, ApiRequest } from './types.ts';

/** How long a request in flight may continue after the deadline, in milliseconds. */
const GRACE_MS = 5_000;

/** Options of a sender. `onSettled` is called when a request has ended, with the headers of its response if there was one. */
export interface SendOptions extends Omit<ApiOptions, 'budget' | 'sleep' | 'random'> {
	onSettled: (headers: Headers | undefined) => void;
}

/** Sends one request and returns the response with its text, whatever its status is. */
export type RequestSender = (
	target: URL,
	request: Pick<ApiRequest<unknown>, 'cached'>,
) => Promise<{ response: Response; text: string }>;

/** Creates a sender. It throws a `LibraryError` if there is no complete response. */
export function createRequestSender(options: SendOptions): RequestSender {
	const { url, dialect, deadline = () => undefined, now = Date.now, onSettled } = options;
	const { timeoutMs = 30_000, maxBytes = 32 * 2 ** 20 } = options;
	const send = options.fetch ?? fetch;
	let hasAnswered = false;

	return async (target, { cached }) => {
		const end = deadline();
		const availableMs = Math.max(0, Math.min(timeoutMs, end === undefined ? timeoutMs : end + GRACE_MS - now()));
		const controller = new AbortController();
		const timer = setTimeout(() => controller.abort(), availableMs);
		const headers = new Headers({
			...(target.origin === url.origin ? options.headers : undefined),
			accept: 'application/json',
			'user-agent': `${packageJson.name}/${packageJson.version} (+library sync)`,
			...(cached && { 'if-none-match': cached.etag }),
		});
		let response: Response | undefined;
		const readRequestId = () => dialect.readRequestId(response?.headers ?? new Headers(), undefined);
		try {
			response = await send(target, { method: 'GET', headers, redirect: 'manual', signal: controller.signal });
			hasAnswered = true;
			const text = await readLimitedText(response, maxBytes, () => {
				const message = `The Library’s response for ${target.pathname} is larger than ${maxBytes} bytes. ${dialect.tooLargeAdvice}`;
				return [message, { requestId: readRequestId() }];
			});
			// A server may repeat the key that it was sent. What it sends is stored, and published.
			return { response, text: redactSecrets(text) };
		} catch (error) {
			// An error status is enough, even if the body did not arrive.
			if (response && !response.ok) return { response, text: '' };
			if (error instanceof LibraryError) throw error;
			if (controller.signal.aborted) {
				// If too little time was left, the server is not at fault, unless it has never responded.
				if (hasAnswered && availableMs < timeoutMs) throw new BudgetSpent('time', new Date(now()), error);
				const message = `The Library at ${target.origin} did not answer within ${availableMs / 1000} s. Try again later.`;
				throw new LibraryUnreachable(message, { cause: error });
			}
			if (response) {
				const message = `The Library’s response for ${target.pathname} was cut off. Try again later.`;
				throw new LibraryMalformed(message, { requestId: readRequestId(), cause: error, isRetryable: true });
			}
			const message = `The Library at ${target.origin} can’t be reached (${describeCause(error)}). Check the network and ${dialect.urlSetting}.`;
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
