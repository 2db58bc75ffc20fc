import { createServer } from 'node:http';
import { listen } from '../../src/server/listen.ts';

/** A page of another website. */
export interface HostPage {
	body: string;
	headers?: Record<string, string>;
}

/** Another website with its own origin; tests add its pages. */
export interface Host {
	/** Adds a page and returns its URL. */
	page(page: HostPage): string;
	close(): Promise<void>;
}

/** Starts the server of another website. */
export async function startHost(): Promise<Host> {
	const pages: HostPage[] = [];
	const server = createServer((request, response) => {
		const page = pages[Number(/\d+/.exec(request.url ?? '')?.[0])];
		if (!page) return response.writeHead(404).end();
		const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Host</title>${page.body}`;
		return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...page.headers }).end(html);
	});
	const port = await listen(server, '127.0.0.1', 0);
	return {
		page: (page) => `http://127.0.0.1:${port}/pages/${pages.push(page) - 1}/`,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
