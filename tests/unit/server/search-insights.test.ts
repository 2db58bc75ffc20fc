import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type TestContext, test } from 'node:test';
import type { InsightMessage } from '../../../src/insights/message.ts';
import { listen } from '../../../src/server/listen.ts';
import { chainMiddleware } from '../../../src/server/middleware.ts';
import { collectSearches } from '../../../src/server/search-insights.ts';

const MESSAGE = '{"query":"Refund","outcome":"none","opened":false}';

async function start(t: TestContext, add?: () => Promise<void>) {
	const counted: InsightMessage[] = [];
	const keep = add ?? (async (message: InsightMessage) => void counted.push(message));
	const server = createServer(
		chainMiddleware(collectSearches({ path: '/help/search/insights', add: keep }), (_request, response) => {
			response.writeHead(418).end();
		}),
	);
	const port = await listen(server, '127.0.0.1', 0);
	t.after(async () => {
		server.closeAllConnections();
		server.close();
		await once(server, 'close');
	});
	const origin = `http://127.0.0.1:${port}`;
	const post = async (body: string, headers = {}, path = '/help/search/insights') => {
		const response = await fetch(origin + path, { method: 'POST', body, headers });
		await response.text();
		return response.status;
	};
	return { counted, origin, post };
}

test('a message is taken as text, as pages send it, and as JSON', async (t) => {
	const { counted, origin, post } = await start(t);
	assert.equal(await post(MESSAGE, { origin }), 202);
	assert.equal(await post(MESSAGE, { 'content-type': 'application/json' }), 202);
	assert.deepEqual(counted, Array(2).fill({ query: 'refund', outcome: 'none', opened: false }));
});

test('what is no message is refused, and other requests go on', async (t) => {
	const { counted, origin, post } = await start(t);
	assert.equal(await post('no JSON'), 400);
	assert.equal(await post('{"query":"a"}'), 422);
	assert.equal(await post(`{"query":"${'a'.repeat(100_000)}"}`), 413);
	assert.equal(await post(MESSAGE, {}, '/help/search/'), 418);
	assert.equal((await fetch(`${origin}/help/search/insights`)).status, 418);
	assert.deepEqual(counted, []);
});

test('a page of another site is refused', async (t) => {
	const { counted, post } = await start(t);
	for (const headers of [{ origin: 'https://evil.test' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])
		assert.equal(await post(MESSAGE, headers), 403);
	assert.equal(await post(MESSAGE, { 'sec-fetch-site': 'same-origin', origin: 'https://help.test' }), 202);
	assert.equal(counted.length, 1);
});

test('a message that can’t be kept is answered with 500, and the server goes on', async (t) => {
	const error = t.mock.method(console, 'error', () => {});
	const { post } = await start(t, () => Promise.reject(new Error('disk full')));
	assert.equal(await post(MESSAGE), 500);
	assert.equal(await post(MESSAGE), 500);
	assert.match(String(error.mock.calls[0]?.arguments[0]), /disk full/);
});
