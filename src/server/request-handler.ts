import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { currentSite } from '../site/current.ts';
import { stripBasePath } from './base-path.ts';
import { addHeaders, removeCacheHeader } from './header-rules.ts';
import { chainMiddleware, compress, type Middleware } from './middleware.ts';
import { serveRedirects } from './redirects.ts';
import { serveSearchFiles } from './search-files.ts';
import { serveFolder } from './static-files.ts';
import { replaceUndecodablePath } from './undecodable-path.ts';

/** The handler that Astro's Node adapter exports. Called without `next`, it also sends the 404 page. */
export type PageHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** What a server sends responses from. */
export interface ServerParts {
	/** The folder with the static files of the build. */
	clientFolder: string;
	base: string;
	/** The text of a `_headers` file. */
	headers: string;
	pages: PageHandler;
	/** Returns the current search index: file contents by name. */
	searchIndex: () => ReadonlyMap<string, Uint8Array>;
	/** Takes what readers send. Everything that it does not take must be GET or HEAD. */
	posts?: Middleware;
}

/** Rejects all methods but GET and HEAD. */
const allowReadOnly: Middleware = ({ method = '' }, response, next) => {
	if (method === 'GET' || method === 'HEAD') next();
	else response.writeHead(405, { Allow: 'GET, HEAD' }).end();
};

/**
 * Creates the request handler of a server that renders pages on demand from the current site. It also serves the files of the build, the
 * search index and the redirects. `more` middleware runs before the redirects and the pages.
 */
export function createRequestHandler(
	{ clientFolder, base, headers, pages, searchIndex, posts }: ServerParts,
	...more: Middleware[]
): RequestListener {
	const files = serveFolder(clientFolder);
	/* Paths in the client folder do not contain the base path; the pages and the search index expect it. */
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
		replaceUndecodablePath(base),
		addHeaders(headers),
		...(posts ? [posts] : []),
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
