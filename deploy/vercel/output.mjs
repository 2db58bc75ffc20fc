/**
 * Writes the built site to `.vercel/output`, in the format of Vercel's Build Output API: the files, the headers of `dist/_headers` and
 * the redirects of `redirects/vercel.json`. Run it after `npm run build`, in the project's folder.
 */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * One route of Vercel's Build Output API.
 * @typedef {{ src?: string, dest?: string, status?: number, handle?: string, continue?: boolean, headers?: Record<string, string> }} Route
 */

/**
 * Converts the rules of a `_headers` file to routes that only add headers. `*` matches any text, everything else is literal.
 * @param {string} text
 * @returns {Route[]}
 */
export function headerRoutes(text) {
	/** @type {{ src: string, continue: true, headers: Record<string, string> }[]} */
	const routes = [];
	for (const line of text.split('\n')) {
		const [, name = '', value = ''] = /^\s+([\w-]+):\s*(.+)$/.exec(line) ?? [];
		if (name !== '') Object.assign(routes.at(-1)?.headers ?? {}, { [name]: value });
		else if (line.startsWith('/')) {
			const pattern = line
				.trim()
				.replace(/[\\^$.+?()[\]{}|]/g, '\\$&')
				.replaceAll('*', '.*');
			routes.push({ src: `^${pattern}$`, continue: true, headers: {} });
		}
	}
	return routes;
}

/**
 * All routes in order: headers, redirects, the last slash of pages, files, the 404 page.
 * @param {string} headers the text of `_headers`
 * @param {Route[]} routes those of `redirects/vercel.json`
 * @param {string} base the path below which the site is served, such as `/` or `/help/`
 * @returns {Route[]}
 */
export function allRoutes(headers, routes, base) {
	const files = routes.findIndex(({ handle }) => handle === 'filesystem');
	// Only known folders: a redirect from `//example.com` to `//example.com/` would leave the site.
	const bare = `^${base.replace(/[.~-]/g, '\\$&')}((?:articles|categories)/[^/\\\\.]+|search)$`;
	const slash = { src: bare, headers: { Location: `${base}$1/` }, status: 308 };
	return [...headerRoutes(headers), ...routes.slice(0, files), slash, ...routes.slice(files)];
}

if (import.meta.main ?? process.argv[1]?.endsWith('output.mjs')) {
	const output = join('.vercel', 'output');
	const config = JSON.parse(await readFile(join('redirects', 'vercel.json'), 'utf8'));
	const base = String(config.routes.at(-1).dest).replace(/404\.html$/, '');
	const headers = await readFile(join('dist', '_headers'), 'utf8');
	await rm(output, { recursive: true, force: true });
	await mkdir(output, { recursive: true });
	await cp('dist', join(output, 'static', base), { recursive: true });
	for (const name of ['_headers', '_redirects']) await rm(join(output, 'static', base, name), { force: true });
	const value = { ...config, routes: allRoutes(headers, config.routes, base) };
	await writeFile(join(output, 'config.json'), `${JSON.stringify(value, undefined, '\t')}\n`);
}
