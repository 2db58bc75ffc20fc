import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { CONTROL_PATH } from './control.ts';
import { HttpError } from './http-error.ts';
import { readImage } from './images.ts';
import { answerKeyedApi, type SampleTeam } from './keyed-api.ts';
import { authenticate, readKey } from './keys.ts';
import { answerPublicApi, type LibraryData } from './public-api.ts';
import { formatReset } from './rate-limiter.ts';
import {
	CORS_HEADERS,
	createErrorResponse,
	createEtagResponse,
	createJsonResponse,
	createPreflightResponse,
	type SampleResponse,
} from './responses.ts';
import { sendResponse, sendWithFault } from './send-response.ts';
import type { SampleLibrary, SampleRequest } from './types.ts';
import { createWireFormat, type WireFormat } from './wire.ts';

const MAX_BODY_BYTES = 64 * 1024;
const MAX_RECORDED_REQUESTS = 20_000;

/** What the handler needs: the parts of a sample Library, and the options of its start. */
export interface HandlerOptions
	extends Pick<SampleLibrary, 'requests' | 'faults' | 'wire' | 'rate'>,
		Omit<LibraryData, 'content'> {
	read: () => Promise<LibraryData['content']>;
	images: string;
	team: SampleTeam;
	/** The API keys that are accepted. Default: any with a known prefix. */
	keys: readonly string[] | undefined;
	now: () => number;
	/** Aborts all `latency` faults. */
	signal: AbortSignal;
	onRequest: (request: SampleRequest) => unknown;
	control: ((method: string, body: string) => SampleResponse) | undefined;
}

/** Creates the request listener: it records each request, applies rate limit and faults, and responds. */
export function createHandler(options: HandlerOptions): RequestListener {
	let count = 0;

	async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
		const { method = 'GET', url: path = '/', headers, socket } = incoming;
		const request = { method, path, headers, body: await readBody(incoming), at: options.now() };
		if (options.control && path === CONTROL_PATH) return sendResponse(response, options.control(method, request.body));

		if (options.requests.push(request) > MAX_RECORDED_REQUESTS) options.requests.shift();
		await options.onRequest(request);
		count += 1;
		const requestId = `req_${String(count).padStart(12, '0')}`;
		const client = readKey(headers) ?? socket.remoteAddress ?? '';
		const waitSeconds = isApiCall(request) ? options.rate.take(client) : undefined;
		const { modifiers, terminal } =
			waitSeconds === undefined ? options.faults.takeFor(request) : { modifiers: [], terminal: undefined };

		let { wire } = options;
		for (const modifier of modifiers) {
			if (modifier.kind === 'latency') await wait(modifier.ms, undefined, { signal: options.signal });
			if (modifier.kind === 'speak') wire = createWireFormat(modifier.wire, wire);
		}
		const type = modifiers.findLast((modifier) => modifier.kind === 'type')?.type;
		const createError = (error: HttpError): SampleResponse =>
			createErrorResponse(error, wire, requestId, options.now());
		const createResponse = async (): Promise<SampleResponse> => {
			try {
				if (waitSeconds !== undefined) throw createTooManyError(waitSeconds);
				const normal = await answerRequest(request, wire, requestId);
				return type === undefined ? normal : { ...normal, headers: { ...normal.headers, 'content-type': type } };
			} catch (error) {
				if (error instanceof HttpError) return createError(error);
				options.log(`The sample Library could not answer ${method} ${path}: ${String(error)}`);
				return createError(new HttpError(500, 'The sample Library could not answer. Its log says why.'));
			}
		};
		if (path.startsWith('/api/v1/')) response.setHeaders(new Map(Object.entries(createRateHeaders(client, wire))));
		if (wire.cors) response.setHeaders(new Map(Object.entries(CORS_HEADERS)));
		await sendWithFault(response, terminal, createResponse, createError);
	}

	/** `X-RateLimit-*` headers, which are documented for the keyed API only. */
	function createRateHeaders(client: string, { rateReset }: WireFormat): Record<string, string> {
		const status = options.rate.getStatus(client);
		if (!status) return {};
		return {
			'x-ratelimit-limit': String(status.limit),
			'x-ratelimit-remaining': String(status.remaining),
			'x-ratelimit-reset': formatReset(rateReset, status.resetAt, options.now()),
		};
	}

	async function answerRequest(
		{ method, path, headers, body }: SampleRequest,
		wire: WireFormat,
		requestId: string,
	): Promise<SampleResponse> {
		const { pathname, searchParams } = new URL(`http://sample${path}`);
		const [root, second, ...parts] = pathname
			.replace(/^\/|\/$/g, '')
			.split('/')
			.map(decodePart);
		if (method === 'OPTIONS') return createPreflightResponse(wire);
		if (root === 'images') return readImage(options.images, [second, ...parts].join('/'));
		const isKeyed = root === 'api' && second === 'v1';
		if (!isKeyed && (root !== 'api' || second !== 'library'))
			throw new HttpError(404, 'There is nothing at this address.');

		const meta = { requestId, timestamp: new Date(options.now()).toISOString() };
		const call = { method, path: parts, query: searchParams, body, wire, meta };
		const data = { ...options, content: await options.read() };
		const result = isKeyed
			? answerKeyedApi(call, data, options.team, authenticate(headers, options.keys))
			: answerPublicApi(call, data);
		return wire.etag && method !== 'POST'
			? createEtagResponse(result, headers['if-none-match'])
			: createJsonResponse(result);
	}

	return (incoming, response) => {
		response.setHeader('x-content-type-options', 'nosniff');
		// Fails only if the client closed the connection, the body was too large, or this server is closing.
		handle(incoming, response).catch(() => response.destroy());
	};
}

/** Whether a request counts against the rate limit: API calls do, preflights and images do not. */
function isApiCall({ method, path }: SampleRequest): boolean {
	return method !== 'OPTIONS' && path.startsWith('/api/');
}

function createTooManyError(seconds: number): HttpError {
	return new HttpError(429, `Too many requests. Try again in ${seconds} seconds.`, { retryAfter: seconds });
}

function decodePart(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		throw new HttpError(400, 'The address has a stray % in it.', { code: 'parameter_invalid' });
	}
}

async function readBody(incoming: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of incoming) {
		size += chunk.length;
		if (size > MAX_BODY_BYTES) throw new Error('The body is too large.');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}
