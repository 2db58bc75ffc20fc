import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import packageJson from '../../package.json' with { type: 'json' };
import { isPrivateAddress, PrivateHost, publicLookup } from './private-hosts.ts';

const PATIENCE = 10_000;
const AT_ONCE = 4;
const HOPS = 5;

/** How to ask for pictures. */
export interface PictureOptions {
	/** Origins that the owner named, where a private address is the owner's own wish. */
	trusted: readonly string[];
	/** Why an address can't be asked now, if it can't: the Library's requests are counted. */
	refusal?: (url: URL) => string | undefined;
	onAsked?: (done: number, of: number) => void;
	/** Milliseconds for one answer. */
	patience?: number;
}

interface Answer {
	status: number;
	type: string;
	location: string | undefined;
}

/** Asks each address whether a picture comes, a few at a time; returns the reason for each from which none does. */
export async function askForPictures(
	addresses: Iterable<string>,
	options: PictureOptions,
): Promise<Map<string, string>> {
	const waiting = [...new Set(addresses)];
	const total = waiting.length;
	const broken = new Map<string, string>();
	let done = 0;
	const worker = async () => {
		for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
			const problem = await problemOf(address, options);
			if (problem !== undefined) broken.set(address, problem);
			options.onAsked?.(++done, total);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
	return broken;
}

async function problemOf(address: string, options: PictureOptions): Promise<string | undefined> {
	try {
		// Some hosts know no HEAD: only what GET says is believed against a picture.
		return (await tryMethod('HEAD', address, options)) && (await tryMethod('GET', address, options));
	} catch (error) {
		return reasonOf(error, options.patience ?? PATIENCE);
	}
}

async function tryMethod(method: string, address: string, options: PictureOptions): Promise<string | undefined> {
	let url = new URL(address);
	for (let hops = 0; hops <= HOPS; hops += 1) {
		const refused = options.refusal?.(url);
		if (refused !== undefined) return refused;
		const { status, type, location } = await ask(method, url, options);
		if (status < 300 || status > 399 || location === undefined) {
			if (status < 200 || status > 299) return `the answer is ${status}`;
			return /^(?:text\/|application\/(?:json|xhtml))/i.test(type)
				? `not a picture but ${type.slice(0, 60)}`
				: undefined;
		}
		const next = URL.parse(location, url);
		if (next === null || !/^https?:$/.test(next.protocol)) return 'it leads to an address that can’t be followed';
		url = next;
	}
	return 'it is sent from address to address';
}

/** One request; the connection ends with the first headers, no picture is loaded. */
function ask(method: string, url: URL, { trusted, patience = PATIENCE }: PictureOptions): Promise<Answer> {
	const isTrusted = trusted.includes(url.origin);
	if (!isTrusted && isPrivateAddress(url.hostname)) throw new PrivateHost(`${url.hostname} is private`);
	return new Promise((resolve, reject) => {
		const send = url.protocol === 'https:' ? requestHttps : requestHttp;
		const request = send(url, {
			method,
			agent: false,
			signal: AbortSignal.timeout(patience),
			headers: { accept: 'image/*', 'user-agent': `${packageJson.name}/${packageJson.version} (+content report)` },
			...(!isTrusted && { lookup: publicLookup }),
		});
		request.on('error', reject);
		request.once('response', ({ statusCode = 0, headers }) => {
			resolve({ status: statusCode, type: headers['content-type'] ?? '', location: headers.location });
			request.destroy();
		});
		request.end();
	});
}

function reasonOf(error: unknown, patience: number): string {
	if (error instanceof PrivateHost) return 'not asked: its host is not on the public network';
	if (!(error instanceof Error)) return String(error);
	if (error.name === 'AbortError' || error.name === 'TimeoutError') return `no answer within ${patience / 1000} s`;
	return `it can’t be reached (${'code' in error ? String(error.code) : error.message})`;
}
