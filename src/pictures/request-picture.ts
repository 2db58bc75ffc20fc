import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import packageJson from '../../package.json' with { type: 'json' };
import { isPrivateAddress, lookupPublicHost, PrivateHost } from './private-hosts.ts';

const MAX_REDIRECTS = 5;

/** How to request pictures that articles name. */
export interface PictureRequestOptions {
	/** Origins configured by the owner; these may be on a private network. */
	trustedOrigins: readonly string[];
	/** Why a URL can't be requested now, for example because the request budget of the Library is spent. */
	blockReason?: ((url: URL) => Promise<string | undefined>) | undefined;
	/** Time limit in milliseconds, redirects included. */
	timeoutMs: number;
	/** Aborts the request, in place of the time limit. */
	signal?: AbortSignal;
	/** Names the purpose in the `User-Agent` header. */
	purpose: string;
	headers?: Record<string, string>;
}

/** There is no picture; the message says why. */
export class NoPicture extends Error {
	override name = 'NoPicture';
	/** HTTP status, if that is the reason. */
	readonly status: number | undefined;

	constructor(message: string, status?: number) {
		super(message);
		this.status = status;
	}
}

/**
 * Requests a picture and follows redirects. The caller must read or destroy the body of the response. Its status may be 304, if `headers`
 * make the request conditional.
 * @throws {NoPicture} if the response is not a picture; other errors if there is no response. `describeFailure` turns both into a message.
 */
export async function requestPicture(
	method: string,
	startUrl: string,
	options: PictureRequestOptions,
): Promise<IncomingMessage> {
	let url = new URL(startUrl);
	// A redirect from another origin must not lead to a private network, even at a trusted origin.
	const isTrusted = options.trustedOrigins.includes(url.origin);
	const signal = options.signal ?? AbortSignal.timeout(options.timeoutMs);
	for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
		const refused = await options.blockReason?.(url);
		if (refused !== undefined) throw new NoPicture(refused);
		const response = await sendRequest(method, url, isTrusted && options.trustedOrigins.includes(url.origin), {
			...options,
			signal,
		});
		const { statusCode: status = 0, headers } = response;
		if (status === 304) return response;
		if (status < 300 || status > 399 || headers.location === undefined) return requirePicture(response, status);
		response.destroy();
		const next = URL.parse(headers.location, url);
		if (next === null || !/^https?:$/.test(next.protocol)) {
			throw new NoPicture('it redirects to an address that can’t be followed');
		}
		url = next;
	}
	throw new NoPicture('it redirects too often');
}

function requirePicture(response: IncomingMessage, status: number): IncomingMessage {
	const type = response.headers['content-type'] ?? '';
	const isOk = status >= 200 && status <= 299;
	if (isOk && !/^(?:text\/|application\/(?:json|xhtml))/i.test(type)) return response;
	response.destroy();
	throw isOk
		? new NoPicture(`not a picture but ${type.slice(0, 60)}`)
		: new NoPicture(`the answer is ${status}`, status);
}

function sendRequest(
	method: string,
	url: URL,
	isTrusted: boolean,
	options: PictureRequestOptions,
): Promise<IncomingMessage> {
	const { signal, purpose, headers } = options;
	if (!isTrusted && isPrivateAddress(url.hostname)) throw new PrivateHost(`${url.hostname} is private`);
	return new Promise((resolve, reject) => {
		const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
			method,
			agent: false,
			signal,
			headers: {
				accept: 'image/*',
				'accept-encoding': 'identity',
				'user-agent': `${packageJson.name}/${packageJson.version} (+${purpose})`,
				...headers,
			},
			...(!isTrusted && { lookup: lookupPublicHost }),
		});
		request.on('error', reject);
		request.once('response', resolve);
		request.end();
	});
}

/** Why there is no picture, in words for a report. */
export function describeFailure(error: unknown, timeoutMs: number): string {
	if (error instanceof PrivateHost) return 'not requested: its host is not on the public network';
	if (error instanceof NoPicture) return error.message;
	if (!(error instanceof Error)) return String(error);
	if (error.name === 'AbortError' || error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
	return `it can’t be reached (${'code' in error ? String(error.code) : error.message})`;
}
