import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import compression from 'compression';
import sirv from 'sirv';
import { applyHeaderRules, parseHeaderRules } from './header-rules.ts';

type Next = () => void;
/** Responds to a request, or calls `next`. */
export type Middleware = (request: IncomingMessage, response: ServerResponse, next: Next) => void;

/** Runs middleware in order, until one of them responds. */
export function chainMiddleware(...chain: Middleware[]): RequestListener {
	return (request, response) => {
		const run = (index: number): void => chain[index]?.(request, response, () => run(index + 1));
		run(0);
	};
}

/** Removes the base path from the request's URL. The root redirects to the base path; any other path outside it is a plain 404. */
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

/** Gives middleware the URL with the base path, which Vite's server has removed before. */
export function withOriginalUrl(middleware: Middleware): Middleware {
	return (request, response, next) => {
		const { url } = request;
		const originalUrl: unknown = Reflect.get(request, 'originalUrl');
		if (typeof originalUrl === 'string') request.url = originalUrl;
		middleware(request, response, () => {
			if (url !== undefined) request.url = url;
			next();
		});
	};
}

/** Compresses responses as hosts do. The package has types for Express, but needs only Node's request and response. */
export const compress = compression() as unknown as Middleware;

/** Adds the headers of a `_headers` file, given as text. */
export function addHeaders(text: string): Middleware {
	const rules = parseHeaderRules(text);
	return (request, response, next) => {
		applyHeaderRules(response, rules, (request.url ?? '/').split('?')[0] ?? '/');
		next();
	};
}

/** Text formats that don't declare their encoding, so that a browser would guess it. */
const TEXT_TYPES = { '.md': 'text/markdown; charset=utf-8', '.txt': 'text/plain; charset=utf-8' };

function setCharset(response: ServerResponse, path: string): void {
	const [, type] = Object.entries(TEXT_TYPES).find(([extension]) => path.endsWith(extension)) ?? [];
	if (type !== undefined) response.setHeader('Content-Type', type);
}

/** Serves the files that a folder contains now; calls `next` if a file is missing. */
export function serveFolder(folder: string): Middleware {
	/* With `dev`, sirv reads the folder at each request. Its list from the start would be wrong after the next build. */
	const files = sirv(folder, { etag: true, dev: true, setHeaders: setCharset });
	return (request, response, next) => {
		/* No range requests: sirv throws if a range ends before it begins, and a compressed part of a file is useless. */
		delete request.headers.range;
		files(request, response, next);
	};
}

/** Removes the cache header that a rule has set for the path: a 404 response must not be cached for ever. */
export function removeCacheHeader(response: ServerResponse): void {
	response.removeHeader('Cache-Control');
}

/** Serves a built site as hosts do: compressed, with the headers of its `_headers` and with its 404 page. */
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
