import assert from 'node:assert/strict';
import { test } from 'node:test';
import { computeChangeDigest } from '../../../../src/sources/cstar/change-digest.ts';
import { isForReaders, WireArticle, WireCategory } from '../../../../src/sources/cstar/wire-article.ts';

const WHOLE = {
	id: 'art_1',
	slug: 'a',
	title: 'A',
	excerpt: 'x',
	content: '# A',
	category: { id: 'c', slug: 's', name: 'N' },
	tags: ['one'],
	views: 3,
	readMinutes: 2,
	publishedAt: '2026-01-01T00:00:00Z',
	createdAt: '2026-01-01T00:00:00Z',
	updatedAt: '2026-01-02T00:00:00Z',
	metaDescription: 'm',
	votes: { helpful: 3, notHelpful: 1 },
};

test('parsing a parsed article again does not change it', () => {
	for (const value of [
		WHOLE,
		{ slug: 'only' },
		{ id: 7, title: 'x', content: null, tags: null, category: 'Billing' },
	]) {
		const article = WireArticle.parse(value);
		assert.deepEqual(WireArticle.parse(JSON.parse(JSON.stringify(article))), article);
	}
	assert.deepEqual(WireArticle.parse(WHOLE), WHOLE);
	const category = WireCategory.parse({ id: 'c', name: 'Billing', sort_order: 3 });
	assert.deepEqual(WireCategory.parse(JSON.parse(JSON.stringify(category))), category);
});

test('field names of all API generations mean the same', () => {
	const oldest = WireArticle.parse({
		slug: 'a',
		view_count: 4,
		read_time: 2,
		updated_at: '2026-01-02T00:00:00Z',
		meta_description: 'm',
	});
	const newest = WireArticle.parse({
		slug: 'a',
		viewCount: '4',
		readTime: '2 min',
		updatedAt: '2026-01-02T00:00:00Z',
		metaDescription: 'm',
	});
	assert.deepEqual(oldest, newest);
	assert.equal(oldest.views, 4);
	assert.equal(oldest.readMinutes, 2);
});

test('votes are read under every name that they may have, and only if both counts are given', () => {
	const votes = (fields: object) => WireArticle.parse({ slug: 'a', ...fields }).votes;
	const both = { helpful: 5, notHelpful: 2 };
	assert.deepEqual(votes({ helpfulCount: 5, notHelpfulCount: '2' }), both);
	assert.deepEqual(votes({ helpful_count: 5, not_helpful_count: 2 }), both);
	assert.deepEqual(votes({ helpfulCount: 5, unhelpfulCount: 2 }), both);
	for (const unknown of [{}, { helpfulCount: 5 }, { helpfulCount: 5, notHelpfulCount: -1 }, { votes: 7 }])
		assert.equal(votes(unknown), undefined, JSON.stringify(unknown));
});

test('an invalid count does not hide a valid one, and a UUID is the same in upper and lower case', () => {
	for (const none of [null, '', [], true, 'many'])
		assert.equal(WireArticle.parse({ slug: 'a', views: none, viewCount: 12 }).views, 12, JSON.stringify(none));
	assert.equal(WireArticle.parse({ slug: 'a', views: 0, viewCount: 12 }).views, 0);
	const id = '5a3b1e0c-7d42-4f86-9c1a-2e8f60b7d394';
	const article = WireArticle.parse({ id: id.toUpperCase(), categoryId: id.toUpperCase() });
	assert.deepEqual([article.id, article.slug, article.category?.id], [id, id, id]);
	assert.equal(WireArticle.parse({ slug: 'a', category: id.toUpperCase() }).category?.id, id);
	assert.equal(WireCategory.parse({ id: id.toUpperCase(), slug: 'A' }).id, id);
	assert.equal(WireArticle.parse({ id: 'art_Ab', slug: 'a' }).id, 'art_Ab');
});

test('an invalid field does not affect the others', () => {
	const odd = WireArticle.parse({
		slug: 'a',
		title: 5,
		excerpt: {},
		tags: [1, 'b ', null, { name: 'c' }],
		views: -1,
		updatedAt: 7,
		category: 9,
		readTime: 'soon',
	});
	assert.equal(odd.title, '5');
	assert.deepEqual(odd.tags, ['b', 'c']);
	assert.deepEqual([odd.excerpt, odd.views, odd.updatedAt, odd.readMinutes], [undefined, 0, undefined, undefined]);
	assert.equal(Object.hasOwn(WireArticle.parse({ slug: 'a', notes: 'secret', status: 'published' }), 'notes'), false);
});

test('the title falls back to the slug, the slug to the id, and an article with neither is rejected', () => {
	assert.equal(WireArticle.parse({ id: 'x', title: ' ' }).title, 'x');
	assert.equal(WireArticle.parse({ slug: ' ü/.. ' }).slug, ' ü/.. ');
	for (const value of [{}, { title: 'A' }, null, 'text', [], 7])
		assert.equal(WireArticle.safeParse(value).success, false);
});

test('missing content is unknown, and null is empty', () => {
	assert.equal(WireArticle.parse({ slug: 'a' }).content, undefined);
	assert.equal(WireArticle.parse({ slug: 'a', content: null }).content, '');
});

test('a category may be a name, a slug, an object or an id', () => {
	const category = (value: object) => WireArticle.parse({ slug: 'a', ...value }).category;
	assert.deepEqual(category({ category: 'Billing' }), { id: undefined, slug: 'Billing', name: 'Billing' });
	assert.deepEqual(category({ category: { id: 'c', slug: 's', name: 'N', icon: 'x' } }), {
		id: 'c',
		slug: 's',
		name: 'N',
	});
	assert.deepEqual(category({ category_id: 'c' }), { id: 'c', slug: undefined, name: undefined });
	for (const none of [null, '', {}, []]) assert.equal(category({ category: none, categoryId: null }), undefined);
});

test('a time without a zone is UTC, and an invalid date is ignored', () => {
	const updated = (updatedAt: unknown) => WireArticle.parse({ slug: 'a', updatedAt }).updatedAt;
	assert.equal(updated('2026-01-02T03:04:05'), '2026-01-02T03:04:05Z');
	assert.equal(updated('2026-01-02T03:04:05+02:00'), '2026-01-02T03:04:05+02:00');
	assert.equal(updated('2026-13-45T00:00:00Z'), undefined);
	assert.equal(updated('yesterday 1'), undefined);
});

test('only published, public articles are for readers', () => {
	for (const value of [{}, { status: 'published', isPublic: true }, { status: null }, { is_public: true }])
		assert.ok(isForReaders(value));
	for (const value of [
		{ status: 'draft' },
		{ status: 'archived', isPublic: true },
		{ is_public: false },
		{ isPublic: 'no' },
	]) {
		assert.ok(!isForReaders(value), JSON.stringify(value));
	}
});

test('the digest depends on every listed field except counters and content, in any order and spelling', () => {
	const digest = computeChangeDigest({ slug: 'a', updatedAt: 1, metadata: { version: 1, viewCount: 2 } });
	assert.equal(
		computeChangeDigest({ metadata: { viewCount: 9, version: 1 }, updated_at: 1, slug: 'a', content: 'x' }),
		digest,
	);
	for (const name of [
		'viewCount',
		'use_count',
		'helpfulCount',
		'notHelpfulCount',
		'helpful_count',
		'views',
		'helpful',
	]) {
		assert.equal(computeChangeDigest({ slug: 'a', updatedAt: 1, metadata: { version: 1 }, [name]: 5 }), digest, name);
	}
	for (const more of [
		{ updatedAt: 2 },
		{ title: 'x' },
		{ metadata: { version: 2 } },
		{ wordCount: 3 },
		{ views: 'lake' },
	]) {
		assert.notEqual(computeChangeDigest({ slug: 'a', updatedAt: 1, metadata: { version: 1 }, ...more }), digest);
	}
});

test('very deep nesting does not overflow the stack', () => {
	const deep: unknown = JSON.parse(`${'{"a":['.repeat(20_000)}${']}'.repeat(20_000)}`);
	assert.equal(typeof computeChangeDigest({ slug: 'a', metadata: deep }), 'string');
	assert.equal(WireArticle.parse({ slug: 'a', metadata: deep, tags: deep, category: deep }).slug, 'a');
});
