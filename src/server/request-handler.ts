import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { currentSite } from '../site/current.ts';
import { serveRedirects } from './redirects.ts';
import { serveSearchFiles } from './search-files.ts';
import {
	addHeaders,
	chainMiddleware,
	compress,
	type Middleware,
	removeCacheHeader,
	serveFolder,
	stripBasePath,
} from './static-files.ts';

/** Astro's pages, as its Node adapter hands them over; without a next step they answer also what is not found. */
export type PageHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** What a server answers with. */
export interface ServerParts {
	/** The folder of the build's own files. */
	clientFolder: string;
	base: string;
	/** The rules of a `_headers` file. */
	headers: string;
	pages: PageHandler;
	/** The search index of the moment. */
	searchIndex: () => ReadonlyMap<string, Uint8Array>;
}

/** Nothing here is changed by readers. */
const allowReadOnly: Middleware = ({ method = '' }, response, next) => {
	if (method === 'GET' || method === 'HEAD') next();
	else response.writeHead(405, { Allow: 'GET, HEAD' }).end();
};

/** Serves the pages on demand from the current site, with the files of the build and the search index in memory; `more` steps answer before the pages. */
export function createRequestHandler(
	{ clientFolder, base, headers, pages, searchIndex }: ServerParts,
	...more: Middleware[]
): RequestListener {
	const files = serveFolder(clientFolder);
	/* The build's own files stand at its root; the pages and the index know the base path. */
	const serveBelowBase: Middleware = (request, response, next) => {
		const { url } = request;
		stripBasePath(base)(request, response, () =>
			files(request, response, () => {
				if (url !== undefined) request.url = url;
				next();
			}),
		);
	};
	return chainMiddleware(
		addHeaders(headers),
		allowReadOnly,
		compress,
		(request, response, next) => serveSearchFiles(searchIndex(), base)(request, response, next),
		serveBelowBase,
		...more,
		serveRedirects(currentSite),
		(request, response) => {
			removeCacheHeader(response);
			pages(request, response);
		},
	);
}
