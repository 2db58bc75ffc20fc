import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasNextPage, unwrapItem, unwrapPage } from '../../../../src/sources/cstar/envelope.ts';

const list = [{ slug: 'a' }];

test('a list is found under every key that may contain it, and nowhere else', () => {
	for (const body of [{ articles: list }, { data: { data: list } }, { data: { items: list } }])
		assert.deepEqual(unwrapPage(body, 'articles')?.items, list);
	for (const body of [null, 7, {}, { data: null }, { data: { categories: list } }])
		assert.equal(unwrapPage(body, 'articles'), undefined);
});

test('pagination is merged from all places, and invalid values are ignored', () => {
	const read = (body: object) => unwrapPage(body, 'articles')?.told;
	assert.equal(read({ data: { articles: list, pagination: { has_more: true } } })?.hasMore, true);
	assert.equal(read({ data: list, meta: { pagination: { total_pages: '3' } } })?.totalPages, 3);
	assert.equal(read({ data: list, meta: { requestId: 'r', total: 9 } })?.total, 9);
	const everywhere = {
		data: { articles: list, pagination: { page: 1, pageSize: 100, hasMore: true } },
		pagination: { page: 1, pageSize: 100 },
		meta: { total: 41, pagination: { total: 40, totalPages: 2 } },
	};
	assert.deepEqual(read(everywhere), { total: 40, totalPages: 2, hasMore: true });
	for (const total of [null, true, 'many', -1, []])
		assert.equal(read({ data: list, pagination: { total } })?.total ?? 0, 0);
});

test('a single item is found in every envelope', () => {
	const item = { slug: 'a', title: 'A' };
	for (const body of [item, { data: item }, { data: { article: item } }, { article: item }])
		assert.deepEqual(unwrapItem(body, 'article'), item);
});

test('there is a next page unless the pagination says no, or a page had nothing new', () => {
	const unknown = { total: undefined, totalPages: undefined, hasMore: undefined };
	const firstPage = { page: 1, newCount: 20, seenCount: 20, isProbing: true };
	const hasNext = (pagination: object, progress: object = {}) =>
		hasNextPage({ ...unknown, ...pagination }, { ...firstPage, ...progress });
	assert.equal(hasNext({}), true);
	assert.equal(hasNext({}, { isProbing: false }), false);
	assert.equal(hasNext({}, { newCount: 0 }), false);
	assert.equal(hasNext({}, { page: 2, isProbing: false }), true);
	assert.equal(hasNext({ hasMore: false, total: 99 }), false);
	assert.equal(hasNext({ hasMore: true }), true);
	assert.equal(hasNext({ hasMore: true }, { newCount: 0 }), false);
	assert.equal(hasNext({ total: 20, hasMore: true }), false);
	assert.equal(hasNext({ total: 21 }), true);
	assert.equal(hasNext({ totalPages: 1 }), false);
	assert.equal(hasNext({ totalPages: 2 }), true);
});
