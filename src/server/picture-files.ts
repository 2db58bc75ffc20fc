import type { Middleware } from './middleware.ts';
import { serveFolder } from './static-files.ts';

/** Serves the copied pictures below `{base}_pictures/` from the folder where they are stored, and no other file of that folder. */
export function servePictureCopies(folder: string, base: string): Middleware {
	const prefix = `${base}_pictures/`;
	const files = serveFolder(folder);
	return (request, response, next) => {
		const { url = '' } = request;
		if (!url.startsWith(prefix) || !/^[0-9a-f]{20}\.[a-z]+$/.test(url.slice(prefix.length))) return next();
		request.url = url.slice(prefix.length - 1);
		files(request, response, () => {
			request.url = url;
			next();
		});
	};
}
