import { createServer, type Server } from 'node:http';
import { listen } from '../../src/server/listen.ts';

/** A real server before another one, which can go away, come back, and give other answers. */
export interface Front {
	url: URL;
	/** What it answers itself, by path. */
	answers: Map<string, { status?: number; type?: string; body: string }>;
	/** What it was asked for, as `GET /help/`. */
	asked: string[];
	/** Nobody listens any more, and no connection stays. */
	stop(): Promise<void>;
	start(): Promise<void>;
}

/** Serves what stands at `target`, below the same path. */
export async function startFront(target: string): Promise<Front> {
	const { origin, pathname } = new URL(target);
	const answers: Front['answers'] = new Map();
	const asked: string[] = [];
	const make = () =>
		createServer(async (request, response) => {
			asked.push(`${request.method} ${request.url}`);
			const own = answers.get(request.url ?? '');
			if (own) {
				response
					.writeHead(own.status ?? 200, {
						'Content-Type': own.type ?? 'text/html; charset=utf-8',
						'Cache-Control': 'no-cache',
					})
					.end(own.body);
				return;
			}
			const answer = await fetch(new URL(request.url ?? '', origin), { redirect: 'manual' });
			const said = ['content-type', 'cache-control', 'location'].flatMap((name) => {
				const value = answer.headers.get(name);
				return value === null ? [] : [[name, value] as const];
			});
			response.writeHead(answer.status, Object.fromEntries(said)).end(Buffer.from(await answer.arrayBuffer()));
		});
	let server: Server = make();
	const port = await listen(server, '127.0.0.1', 0);
	return {
		url: new URL(pathname, `http://localhost:${port}`),
		answers,
		asked,
		async stop() {
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
		},
		async start() {
			server = make();
			await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
		},
	};
}
