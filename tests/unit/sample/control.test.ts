import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, ask, post, startSample } from '../../support/sample.ts';

const content = { categories: [], articles: [article('a')] };

test('lets another process set faults, wire format and rate limit, and read the state', async (t) => {
	const library = await startSample(t, { content, control: true });
	const control = async (command?: object) =>
		(await fetch(new URL('/__control', library.url), command && post(command))).json();

	await ask(library, 'articles/a/view', post());
	const state = await control({
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
	assert.deepEqual((await control()).waiting, []);
	assert.deepEqual((await control({ forget: true })).requests, []);
});

test('explains what is wrong with a command, and applies none of it', async (t) => {
	const library = await startSample(t, { content, control: true });
	const command = post({ requestsPerHour: 9, faults: [{ kind: 'gremlin' }] });
	const response = await fetch(new URL('/__control', library.url), command);
	assert.equal(response.status, 400);
	assert.match((await response.json()).error, /faults\[0\]/);
	assert.equal(library.rate.limit, 0);
});

test('has a control path only if `control` is set, and allows no other origin to use it', async (t) => {
	const closed = await startSample(t, { content });
	assert.equal((await fetch(new URL('/__control', closed.url))).status, 404);
	const open = await startSample(t, { content, control: true });
	const { headers } = await fetch(new URL('/__control', open.url));
	assert.equal(headers.get('access-control-allow-origin'), null);
});
