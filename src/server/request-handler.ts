import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { currentSite } from '../site/current.ts';
import { redirects } from './redirects.ts';
import { searchFiles } from './search-files.ts';
import { belowBase, compress, filesOf, forgetCaching, inTurn, type Step, withHeaders } from './static-files.ts';

/** Astro's pages, as its Node adapter hands them over; without a next step they answer also what is not found. */
export type Pages = (request: IncomingMessage, response: ServerResponse) => void;

/** What a server answers with. */
export interface ServerParts {
	/** The folder of the build's own files. */
	client: string;
	base: string;
	/** The rules of a `_headers` file. */
	headers: string;
	pages: Pages;
	/** The search index of the moment. */
	search: () => ReadonlyMap<string, Uint8Array>;
}

/** Nothing here is changed by readers. */
const readOnly: Step = ({ method = '' }, response, next) => {
	if (method === 'GET' || method === 'HEAD') next();
	else response.writeHead(405, { Allow: 'GET, HEAD' }).end();
};

/** Serves the pages on demand from the current site, with the files of the build and the search index in memory; `more` steps answer before the pages. */
export function serverSite({ client, base, headers, pages, search }: ServerParts, ...more: Step[]): RequestListener {
	const files = filesOf(client);
	/* The build's own files stand at its root; the pages and the index know the base path. */
	const filesBelowBase: Step = (request, response, next) => {
		const { url } = request;
		belowBase(base)(request, response, () =>
			files(request, response, () => {
				if (url !== undefined) request.url = url;
				next();
			}),
		);
	};
	return inTurn(
		withHeaders(headers),
		readOnly,
		compress,
		(request, response, next) => searchFiles(search(), base)(request, response, next),
		filesBelowBase,
		...more,
		redirects(currentSite),
		(request, response) => {
			forgetCaching(response);
			pages(request, response);
		},
	);
}
