import type { Middleware } from '../server/middleware.ts';
import type { Site } from '../site/site.ts';
import { buildEmbedFiles } from './embed-files.ts';

const SCRIPT_TYPE = 'text/javascript; charset=utf-8';

/** Serves the search box for other sites during development: each request for `embed.js` builds it again. */
export function createEmbedMiddleware(site: () => Site): Middleware {
	let files: Promise<Map<string, string>> | undefined;
	return (request, response, next) => {
		const { base } = site().urls;
		const [path = ''] = (request.url ?? '').split('?');
		const name = path.startsWith(base) ? path.slice(base.length) : '';
		if (name === 'embed.js') files = buildEmbedFiles(site());
		else if (!name.startsWith('_astro/embed-')) return next();
		files ??= buildEmbedFiles(site());
		files.then(
			(built) => {
				const text = built.get(name);
				if (text === undefined) return next();
				response.writeHead(200, { 'Content-Type': SCRIPT_TYPE, 'Access-Control-Allow-Origin': '*' }).end(text);
			},
			(error: unknown) => {
				console.error(error);
				response.writeHead(500).end();
			},
		);
	};
}
