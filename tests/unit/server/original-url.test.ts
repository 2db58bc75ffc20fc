import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { withOriginalUrl } from '../../../src/server/base-path.ts';
import { listen } from '../../../src/server/listen.ts';
import { chainMiddleware, type Middleware } from '../../../src/server/middleware.ts';

test('withOriginalUrl gives one middleware the URL from before the base path was removed, and the next one the short URL', async (t) => {
	const seen: (string | undefined)[] = [];
	const removeBasePath: Middleware = (request, _response, next) => {
		Object.assign(request, { originalUrl: request.url, url: request.url?.replace('/help/', '/') });
		next();
	};
	const record: Middleware = (request, _response, next) => {
		seen.push(request.url);
		next();
	};
	const end: Middleware = (_request, response) => response.end();
	const server = createServer(
		chainMiddleware(withOriginalUrl(record), removeBasePath, withOriginalUrl(record), record, end),
	);
	const port = await listen(server, '127.0.0.1', 0);
	t.after(() => server.close());
	await fetch(`http://127.0.0.1:${port}/help/share/a.png`);
	assert.deepEqual(seen, ['/help/share/a.png', '/help/share/a.png', '/share/a.png']);
});
