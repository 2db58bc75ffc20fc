import type { IncomingMessage } from 'node:http';
import type { InsightMessage } from '../insights/message.ts';
import { isRefusal, MAX_MESSAGE_BYTES, readMessage } from '../insights/message.ts';
import type { Middleware } from './middleware.ts';

/** Where the messages of readers' browsers go. */
export interface InsightsOptions {
	/** Path that they are posted to, with the base path. */
	path: string;
	add: (message: InsightMessage) => Promise<void>;
}

/** Counts what readers search for: `POST {path}` with a message as JSON. A page of another site is refused. */
export function collectSearches({ path, add }: InsightsOptions): Middleware {
	return (request, response, next) => {
		if (request.method !== 'POST' || request.url?.split('?')[0] !== path) return next();
		const respond = (status: number, text = '') =>
			response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
		if (isFromAnotherSite(request)) return void respond(403, 'Expected a page of this site.\n');
		readBody(request)
			.then(async (body) => {
				const message = readMessage(body);
				if (isRefusal(message)) return respond(message.status, `${message.reason}\n`);
				await add(message);
				return respond(202);
			})
			.catch((error: unknown) => {
				console.error(`A search could not be counted: ${String(error)}`);
				respond(500);
			});
	};
}

function isFromAnotherSite({ headers }: IncomingMessage): boolean {
	const { origin, host } = headers;
	if (headers['sec-fetch-site'] === 'cross-site' || origin === 'null') return true;
	// Without Sec-Fetch-Site it is an old browser or no browser.
	return !headers['sec-fetch-site'] && origin !== undefined && URL.parse(origin)?.host !== host;
}

/** Reads a body, and of one that is too large only a part, which is too large too. */
async function readBody(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of request.iterator({ destroyOnReturn: false })) {
		chunks.push(chunk);
		bytes += chunk.length;
		if (bytes > MAX_MESSAGE_BYTES) break;
	}
	request.resume();
	return Buffer.concat(chunks).toString('utf8');
}
