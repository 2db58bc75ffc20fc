import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

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
export async function listen(
	listener: RequestListener,
	{ host, port, nextFree }: { host: string; port: number; nextFree: boolean },
): Promise<RunningServer> {
	const server = createServer(listener);
	for (let attempt = port; ; attempt += 1) {
		try {
			server.listen(attempt, host);
			await once(server, 'listening');
			break;
		} catch (error) {
			const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
			if (!isTaken || !nextFree || attempt >= 65_535) throw error;
		}
	}
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The server has no port.');
	return {
		port: address.port,
		close: async () => {
			if (!server.listening) return;
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}
