import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

/** A server on a port of its own. */
export interface RunningServer {
	port: number;
	/** Ends the server and every connection to it. */
	close(): Promise<void>;
}

/** Starts to listen; where the port is taken and `nextFree` is set, on the next free one. */
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
