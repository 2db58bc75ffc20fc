import { readFile } from 'node:fs/promises';
import type { RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { stripBasePath } from './base-path.ts';
import { addHeaders, removeCacheHeader } from './header-rules.ts';
import { chainMiddleware, compress, type Middleware } from './middleware.ts';

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
