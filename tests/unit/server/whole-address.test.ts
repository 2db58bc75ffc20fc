import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { listen } from '../../../src/server/listen.ts';
import { inTurn, type Step, wholeAddress } from '../../../src/server/static-files.ts';

test('A step behind a server that takes the base path off sees the whole address, and who comes after it the short one', async (t) => {
	const seen: (string | undefined)[] = [];
	const takeOff: Step = (request, _response, next) => {
		Object.assign(request, { originalUrl: request.url, url: request.url?.replace('/help/', '/') });
		next();
	};
	const look: Step = (request, _response, next) => {
		seen.push(request.url);
		next();
	};
	const end: Step = (_request, response) => response.end();
	const server = createServer(inTurn(wholeAddress(look), takeOff, wholeAddress(look), look, end));
	const port = await listen(server, '127.0.0.1', 0);
	t.after(() => server.close());
	await fetch(`http://127.0.0.1:${port}/help/share/a.png`);
	assert.deepEqual(seen, ['/help/share/a.png', '/help/share/a.png', '/share/a.png']);
});
