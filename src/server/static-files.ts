import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import compression from 'compression';
import sirv from 'sirv';
import { applyHeaderRules, parseHeaderRules } from './header-rules.ts';

type Next = () => void;
/** One step of answering a request: answers it, or passes it on. */
export type Middleware = (request: IncomingMessage, response: ServerResponse, next: Next) => void;

/** Runs steps one after the other until one answers. */
export function chainMiddleware(...steps: Middleware[]): RequestListener {
	return (request, response) => {
		const go = (index: number): void => steps[index]?.(request, response, () => go(index + 1));
		go(0);
	};
}

/** Takes the base path off an address; what stands outside it is not ours. */
export function stripBasePath(base: string): Middleware {
	return (request, response, next) => {
		const url = request.url ?? '/';
		const [path] = url.split('?');
		if (url.startsWith(base)) {
			request.url = url.slice(base.length - 1);
			next();
		} else if (`${path}/` === base || path === '/') {
			response.writeHead(302, { Location: base }).end();
		} else {
			response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
		}
	};
}

/** Gives a step the whole address, where a server has taken the base path off before (Vite's does). */
export function withOriginalUrl(step: Middleware): Middleware {
	return (request, response, next) => {
		const { url } = request;
		const whole: unknown = Reflect.get(request, 'originalUrl');
		if (typeof whole === 'string') request.url = whole;
		step(request, response, () => {
			if (url !== undefined) request.url = url;
			next();
		});
	};
}

/** Compresses answers as hosts do. The middleware is typed for Express; it needs no more than what Node gives. */
export const compress = compression() as unknown as Middleware;

/** Adds the headers of a `_headers` file. */
export function addHeaders(text: string): Middleware {
	const rules = parseHeaderRules(text);
	return (request, response, next) => {
		applyHeaderRules(response, rules, (request.url ?? '/').split('?')[0] ?? '/');
		next();
	};
}

/** Text whose letters a browser would guess: nothing in the file says what they are. */
const TEXT_TYPES = { '.md': 'text/markdown; charset=utf-8', '.txt': 'text/plain; charset=utf-8' };

function setCharset(response: ServerResponse, path: string): void {
	const [, type] = Object.entries(TEXT_TYPES).find(([ending]) => path.endsWith(ending)) ?? [];
	if (type !== undefined) response.setHeader('Content-Type', type);
}

/** The files of a folder as they are at the moment; what is not there is left to the next step. */
export function serveFolder(folder: string): Middleware {
	/* `dev` looks at the disk each time: a list from the start would lead to files that a later build took away. */
	const files = sirv(folder, { etag: true, dev: true, setHeaders: setCharset });
	return (request, response, next) => {
		/* Whole answers only: sirv throws at a range that ends before it begins, and compressed parts fit nowhere. */
		delete request.headers.range;
		files(request, response, next);
	};
}

/** A page that isn't there must not be remembered like a file that never changes, whatever a rule says of its address. */
export function removeCacheHeader(response: ServerResponse): void {
	response.removeHeader('Cache-Control');
}

/** Serves a built site as a good host does: compressed, with its `_headers`, and its own page where there is none. */
export async function createStaticHandler(folder: string, base: string): Promise<RequestListener> {
	const [headers, notFound] = await Promise.all([
		readFile(join(folder, '_headers'), 'utf8'),
		readFile(join(folder, '404.html')),
	]);
	return chainMiddleware(
		addHeaders(headers),
		compress,
		stripBasePath(base),
		serveFolder(folder),
		(_request, response) => {
			removeCacheHeader(response);
			response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(notFound);
		},
	);
}
