import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, ask, post, startSample } from '../../support/sample.ts';

const MINUTE = 60_000;
const content = { categories: [], articles: [article('a')] };

test('answers `requestsPerHour` requests in any hour, then sends 429 with the seconds until the next is free', async (t) => {
	let time = Date.parse('2026-03-01T10:00:00Z');
	const library = await startSample(t, { content, requestsPerHour: 2, now: () => time });
	assert.equal((await ask(library, 'articles')).status, 200);
	time += 20 * MINUTE;
	assert.equal((await ask(library, 'articles/a/view', post())).status, 200);
	time += 10 * MINUTE;

	const { status, headers, body } = await ask(library, 'articles');
	assert.equal(status, 429);
	assert.equal(headers.get('retry-after'), '1800');
	assert.equal(headers.get('access-control-allow-origin'), '*');
	assert.deepEqual([body.error.type, body.error.code], ['rate_limit_error', 'rate_limit_exceeded']);

	time += 30 * MINUTE;
	assert.equal((await ask(library, 'articles')).status, 200);
	assert.equal((await ask(library, 'articles')).headers.get('retry-after'), '1200');
});

test('counts neither preflights nor images against the rate limit', async (t) => {
	const library = await startSample(t, { content, requestsPerHour: 1 });
	await ask(library, 'articles/a/view', { method: 'OPTIONS' });
	await fetch(new URL('/images/none.png', library.url));
	assert.equal((await ask(library, 'articles')).status, 200);
	assert.equal((await ask(library, 'articles')).status, 429);
});

test('allows 200 requests per hour by default, and any number with a limit of 0', async (t) => {
	const documented = await startSample(t, { content, requestsPerHour: undefined });
	assert.equal(documented.rate.limit, 200);
	documented.rate.limit = 1;
	await ask(documented, 'articles');
	assert.equal((await ask(documented, 'articles')).status, 429);
	documented.rate.limit = 0;
	assert.equal((await ask(documented, 'articles')).status, 200);
});
