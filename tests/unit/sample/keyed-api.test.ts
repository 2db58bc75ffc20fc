import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { toUuid } from '../../../sample/content.ts';
import { SAMPLE_TEAM_ID } from '../../../sample/team.ts';
import type { SampleOptions } from '../../../sample/types.ts';
import { article, articles, ask, category, startSample } from '../../support/sample.ts';

const TEAM = `teams/${SAMPLE_TEAM_ID}`;
const content = {
	categories: [category('billing'), category('staff', { isPublic: false })],
	articles: [
		article('shown', { category: 'billing', tags: ['plans'], notes: 'for us' }),
		article('draft', { status: 'draft' }),
		article('old', { status: 'archived' }),
		article('own', { isPublic: false }),
	],
};

async function start(t: TestContext, options: SampleOptions = {}) {
	const library = await startSample(t, { content, ...options });
	const read = async (path: string, key: string | undefined = 'pk_live_1', method = 'GET') => {
		const headers = key === undefined || key === '' ? {} : { authorization: `Bearer ${key}`, 'cstar-version': 'v' };
		const response = await fetch(new URL(`/api/v1/${path}`, library.url), { headers, method });
		return { status: response.status, headers: response.headers, body: await response.json() };
	};
	const slugs = async (query: string) =>
		(await read(`${TEAM}/articles${query}`)).body.data.map(({ slug }: { slug: string }) => slug);
	return { library, read, slugs };
}

test('whoami returns team, type and environment of a key', async (t) => {
	const { library, read } = await start(t);
	assert.deepEqual((await read('auth/whoami', 'sk_test_1')).body.data, {
		teamId: SAMPLE_TEAM_ID,
		teamName: 'Wrenday',
		teamSlug: 'sample',
		keyType: 'secret',
		environment: 'test',
	});
	assert.equal(library.requests[0]?.headers['cstar-version'], 'v');
});

test('rejects a missing key, an unknown key, another team, and writes with a publishable key', async (t) => {
	const { read } = await start(t, { keys: ['pk_live_1'] });
	const code = async (...request: Parameters<typeof read>) => {
		const { status, body } = await read(...request);
		return [status, body.error.code];
	};
	assert.deepEqual(await code('auth/whoami', ''), [401, 'authentication_required']);
	assert.deepEqual(await code('auth/whoami', 'pk_live_2'), [401, 'invalid_api_key']);
	assert.deepEqual(await code('teams/acme/articles'), [403, 'team_access_denied']);
	assert.deepEqual(await code(`${TEAM}/articles`, 'pk_live_1', 'POST'), [403, 'publishable_key_write']);
});

test('lists all articles with their notes, or only those that match the filters', async (t) => {
	const { library, read, slugs } = await start(t);
	assert.deepEqual(await slugs(''), ['shown', 'draft', 'old', 'own']);
	assert.deepEqual(await slugs('?status=published'), ['shown', 'own']);
	assert.deepEqual(await slugs('?status=published&isPublic=true'), ['shown']);
	assert.deepEqual(await slugs(`?category=${toUuid(content.categories[0]?.id ?? '')}`), ['shown']);
	assert.deepEqual(await slugs('?category=billing'), []);
	assert.deepEqual(await slugs('?tag=plans&page=1&pageSize=1'), ['shown']);
	const [first] = (await read(`${TEAM}/articles`)).body.data;
	assert.deepEqual(
		[first.status, first.isPublic, first.notes, first.content.slice(0, 3)],
		['published', true, 'for us', 'All'],
	);
	const categories = async (query: string) => (await read(`${TEAM}/categories${query}`)).body.data.length;
	assert.deepEqual([await categories(''), await categories('?isPublic=true')], [2, 1]);

	Object.assign(library.wire, { v1Filters: false, v1ContentInList: false, v1Audience: false });
	assert.deepEqual((await slugs('?status=published&isPublic=true')).length, 4);
	const [reduced] = (await read(`${TEAM}/articles`)).body.data;
	for (const field of ['status', 'isPublic', 'content']) assert.equal(field in reduced, false, field);
});

test('returns an article by its slug or either of its ids, drafts too, which the public API does not return', async (t) => {
	const { library, read } = await start(t);
	const [, draft] = content.articles;
	for (const name of ['draft', draft?.id ?? '', toUuid(draft?.id ?? '')]) {
		assert.equal((await read(`${TEAM}/articles/${name}`)).body.data.status, 'draft');
	}
	assert.equal((await read(`${TEAM}/articles/nothing`)).status, 404);
	assert.equal((await ask(library, 'articles/draft')).status, 404);
	assert.deepEqual((await ask(library, 'articles')).body.data.length, 1);
	assert.equal('notes' in (await ask(library, 'articles/shown')).body.data, false);
});

test('sends X-RateLimit headers in each format, with a limit of 100 or 1,000 requests per hour', async (t) => {
	const now = Date.parse('2026-11-22T02:12:00Z');
	const many = { categories: [], articles: articles(3) };
	const { library, read } = await start(t, { content: many, requestsPerHour: undefined, now: () => now });
	const rateHeaders = async (key: string) => {
		const { headers } = await read(`${TEAM}/articles`, key);
		return ['limit', 'remaining', 'reset'].map((name) => headers.get(`x-ratelimit-${name}`));
	};
	const end = now + 3_600_000;
	assert.deepEqual(await rateHeaders('pk_live_1'), ['100', '99', String(end / 1000)]);
	for (const [form, reset] of [
		['epoch-ms', String(end)],
		['seconds', '3600'],
		['date', new Date(end).toUTCString()],
	] as const) {
		library.wire.rateReset = form;
		assert.equal((await rateHeaders('sk_live_1'))[2], reset);
	}
	library.rate.limit = 1;
	assert.equal((await read(`${TEAM}/articles`)).status, 429);
	assert.equal((await ask(library, 'articles')).headers.get('x-ratelimit-limit'), null);
});
