import { createServer, type Server } from 'node:http';

const MAX_TRIES = 100;

function listenOnPort(server: Server, host: string, port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			server.off('error', reject);
			resolve();
		});
	});
}

/** Listens on a port, or on the next free one, and returns which. Port 0 is any free one. */
export async function listen(server: Server, host: string, port: number): Promise<number> {
	for (let next = port; ; next++) {
		try {
			await listenOnPort(server, host, next);
			const address = server.address();
			return typeof address === 'object' && address !== null ? address.port : next;
		} catch (error) {
			const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
			if (!taken || next >= Math.min(port + MAX_TRIES, 65_535)) throw error;
		}
	}
}

/** Takes no more connections, and ends those that are open once their requests are answered, `graceMs` from now at the latest. */
export async function closeGracefully(server: Server, graceMs = 5_000): Promise<void> {
	// A connection that is kept for more requests is of no more use.
	server.keepAliveTimeout = 1;
	const closed = new Promise((resolve) => server.close(resolve));
	const patience = setTimeout(() => server.closeAllConnections(), graceMs);
	await closed;
	clearTimeout(patience);
}

/** The address that people type for a server on this machine. */
export function formatLocalUrl(host: string, port: number): URL {
	const name = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host;
	return new URL(`http://${name.includes(':') ? `[${name}]` : name}:${port}`);
}

/** The given port, or the next one that is free now. */
export async function findFreePort(host: string, port: number): Promise<number> {
	const server = createServer();
	const free = await listen(server, host, port);
	await new Promise((resolve) => server.close(resolve));
	return free;
}
