import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SampleOptions } from '../../../sample/types.ts';
import { article, articles, ask, category, startSample } from '../../support/sample.ts';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const content = {
	categories: [category('plans', { name: 'Plans & prices', sortOrder: 3 })],
	articles: [article('change-plan', { category: 'plans', metaDescription: 'How to.' }), article('loose')],
};

test('generation A: snake_case, UUIDs, the category as its display name', async (t) => {
	const library = await startSample(t, { content, generation: 'A' });
	const { data, meta, pagination } = (await ask(library, 'articles')).body;
	assert.match(data[0].id, UUID);
	assert.equal(data[0].category, 'Plans & prices');
	assert.equal(data[1].category, null);
	assert.deepEqual([data[0].view_count, data[0].meta_description, data[0].read_time], [0, 'How to.', 1]);
	assert.deepEqual(Object.keys(meta), ['request_id', 'timestamp']);
	assert.deepEqual(pagination, { total: 2, page: 1, page_size: 20, has_more: false });
	assert.equal((await ask(library, 'categories')).body.data[0].sort_order, 3);
	const { body } = await ask(library, 'articles/gone');
	assert.deepEqual(body, { error: { code: 'article_not_found', message: 'There is no article called gone.' } });
});

test('generation B: camelCase, UUIDs, the category as its slug, errors as text', async (t) => {
	const library = await startSample(t, { content, generation: 'B' });
	const { data } = (await ask(library, 'articles')).body;
	assert.match(data[0].id, UUID);
	assert.deepEqual([data[0].category, data[0].metaDescription, data[0].readTime], ['plans', 'How to.', '1 min']);
	const { body } = await ask(library, 'articles/gone');
	assert.deepEqual(body, { success: false, error: 'There is no article called gone.' });
});

test('generation C: camelCase, prefixed ids, the category as its id', async (t) => {
	const library = await startSample(t, { content });
	const { data } = (await ask(library, 'articles')).body;
	assert.match(data[0].id, /^art_[\da-f]{12}$/);
	assert.match(data[0].categoryId, UUID);
	assert.equal(data[0].categoryId, (await ask(library, 'categories')).body.data[0].id);
	assert.equal(data[1].categoryId, null);
});

test('an article keeps its id after its slug has changed', async (t) => {
	const own = { categories: [], articles: [article('old')] };
	const library = await startSample(t, { content: own, generation: 'B' });
	const before = (await ask(library, 'articles/old')).body.data.id;
	own.articles = [{ ...article('old'), slug: 'new' }];
	assert.equal((await ask(library, 'articles/new')).body.data.id, before);
});

test('`overrides` of an article replace the fields of its JSON object', async (t) => {
	const odd = article('odd', { overrides: { tags: null, status: 'draft', notes: 'internal' } });
	const library = await startSample(t, { content: { categories: [], articles: [odd] } });
	const { tags, status, notes } = (await ask(library, 'articles/odd')).body.data;
	assert.deepEqual({ tags, status, notes }, { tags: null, status: 'draft', notes: 'internal' });
});

test('wraps results in each of the envelopes', async (t) => {
	const library = await startSample(t, { content });
	const slugs = (list: { slug: string }[]) => list.map(({ slug }) => slug);
	library.wire.envelope = 'data-object';
	assert.deepEqual(slugs((await ask(library, 'articles')).body.data.articles), ['change-plan', 'loose']);
	assert.deepEqual(slugs((await ask(library, 'categories')).body.data.categories), ['plans']);
	assert.equal((await ask(library, 'articles/loose')).body.data.article.slug, 'loose');
	library.wire.envelope = 'bare';
	assert.deepEqual(slugs((await ask(library, 'articles')).body), ['change-plan', 'loose']);
	assert.equal((await ask(library, 'articles/loose')).body.slug, 'loose');
});

test('returns pages of 20, at most of 100, with each kind of pagination object', async (t) => {
	const library = await startSample(t, { content: { categories: [], articles: articles(45) } });
	const list = async (paging: SampleOptions['paging'], query = '?page=3') => {
		library.wire.paging = paging ?? 'top';
		const { data, pagination, meta } = (await ask(library, `articles${query}`)).body;
		return [data.length, data[0]?.slug, pagination ?? meta.pagination];
	};
	assert.deepEqual(await list('top'), [5, 'article-41', { total: 45, page: 3, pageSize: 20, hasMore: false }]);
	assert.deepEqual(await list('top', '?pageSize=500'), [
		45,
		'article-1',
		{ total: 45, page: 1, pageSize: 100, hasMore: false },
	]);
	assert.deepEqual(await list('top', '?page=9'), [0, undefined, { total: 45, page: 9, pageSize: 20, hasMore: false }]);
	assert.deepEqual(await list('meta-total-pages', '?page=2'), [
		20,
		'article-21',
		{ page: 2, pageSize: 20, total: 45, totalPages: 3 },
	]);
	assert.deepEqual(await list('meta-has-more', ''), [
		20,
		'article-1',
		{ total: 45, page: 1, pageSize: 20, hasMore: true },
	]);
	assert.deepEqual(await list('none'), [5, 'article-41', undefined]);
	assert.deepEqual(await list('ignored'), [20, 'article-1', undefined]);
	assert.deepEqual(await list('ignored-has-more'), [20, 'article-1', { page: 3, pageSize: 20, hasMore: true }]);
	assert.deepEqual(await list('all'), [45, 'article-1', undefined]);
	library.wire.maxPageSize = 20;
	assert.equal((await list('top', '?pageSize=100'))[0], 20);
});

test('sends an ETag if `etag` is set, and 304 to a client that has that version', async (t) => {
	const own = { categories: [], articles: [article('a')] };
	const library = await startSample(t, { content: own });
	assert.equal((await ask(library, 'articles')).headers.get('etag'), null);
	library.wire.etag = true;
	const tag = (await ask(library, 'articles')).headers.get('etag') ?? '';
	const again = () => ask(library, 'articles', { headers: { 'if-none-match': tag } });
	const unchanged = await again();
	assert.deepEqual([unchanged.status, unchanged.body, unchanged.headers.get('etag')], [304, undefined, tag]);
	own.articles = [article('a', { title: 'New title' })];
	assert.equal((await again()).status, 200);
});
