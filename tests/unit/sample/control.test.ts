import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, ask, post, startSample } from '../../support/sample.ts';

const content = { categories: [], articles: [article('a')] };

test('lets another process switch faults, shape and limit, and look at what happened', async (t) => {
	const library = await startSample(t, { content, control: true });
	const order = async (orders?: object) =>
		(await fetch(new URL('/__control', library.url), orders && post(orders))).json();

	await ask(library, 'articles/a/view', post());
	const state = await order({
		faults: [{ kind: 'status', status: 503, path: 'feedback$', times: 1 }],
		wire: { generation: 'B' },
		requestsPerHour: 50,
	});
	assert.deepEqual(state.waiting, [
		{ kind: 'status', status: 503, path: 'feedback$', times: 1, as: 'json', message: state.waiting[0].message },
	]);
	assert.deepEqual([state.wire.generation, state.wire.paging, state.requestsPerHour], ['B', 'top', 50]);
	assert.deepEqual(state.counters, { a: { views: 1, helpful: 0, notHelpful: 0 } });
	assert.equal(state.requests[0].path, '/api/library/sample/articles/a/view');

	assert.equal((await ask(library, 'articles/a/feedback', post({ rating: 'helpful' }))).status, 503);
	assert.deepEqual((await order()).waiting, []);
	assert.deepEqual((await order({ forget: true })).requests, []);
});

test('says what is wrong with an order, and obeys none of it', async (t) => {
	const library = await startSample(t, { content, control: true });
	const orders = post({ requestsPerHour: 9, faults: [{ kind: 'gremlin' }] });
	const answer = await fetch(new URL('/__control', library.url), orders);
	assert.equal(answer.status, 400);
	assert.match((await answer.json()).error, /faults\[0\]/);
	assert.equal(library.rate.limit, 0);
});

test('has no control path unless it is asked for, and never one for pages on the web', async (t) => {
	const closed = await startSample(t, { content });
	assert.equal((await fetch(new URL('/__control', closed.url))).status, 404);
	const open = await startSample(t, { content, control: true });
	const { headers } = await fetch(new URL('/__control', open.url));
	assert.equal(headers.get('access-control-allow-origin'), null);
});
