import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { listen } from '../src/server/listen.ts';

/** A running HTTP server and its port. */
export interface RunningServer {
	port: number;
	/** Stops the server and closes every connection. */
	close(): Promise<void>;
}

/**
 * Starts a server. If the port is in use and `nextFree` is set, it takes the next free port.
 * @throws the error of `node:http`, such as EADDRINUSE
 */
export async function startServer(
	listener: RequestListener,
	{ host, port, nextFree }: { host: string; port: number; nextFree: boolean },
): Promise<RunningServer> {
	const server = createServer(listener);
	return {
		port: await listen(server, host, port, nextFree ? 65_535 : 0),
		close: async () => {
			if (!server.listening) return;
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}
