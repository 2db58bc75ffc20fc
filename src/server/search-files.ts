import { extname } from 'node:path/posix';
import type { Middleware } from './middleware.ts';

const TYPES: Record<string, string> = {
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
};

/** Serves a search index from memory below `{base}pagefind/`. */
export function serveSearchFiles(files: ReadonlyMap<string, Uint8Array>, base: string): Middleware {
	const prefix = `${base}pagefind/`;
	return (request, response, next) => {
		const path = (request.url ?? '').split('?')[0] ?? '';
		const file = path.startsWith(prefix) ? files.get(path.slice(prefix.length)) : undefined;
		if (file === undefined) return next();
		response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(file);
	};
}
