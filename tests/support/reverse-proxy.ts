import { createServer, type Server } from 'node:http';
import { listen } from '../../src/server/listen.ts';

/** A reverse proxy in front of a server. It can be stopped and started again, and can send responses of its own. */
export interface ReverseProxy {
	url: URL;
	/** Responses that it sends itself, by path. */
	responses: Map<string, { status?: number; type?: string; body: string }>;
	/** The requests so far, such as `GET /help/`. */
	requests: string[];
	/** Stops listening and closes all connections. */
	stop(): Promise<void>;
	/** Listens on the same port again. */
	start(): Promise<void>;
}

/** Starts a proxy in front of the site at the URL `target`, below the same path. */
export async function startReverseProxy(target: string): Promise<ReverseProxy> {
	const { origin, pathname } = new URL(target);
	const responses: ReverseProxy['responses'] = new Map();
	const requests: string[] = [];
	const create = () =>
		createServer(async (request, response) => {
			requests.push(`${request.method} ${request.url}`);
			const own = responses.get(request.url ?? '');
			if (own) {
				response
					.writeHead(own.status ?? 200, {
						'Content-Type': own.type ?? 'text/html; charset=utf-8',
						'Cache-Control': 'no-cache',
					})
					.end(own.body);
				return;
			}
			const upstream = await fetch(new URL(request.url ?? '', origin), { redirect: 'manual' });
			const headers = ['content-type', 'cache-control', 'location'].flatMap((name) => {
				const value = upstream.headers.get(name);
				return value === null ? [] : [[name, value] as const];
			});
			response.writeHead(upstream.status, Object.fromEntries(headers)).end(Buffer.from(await upstream.arrayBuffer()));
		});
	let server: Server = create();
	const port = await listen(server, '127.0.0.1', 0);
	return {
		url: new URL(pathname, `http://localhost:${port}`),
		responses,
		requests,
		async stop() {
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
		},
		async start() {
			server = create();
			await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
		},
	};
}
