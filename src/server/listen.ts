import { createServer, type Server } from 'node:http';

function listenOnPort(server: Server, host: string, port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			server.off('error', reject);
			resolve();
		});
	});
}

/**
 * Starts to listen on a port and returns it. If it is in use, tries the next `retries` ports. Port 0 means any free port.
 * @throws the error of `node:http`, such as EADDRINUSE
 */
export async function listen(server: Server, host: string, port: number, retries = 100): Promise<number> {
	for (let next = port; ; next++) {
		try {
			await listenOnPort(server, host, next);
			const address = server.address();
			return typeof address === 'object' && address !== null ? address.port : next;
		} catch (error) {
			const isInUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
			if (!isInUse || next >= Math.min(port + retries, 65_535)) throw error;
		}
	}
}

/** Accepts no more connections, and waits for the requests in flight. After `graceMs` it closes the connections that are still open. */
export async function closeGracefully(server: Server, graceMs = 5_000): Promise<void> {
	// Otherwise idle keep-alive connections would stay open for seconds.
	server.keepAliveTimeout = 1;
	const closed = new Promise((resolve) => server.close(resolve));
	const timer = setTimeout(() => server.closeAllConnections(), graceMs);
	await closed;
	clearTimeout(timer);
}

/** The URL that people type for a server on this machine. */
export function formatLocalUrl(host: string, port: number): URL {
	const name = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host;
	return new URL(`http://${name.includes(':') ? `[${name}]` : name}:${port}`);
}

/** The given port if it is free now, or else the next free one. */
export async function findFreePort(host: string, port: number): Promise<number> {
	const server = createServer();
	const free = await listen(server, host, port);
	await new Promise((resolve) => server.close(resolve));
	return free;
}
