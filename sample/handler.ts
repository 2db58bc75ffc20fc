import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import {
	CORS_HEADERS,
	createErrorResponse,
	createEtagResponse,
	createJsonResponse,
	createPreflightResponse,
	type SampleResponse,
} from './answers.ts';
import { CONTROL_PATH } from './control.ts';
import { sendResponse, sendWithFault } from './deliver.ts';
import { readImage } from './images.ts';
import { authenticate, readKey } from './keys.ts';
import { answerPublicApi, type LibraryData } from './library.ts';
import { formatReset } from './rate.ts';
import { HttpError } from './refusal.ts';
import type { SampleLibrary, SampleRequest } from './types.ts';
import { answerKeyedApi, type SampleTeam } from './v1.ts';
import { createWireFormat, type WireFormat } from './wire.ts';

const MAX_BODY_BYTES = 64 * 1024;
const MAX_RECORDED_REQUESTS = 20_000;

/** What the handler needs: the parts of a sample Library, and what was said at its start. */
export interface HandlerOptions
	extends Pick<SampleLibrary, 'requests' | 'faults' | 'wire' | 'rate'>,
		Omit<LibraryData, 'content'> {
	read: () => Promise<LibraryData['content']>;
	images: string;
	team: SampleTeam;
	/** The keys that are taken; any of a known kind without them. */
	keys: readonly string[] | undefined;
	now: () => number;
	/** Ends all waiting. */
	signal: AbortSignal;
	onRequest: (request: SampleRequest) => unknown;
	control: ((method: string, body: string) => SampleResponse) | undefined;
}

/** Takes each request past the record, the hourly limit and the faults to its answer. */
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
		const refuse = (error: HttpError): SampleResponse => createErrorResponse(error, wire, requestId, options.now());
		const answer = async (): Promise<SampleResponse> => {
			try {
				if (waitSeconds !== undefined) throw createTooManyError(waitSeconds);
				const normalAnswer = await answerRequest(request, wire, requestId);
				return type === undefined
					? normalAnswer
					: { ...normalAnswer, headers: { ...normalAnswer.headers, 'content-type': type } };
			} catch (error) {
				if (error instanceof HttpError) return refuse(error);
				options.log(`The sample Library could not answer ${method} ${path}: ${String(error)}`);
				return refuse(new HttpError(500, 'The sample Library could not answer. Its log says why.'));
			}
		};
		if (path.startsWith('/api/v1/')) response.setHeaders(new Map(Object.entries(createRateHeaders(client, wire))));
		if (wire.cors) response.setHeaders(new Map(Object.entries(CORS_HEADERS)));
		await sendWithFault(response, terminal, answer, refuse);
	}

	/** Documented for keys only. */
	function createRateHeaders(client: string, { rateReset }: WireFormat): Record<string, string> {
		const standing = options.rate.standing(client);
		if (!standing) return {};
		return {
			'x-ratelimit-limit': String(standing.limit),
			'x-ratelimit-remaining': String(standing.remaining),
			'x-ratelimit-reset': formatReset(rateReset, standing.resetAt, options.now()),
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
		const said = isKeyed
			? answerKeyedApi(call, data, options.team, authenticate(headers, options.keys))
			: answerPublicApi(call, data);
		return wire.etag && method !== 'POST'
			? createEtagResponse(said, headers['if-none-match'])
			: createJsonResponse(said);
	}

	return (incoming, response) => {
		response.setHeader('x-content-type-options', 'nosniff');
		// What fails here is a client that hung up, or our own end.
		handle(incoming, response).catch(() => response.destroy());
	};
}

/** Whether a request counts against the hourly limit: calls do, preflights and images do not. */
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
