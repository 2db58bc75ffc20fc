import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import packageJson from '../../package.json' with { type: 'json' };
import { isPrivateAddress, lookupPublicHost, PrivateHost } from './private-hosts.ts';

const MAX_REDIRECTS = 5;

/** How hosts are asked for pictures that articles name. */
export interface PictureRequestOptions {
	/** Origins that the owner named, where a private address is the owner's own wish. */
	trustedOrigins: readonly string[];
	/** Why an address can't be asked now, if it can't: the Library's requests are counted. */
	blockReason?: ((url: URL) => Promise<string | undefined>) | undefined;
	/** Milliseconds for an answer, however many addresses it takes. */
	patience: number;
	/** Ends it, where its time is counted elsewhere. */
	signal?: AbortSignal;
	/** What it is asked for, as the host reads it in its log. */
	purpose: string;
	headers?: Record<string, string>;
}

/** No picture came, and the host, or we, said why. */
export class NoPicture extends Error {
	override name = 'NoPicture';
	/** What the host answered, where that is why. */
	readonly status: number | undefined;

	constructor(message: string, status?: number) {
		super(message);
		this.status = status;
	}
}

/**
 * Asks for a picture, wherever the address leads; the body of the answer is still to come, and is to be read or destroyed. 304 is an answer
 * too, where `headers` ask for it.
 * @throws {NoPicture} where something else comes; other errors where nothing does: `reasonOf` has the words
 */
export async function requestPicture(
	method: string,
	address: string,
	options: PictureRequestOptions,
): Promise<IncomingMessage> {
	let url = new URL(address);
	// An article elsewhere must not lead to what only the owner may name.
	const isTrusted = options.trustedOrigins.includes(url.origin);
	const signal = options.signal ?? AbortSignal.timeout(options.patience);
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
			throw new NoPicture('it leads to an address that can’t be followed');
		}
		url = next;
	}
	throw new NoPicture('it is sent from address to address');
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

/** Why no picture came, in words for a report. */
export function describeFailure(error: unknown, patience: number): string {
	if (error instanceof PrivateHost) return 'not asked: its host is not on the public network';
	if (error instanceof NoPicture) return error.message;
	if (!(error instanceof Error)) return String(error);
	if (error.name === 'AbortError' || error.name === 'TimeoutError') return `no answer within ${patience / 1000} s`;
	return `it can’t be reached (${'code' in error ? String(error.code) : error.message})`;
}
