import type { Middleware } from './middleware.ts';

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
