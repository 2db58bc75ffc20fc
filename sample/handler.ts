import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, CORS, jsonAnswer, preflight, refusalAnswer, tagged } from './answers.ts';
import { CONTROL_PATH } from './control.ts';
import { deliver, send } from './deliver.ts';
import { readImage } from './images.ts';
import { bearerOf, keyIn } from './keys.ts';
import { answerLibrary, type Shelf } from './library.ts';
import { resetIn } from './rate.ts';
import { Refusal } from './refusal.ts';
import type { SampleLibrary, SampleRequest } from './types.ts';
import { answerV1, type Team } from './v1.ts';
import { type Wire, wireWith } from './wire.ts';

const LARGEST_BODY = 64 * 1024;
const REMEMBERED = 20_000;

/** What the handler needs: the parts of a sample Library, and what was said at its start. */
export interface Surroundings
	extends Pick<SampleLibrary, 'requests' | 'faults' | 'wire' | 'rate'>,
		Omit<Shelf, 'content'> {
	read: () => Promise<Shelf['content']>;
	images: string;
	team: Team;
	/** The keys that are taken; any of a known kind without them. */
	keys: readonly string[] | undefined;
	now: () => number;
	/** Ends all waiting. */
	signal: AbortSignal;
	onRequest: (request: SampleRequest) => unknown;
	control: ((method: string, body: string) => Answer) | undefined;
}

/** Takes each request past the record, the hourly limit and the faults to its answer. */
export function createHandler(around: Surroundings): RequestListener {
	let count = 0;

	async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
		const { method = 'GET', url: path = '/', headers, socket } = incoming;
		const request = { method, path, headers, body: await bodyOf(incoming), at: around.now() };
		if (around.control && path === CONTROL_PATH) return send(response, around.control(method, request.body));

		if (around.requests.push(request) > REMEMBERED) around.requests.shift();
		await around.onRequest(request);
		count += 1;
		const requestId = `req_${String(count).padStart(12, '0')}`;
		const client = keyIn(headers) ?? socket.remoteAddress ?? '';
		const seconds = isCall(request) ? around.rate.take(client) : undefined;
		const { colours, blow } = seconds === undefined ? around.faults.strike(request) : { colours: [], blow: undefined };

		let { wire } = around;
		for (const colour of colours) {
			if (colour.kind === 'latency') await wait(colour.ms, undefined, { signal: around.signal });
			if (colour.kind === 'speak') wire = wireWith(colour.wire, wire);
		}
		const type = colours.findLast((colour) => colour.kind === 'type')?.type;
		const refuse = (refusal: Refusal): Answer => refusalAnswer(refusal, wire, requestId, around.now());
		const answer = async (): Promise<Answer> => {
			try {
				if (seconds !== undefined) throw tooMany(seconds);
				const honest = await answerTo(request, wire, requestId);
				return type === undefined ? honest : { ...honest, headers: { ...honest.headers, 'content-type': type } };
			} catch (error) {
				if (error instanceof Refusal) return refuse(error);
				around.log(`The sample Library could not answer ${method} ${path}: ${String(error)}`);
				return refuse(new Refusal(500, 'The sample Library could not answer. Its log says why.'));
			}
		};
		if (path.startsWith('/api/v1/')) response.setHeaders(new Map(Object.entries(rateHeaders(client, wire))));
		if (wire.cors) response.setHeaders(new Map(Object.entries(CORS)));
		await deliver(response, blow, answer, refuse);
	}

	/** Documented for keys only. */
	function rateHeaders(client: string, { rateReset }: Wire): Record<string, string> {
		const standing = around.rate.standing(client);
		if (!standing) return {};
		return {
			'x-ratelimit-limit': String(standing.limit),
			'x-ratelimit-remaining': String(standing.remaining),
			'x-ratelimit-reset': resetIn(rateReset, standing.resetAt, around.now()),
		};
	}

	async function answerTo(
		{ method, path, headers, body }: SampleRequest,
		wire: Wire,
		requestId: string,
	): Promise<Answer> {
		const { pathname, searchParams } = new URL(`http://sample${path}`);
		const [root, second, ...parts] = pathname
			.replace(/^\/|\/$/g, '')
			.split('/')
			.map(decoded);
		if (method === 'OPTIONS') return preflight(wire);
		if (root === 'images') return readImage(around.images, [second, ...parts].join('/'));
		const isKeyed = root === 'api' && second === 'v1';
		if (!isKeyed && (root !== 'api' || second !== 'library'))
			throw new Refusal(404, 'There is nothing at this address.');

		const meta = { requestId, timestamp: new Date(around.now()).toISOString() };
		const question = { method, path: parts, query: searchParams, body, wire, meta };
		const shelf = { ...around, content: await around.read() };
		const said = isKeyed
			? answerV1(question, shelf, around.team, bearerOf(headers, around.keys))
			: answerLibrary(question, shelf);
		return wire.etag && method !== 'POST' ? tagged(said, headers['if-none-match']) : jsonAnswer(said);
	}

	return (incoming, response) => {
		response.setHeader('x-content-type-options', 'nosniff');
		// What fails here is a client that hung up, or our own end.
		handle(incoming, response).catch(() => response.destroy());
	};
}

/** Whether a request counts against the hourly limit: calls do, preflights and images do not. */
function isCall({ method, path }: SampleRequest): boolean {
	return method !== 'OPTIONS' && path.startsWith('/api/');
}

function tooMany(seconds: number): Refusal {
	return new Refusal(429, `Too many requests. Try again in ${seconds} seconds.`, { retryAfter: seconds });
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		throw new Refusal(400, 'The address has a stray % in it.', { code: 'parameter_invalid' });
	}
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of incoming) {
		size += chunk.length;
		if (size > LARGEST_BODY) throw new Error('The body is too large.');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}
