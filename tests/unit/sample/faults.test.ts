import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, ask, post, startSample } from '../../support/sample.ts';

const content = { categories: [], articles: [article('a')] };

test('a fault affects only matching requests, and only `times` of them', async (t) => {
	const library = await startSample(t, {
		content,
		faults: [{ kind: 'status', status: 503, path: /\/view$/, times: 2 }],
	});
	assert.equal((await ask(library, 'articles')).status, 200);
	const statuses = [];
	for (let n = 0; n < 3; n += 1) statuses.push((await ask(library, 'articles/a/view', post())).status);
	assert.deepEqual(statuses, [503, 503, 200]);
	assert.equal(library.counters.get('a').views, 1);
	assert.equal(library.faults.pending.length, 0);
});

test('faults apply in their order, and `after` lets some requests pass first', async (t) => {
	const library = await startSample(t, { content });
	library.faults.set([
		{ kind: 'status', status: 500, times: 1, after: 1 },
		{ kind: 'status', status: 502, method: 'GET', times: 1 },
		{ kind: 'body', body: '{"data":7}', times: 1 },
	]);
	const statuses = [];
	for (let n = 0; n < 4; n += 1) statuses.push((await ask(library, 'articles')).status);
	assert.deepEqual(statuses, [502, 500, 200, 200]);
});

test('sends 429 as JSON like the API, or as HTML like a proxy, with any kind of Retry-After', async (t) => {
	const library = await startSample(t, { content });
	library.faults.set([{ kind: 'status', status: 429, retryAfter: 3, times: 1 }]);
	const { body, headers } = await ask(library, 'articles');
	assert.equal(headers.get('retry-after'), '3');
	assert.equal(body.error.code, 'rate_limit_exceeded');

	const date = 'Sun, 22 Nov 2026 03:00:00 GMT';
	library.faults.set([{ kind: 'status', status: 429, retryAfter: date, as: 'html' }]);
	const edge = await fetch(new URL('/api/library/sample/articles', library.url));
	assert.equal(edge.headers.get('retry-after'), date);
	assert.match(edge.headers.get('content-type') ?? '', /html/);
	assert.match(await edge.text(), /Error 429/);

	library.faults.set([{ kind: 'status', status: 429 }]);
	assert.equal((await ask(library, 'articles')).headers.get('retry-after'), null);
});

test('errors have the format of the generation that is set, or that a `speak` fault sets', async (t) => {
	const library = await startSample(t, { content, faults: [{ kind: 'status', status: 429, retryAfter: 9 }] });
	assert.equal((await ask(library, 'articles')).body.error.type, 'rate_limit_error');
	library.wire.generation = 'A';
	assert.equal((await ask(library, 'articles')).body.error.retryAfter, 9);
	library.faults.add({ kind: 'speak', wire: { generation: 'B' } });
	assert.equal(typeof (await ask(library, 'articles')).body.error, 'string');
});

test('breaks connections: `reset` without a response, `cut` in the middle of the body', async (t) => {
	const library = await startSample(t, { content });
	for (const kind of ['reset', 'cut'] as const) {
		library.faults.set([{ kind }]);
		await assert.rejects(ask(library, 'articles'), TypeError, kind);
	}
});

test('hangs, stalls or delays a response, and still closes at once', async (t) => {
	for (const fault of [{ kind: 'hang' }, { kind: 'stall' }, { kind: 'latency', ms: 600_000 }] as const) {
		const arrived = Promise.withResolvers<void>();
		const library = await startSample(t, { content, faults: [fault], onRequest: () => arrived.resolve() });
		const unanswered = assert.rejects(ask(library, 'articles'), TypeError, fault.kind);
		await arrived.promise;
		await library.close();
		await unanswered;
	}
});

test('counts a view if the response is cut, but not if the connection is reset', async (t) => {
	const library = await startSample(t, {
		content,
		faults: [
			{ kind: 'reset', times: 1 },
			{ kind: 'cut', times: 1 },
		],
	});
	const view = () => ask(library, 'articles/a/view', post());
	await assert.rejects(view());
	assert.equal(library.counters.get('a').views, 0);
	await assert.rejects(view());
	assert.equal(library.counters.get('a').views, 1);
});

test('sends other responses: HTML, empty, endless, with a wrong content type, a redirect', async (t) => {
	const library = await startSample(t, { content });
	const get = (init?: RequestInit) => fetch(new URL('/api/library/sample/articles', library.url), init);

	library.faults.set([
		{ kind: 'body', body: '<p>Hello', type: 'text/html', times: 1 },
		{ kind: 'body', body: '' },
	]);
	const [page, empty] = [await get(), await get()];
	assert.deepEqual([page.status, page.headers.get('content-type'), await page.text()], [200, 'text/html', '<p>Hello']);
	assert.deepEqual([empty.status, await empty.text()], [200, '']);

	library.faults.set([{ kind: 'endless' }]);
	const body = (await get()).body ?? assert.fail('no body');
	let size = 0;
	for await (const chunk of body) {
		size += chunk.length;
		if (size > 1_000_000) break;
	}

	library.faults.set([{ kind: 'type', type: 'text/plain' }]);
	const mistyped = await get();
	assert.equal(mistyped.headers.get('content-type'), 'text/plain');
	assert.equal(JSON.parse(await mistyped.text()).success, true);

	library.faults.set([{ kind: 'redirect', to: 'https://elsewhere.example/' }]);
	const moved = await get({ redirect: 'manual' });
	assert.deepEqual([moved.status, moved.headers.get('location')], [302, 'https://elsewhere.example/']);
});

test('delays a response, also together with another fault', async (t) => {
	const library = await startSample(t, { content });
	library.faults.set([
		{ kind: 'latency', ms: 30 },
		{ kind: 'status', status: 500 },
	]);
	const start = performance.now();
	assert.equal((await ask(library, 'articles')).status, 500);
	assert.ok(performance.now() - start >= 29);
});

test('uses another wire format for some requests: without CORS, or another generation from page 2 on', async (t) => {
	const library = await startSample(t, { content });
	library.faults.set([
		{ kind: 'speak', path: /\/feedback$/, wire: { cors: false } },
		{ kind: 'speak', path: 'page=2', wire: { generation: 'A', paging: 'meta-total-pages' } },
	]);
	const preflight = await ask(library, 'articles/a/feedback', { method: 'OPTIONS' });
	assert.deepEqual(
		[...preflight.headers.keys()].filter((name) => name.startsWith('access-control')),
		[],
	);
	assert.equal((await ask(library, 'articles?page=1')).body.pagination.pageSize, 20);
	assert.equal((await ask(library, 'articles?page=2')).body.meta.pagination.page_size, 20);
});

test('rejects a fault of an unknown kind', async (t) => {
	const library = await startSample(t, { content });
	// @ts-expect-error: the type does not allow it either.
	assert.throws(() => library.faults.set([{ kind: 'gremlin' }]), /Invalid/);
});
