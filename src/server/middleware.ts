import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import compression from 'compression';

type Next = () => void;
/** Responds to a request, or calls `next`. */
export type Middleware = (request: IncomingMessage, response: ServerResponse, next: Next) => void;

/** Runs middleware in order, until one of them responds. */
export function chainMiddleware(...chain: Middleware[]): RequestListener {
	return (request, response) => {
		const run = (index: number): void => chain[index]?.(request, response, () => run(index + 1));
		run(0);
	};
}

/** Compresses responses as hosts do. The package has types for Express, but needs only Node's request and response. */
export const compress = compression() as unknown as Middleware;
