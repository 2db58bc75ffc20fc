import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SAMPLE_TEAM_ID } from '../../../sample/team.ts';
import { article, articles, ask, category, post, startSample } from '../../support/sample.ts';

const billing = category('billing', { name: 'Billing & plans', sortOrder: 2 });
const reset = article('reset-a-password', {
	category: 'billing',
	tags: ['password'],
	views: 1_202,
	content: 'Choose **Forgot your password?** & wait. A <b>mail</b> comes.',
});

test('lists articles without their content, and returns a single article with it', async (t) => {
	const library = await startSample(t, { content: { categories: [billing], articles: [reset] } });
	const list = await ask(library, 'articles');
	assert.equal(list.body.data[0].slug, 'reset-a-password');
	assert.equal('content' in list.body.data[0], false);
	const one = await ask(library, 'articles/reset-a-password');
	assert.equal(one.body.data.content, reset.content);
	assert.equal(one.body.data.categoryId, billing.id);
	assert.equal(one.body.data.viewCount, 1_202);
});

test('lists articles with their content if `contentInList` is set', async (t) => {
	const library = await startSample(t, { contentInList: true, content: { categories: [], articles: [reset] } });
	assert.equal((await ask(library, 'articles')).body.data[0].content, reset.content);
});

test('accepts the slug and the UUID of the team, and no other team', async (t) => {
	const library = await startSample(t, { content: { categories: [billing], articles: [] } });
	const statusFor = async (team: string) =>
		(await fetch(new URL(`/api/library/${team}/categories`, library.url))).status;
	assert.equal(await statusFor('sample'), 200);
	assert.equal(await statusFor(SAMPLE_TEAM_ID), 200);
	assert.equal(await statusFor(SAMPLE_TEAM_ID.toUpperCase()), 200);
	for (const other of ['acme', 'Sample']) assert.equal(await statusFor(other), 404);
});

test('finds articles that contain every word, and marks the words in an escaped HTML excerpt', async (t) => {
	const other = article('invoices', { content: 'No password here.' });
	const library = await startSample(t, { content: { categories: [], articles: [other, reset] } });
	const slugs = async (query: string) =>
		(await ask(library, `search?q=${encodeURIComponent(query)}`)).body.data.map(({ slug }: { slug: string }) => slug);
	assert.deepEqual(await slugs('password'), ['reset-a-password', 'invoices']);
	assert.deepEqual(await slugs('password mail'), ['reset-a-password']);
	assert.deepEqual(await slugs('(('), []);
	const { body } = await ask(library, 'search?q=forgot&limit=1');
	assert.match(body.data[0].excerpt, /<mark>Forgot<\/mark> your password\? &#38; wait\. A &#60;b/);
});

test('returns at most `limit` search results, five by default', async (t) => {
	const library = await startSample(t, { content: { categories: [], articles: articles(8) } });
	assert.equal((await ask(library, 'search?q=article')).body.data.length, 5);
	assert.equal((await ask(library, 'search?q=article&limit=7')).body.data.length, 7);
});

test('counts views and votes, and logs a line for each', async (t) => {
	const library = await startSample(t, { content: { categories: [], articles: [reset] } });
	assert.equal((await ask(library, 'articles/reset-a-password/view', post())).body.data.viewCount, 1_203);
	await ask(library, 'articles/reset-a-password/feedback', post({ rating: 'helpful' }));
	const no = await ask(library, 'articles/reset-a-password/feedback', post({ rating: 'not_helpful' }));
	assert.equal(no.status, 200);
	assert.deepEqual(library.counters.get('reset-a-password'), { views: 1, helpful: 1, notHelpful: 1 });
	assert.deepEqual(library.lines, [
		'view  reset-a-password (1,203)',
		'vote  reset-a-password helpful (1 yes, 0 no)',
		'vote  reset-a-password not_helpful (1 yes, 1 no)',
	]);
});

test('returns errors in the format of the newest generation, and counts nothing', async (t) => {
	const library = await startSample(t, { content: { categories: [], articles: [reset] } });
	const vote = 'articles/reset-a-password/feedback';
	const badRequests: [string, RequestInit | undefined, number, string][] = [
		[vote, post({ rating: 'great' }), 400, 'parameter_invalid'],
		[vote, post({ rating: 'toString' }), 400, 'parameter_invalid'],
		[vote, post({}), 400, 'parameter_missing'],
		[vote, { method: 'POST', body: '{' }, 400, 'parameter_invalid'],
		['articles?page=0', undefined, 400, 'parameter_invalid'],
		['articles/%zz', undefined, 400, 'parameter_invalid'],
		['search', undefined, 400, 'parameter_missing'],
		['articles/gone', undefined, 404, 'article_not_found'],
		['articles/gone/view', post(), 404, 'article_not_found'],
		['popular', undefined, 404, 'resource_not_found'],
		['articles', { method: 'DELETE' }, 405, 'method_not_allowed'],
	];
	for (const [path, init, status, code] of badRequests) {
		const response = await ask(library, path, init);
		const { error, meta } = response.body;
		assert.equal(response.status, status, path);
		assert.equal(error.code, code, path);
		assert.equal(error.type, status === 404 ? 'not_found_error' : 'invalid_request_error');
		assert.equal(error.request_id, meta.requestId);
	}
	assert.deepEqual(library.lines, []);
	assert.equal((await ask(library, 'articles', { method: 'DELETE' })).headers.get('allow'), 'GET, HEAD, OPTIONS');
});

test('lets pages of any origin send requests, after a preflight', async (t) => {
	const library = await startSample(t, { content: { categories: [], articles: [] } });
	const { status, headers } = await ask(library, 'articles/a/feedback', { method: 'OPTIONS' });
	assert.equal(status, 204);
	assert.equal(headers.get('access-control-allow-origin'), '*');
	assert.match(headers.get('access-control-allow-methods') ?? '', /POST/);
	assert.match(headers.get('access-control-allow-headers') ?? '', /Content-Type/);
	assert.equal(headers.get('access-control-max-age'), '600');
	assert.match((await ask(library, 'categories')).headers.get('access-control-expose-headers') ?? '', /Retry-After/);
});

test('records each request, and lets a test change the content between two requests', async (t) => {
	const content = { categories: [], articles: articles(2) };
	const library = await startSample(t, {
		content,
		onRequest: ({ path }) => path.includes('page=2') && content.articles.unshift(article('new')),
	});
	assert.equal((await ask(library, 'articles?page=1&pageSize=1')).body.data[0].slug, 'article-1');
	assert.equal((await ask(library, 'articles?page=2&pageSize=1')).body.data[0].slug, 'article-1');
	await ask(library, 'articles/new/feedback', post({ rating: 'helpful' }));
	assert.deepEqual(
		library.requests.map(({ method, path }) => `${method} ${path.replace('/api/library/sample', '')}`),
		['GET /articles?page=1&pageSize=1', 'GET /articles?page=2&pageSize=1', 'POST /articles/new/feedback'],
	);
	assert.equal(library.requests[2]?.body, '{"rating":"helpful"}');
	assert.equal(library.requests[2]?.headers['content-type'], 'application/json');
});

test('takes the next free port if a port is in use and `nextFreePort` is set', async (t) => {
	const content = { categories: [], articles: [] };
	const { port } = await startSample(t, { content });
	const next = await startSample(t, { content, port, nextFreePort: true });
	assert.ok(next.port > port);
	await assert.rejects(startSample(t, { content, port }), { code: 'EADDRINUSE' });
});
