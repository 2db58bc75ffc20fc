import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { currentSite } from '../site/current.ts';
import { headersFile } from '../site/security.ts';
import { redirects } from './redirects.ts';
import { searchFiles } from './search-files.ts';
import { belowBase, compress, filesOf, forgetCaching, inTurn, type Step, withHeaders } from './static-files.ts';

/** Astro's pages, as its Node adapter hands them over; without a next step they answer also what is not found. */
export type Pages = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves the pages on demand from the current site, with the files of the build and the search index in memory; `more` steps answer before the pages. */
export function serverSite(
	clientFolder: string,
	base: string,
	pages: Pages,
	search: () => ReadonlyMap<string, Uint8Array>,
	...more: Step[]
): RequestListener {
	const files = filesOf(clientFolder);
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
		withHeaders(headersFile(currentSite())),
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
