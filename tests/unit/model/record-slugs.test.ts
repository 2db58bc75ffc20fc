import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordSlugs } from '../../../src/model/record-slugs.ts';
import { emptySlugHistory, followSlug, resolveSlugOwners, SlugHistoryEntry } from '../../../src/model/slug-history.ts';
import { assertLinearTime } from '../../support/growth.ts';
import { inCategory, libraryCategory } from '../../support/site.ts';
import {
	createCategoryWithArticle,
	createSnapshot,
	day,
	dayText,
	entry,
	kept,
	recordDaily,
} from './slug-history-fixtures.ts';

const earlier = (slug: string, date: number) => ({ slug, until: dayText(date) });
const owner = (history: ReturnType<typeof recordDaily>, slug: string) => resolveSlugOwners(history.articles).get(slug);

test('every article has an entry, with what its page says when it is gone', () => {
	const articles = [kept('1:a', { title: 'A', tags: ['x'], ...inCategory('billing') }), kept('b')];
	const history = recordDaily(
		createSnapshot(articles, { categories: [libraryCategory('billing', { id: 'c', name: 'Billing' })] }),
	);
	assert.deepEqual(history, {
		articles: [entry('a', { id: '1', title: 'A', tags: ['x'], category: 'billing' }), entry('b')],
		categories: [entry('billing', { id: 'c', title: 'Billing' })],
	});
});

test('a renamed article keeps its old slugs, oldest first', () => {
	const { articles } = recordDaily(createSnapshot(['1:a']), createSnapshot(['1:b']), createSnapshot(['1:c']));
	assert.deepEqual(articles, [entry('c', { id: '1', title: 'c', earlier: [earlier('a', 2), earlier('b', 3)] })]);
});

test('when an article returns to an earlier slug, it is no longer an earlier one', () => {
	const { articles } = recordDaily(createSnapshot(['1:a']), createSnapshot(['1:b']), createSnapshot(['1:a']));
	assert.deepEqual(articles, [entry('a', { id: '1', earlier: [earlier('b', 3)] })]);
});

test('the same slug with a new id, or without an id, is the same article', () => {
	const before = recordDaily(createSnapshot(['1:a']), createSnapshot(['1:b']));
	const renewed = recordSlugs(before, createSnapshot(['9:b']), day(3));
	assert.deepEqual(renewed.articles, [entry('b', { id: '9', earlier: [earlier('a', 2)] })]);
	assert.equal(recordSlugs(renewed, createSnapshot(['b']), day(4)), renewed);
	assert.deepEqual(recordSlugs(renewed, createSnapshot(['9:c']), day(4)).articles[0]?.earlier, [
		earlier('a', 2),
		earlier('b', 4),
	]);
});

test('the id has priority over the slug: two articles that swap slugs keep their entries', () => {
	const { articles } = recordDaily(createSnapshot(['1:a', '2:b']), createSnapshot(['1:b', '2:a']));
	assert.deepEqual(
		articles.map(({ id, slug }) => [id, slug]),
		[
			['1', 'b'],
			['2', 'a'],
		],
	);
	assert.equal(resolveSlugOwners(articles).get('a')?.id, '2');
	assert.equal(resolveSlugOwners(articles).get('b')?.id, '1');
});

test('an article that is neither shown nor left out is gone, since the first sync without it', () => {
	const { articles } = recordDaily(createSnapshot(['1:a', '2:b']), createSnapshot(['1:a']), createSnapshot(['1:a']));
	assert.deepEqual(articles[1], entry('b', { id: '2', gone: dayText(2) }));
});

test('an article that was left out is not gone, unless another one is shown under its slug', () => {
	const leftOut = [{ slug: 'a', title: 'A', reason: 'The Library answered 500.' }];
	const { articles } = recordDaily(createSnapshot(['1:a', '2:b']), createSnapshot(['2:b'], { leftOut }));
	assert.equal(articles[0]?.gone, undefined);
	const doubled = recordDaily(createSnapshot(['1:a', '2:b']), createSnapshot(['2:a'], { leftOut }));
	assert.equal(doubled.articles[0]?.gone, dayText(2));
	assert.equal(owner(doubled, 'a')?.id, '2');
});

test('an article that returns is no longer gone, and keeps its earlier slugs', () => {
	const gone = [createSnapshot(['1:a']), createSnapshot(['1:b']), createSnapshot([])];
	assert.deepEqual(recordDaily(...gone, createSnapshot(['1:b'])).articles, [
		entry('b', { id: '1', earlier: [earlier('a', 2)] }),
	]);
	const renamed = recordDaily(...gone, createSnapshot(['1:c']));
	assert.deepEqual(renamed.articles, [entry('c', { id: '1', earlier: [earlier('a', 2), earlier('b', 3)] })]);
});

test('a gone article keeps its last title, category and tags', () => {
	const { articles } = recordDaily(
		createSnapshot(['1:a']),
		createSnapshot([kept('1:a', { title: 'New', tags: ['t'], ...inCategory('c') })], {
			categories: [libraryCategory('c')],
		}),
		createSnapshot([]),
	);
	assert.deepEqual(articles, [entry('a', { id: '1', title: 'New', tags: ['t'], category: 'c', gone: dayText(3) })]);
});

test('categories are matched like articles, by id or by slug', () => {
	const withId = recordDaily(
		createSnapshot([], createCategoryWithArticle('c:old')),
		createSnapshot([], createCategoryWithArticle('c:new')),
	);
	assert.deepEqual(withId.categories, [entry('new', { id: 'c', earlier: [earlier('old', 2)] })]);
	const without = recordDaily(
		createSnapshot([], createCategoryWithArticle('old')),
		createSnapshot([], createCategoryWithArticle('new')),
	);
	assert.deepEqual(without.categories, [entry('old', { gone: dayText(2) }), entry('new')]);
});

test('a category without articles has no entry, and one that has lost all articles is gone', () => {
	const categories = [libraryCategory('c')];
	assert.deepEqual(recordDaily(createSnapshot(['1:a'], { categories })).categories, []);
	const emptied = recordDaily(
		createSnapshot([], createCategoryWithArticle('c')),
		createSnapshot(['1:a'], { categories }),
	);
	assert.deepEqual(emptied.categories, [entry('c', { gone: dayText(2) })]);
	assert.equal(emptied.articles[0]?.category, undefined);
});

test('a slug belongs to the live article that has it, or else to the one that had it last', () => {
	const renamed = recordDaily(createSnapshot(['1:a']), createSnapshot(['1:b']));
	assert.equal(owner(renamed, 'a')?.id, '1');
	const taken = recordSlugs(renamed, createSnapshot(['1:b', '2:a']), day(3));
	assert.equal(owner(taken, 'a')?.id, '2');
	const freed = recordSlugs(taken, createSnapshot(['1:b', '2:c']), day(4));
	assert.equal(owner(freed, 'a')?.id, '2');
	assert.equal(owner(recordSlugs(taken, createSnapshot(['1:b']), day(4)), 'a')?.id, '2', 'even if that one is gone');
});

test('if two articles had a slug until the same moment, the live one owns it', () => {
	const live = entry('b', { earlier: [earlier('a', 2)] });
	const gone = entry('c', { earlier: [earlier('a', 2)], gone: dayText(3) });
	for (const entries of [
		[live, gone],
		[gone, live],
	]) {
		assert.equal(resolveSlugOwners(entries).get('a'), live);
	}
});

test('two articles with the same id don’t swap entries in every sync', () => {
	const twice = createSnapshot(['1:a', '1:b']);
	const history = recordDaily(twice);
	assert.equal(recordSlugs(history, twice, day(2)), history);
	assert.deepEqual(history.articles, [entry('a', { id: '1' }), entry('b')]);
});

test('recording the same snapshot twice changes nothing', () => {
	const snapshots = [createSnapshot(['1:a', '2:b', 'c']), createSnapshot(['1:d', 'c'], { leftOut: [] })];
	const history = recordDaily(...snapshots);
	for (const last of snapshots.slice(-1)) assert.equal(recordSlugs(history, last, day(9)), history);
	assert.equal(recordSlugs(emptySlugHistory, createSnapshot([]), day(1)), emptySlugHistory);
});

test('the stored headings survive all changes', () => {
	const versions = [['one'], ['one', 'two']];
	const before = { articles: [entry('a', { id: '1', versions })], categories: [] };
	for (const next of [createSnapshot(['1:b']), createSnapshot([]), createSnapshot(['9:a'])]) {
		assert.deepEqual(recordSlugs(before, next, day(2)).articles[0]?.versions, versions);
	}
});

test('an entry is parsed with each earlier slug once, without the current one, and with at most 21 versions', () => {
	const versions = Array.from({ length: 30 }, (_, index) => [`v${index}`]);
	const odd = { ...entry('a'), earlier: [earlier('b', 1), earlier('a', 2), earlier('b', 3)], versions };
	const read = SlugHistoryEntry.parse(JSON.parse(JSON.stringify(odd)));
	assert.deepEqual(read, entry('a', { earlier: [earlier('b', 3)], versions: versions.slice(9) }));
	assert.deepEqual(
		SlugHistoryEntry.parse(JSON.parse(JSON.stringify(entry('a', { id: '1' })))),
		entry('a', { id: '1' }),
	);
	assert.equal(SlugHistoryEntry.safeParse(entry('')).success, false);
});

test('a field of an entry that is missing or can’t be read never costs its slugs', () => {
	const whole = entry('b', { id: '1', earlier: [earlier('a', 1)], tags: ['t'], versions: [['x']] });
	for (const key of ['id', 'title', 'gone', 'category', 'tags', 'versions'] as const) {
		for (const value of [undefined, null, 7, { a: 1 }]) {
			const read = SlugHistoryEntry.parse({ ...whole, [key]: value });
			assert.deepEqual([read.slug, read.earlier], ['b', whole.earlier], `${key}: ${value}`);
		}
	}
	const { earlier: _, ...without } = whole;
	assert.deepEqual(SlugHistoryEntry.parse(without).earlier, []);
	assert.deepEqual(
		SlugHistoryEntry.parse({ ...whole, earlier: [{ slug: 'x' }, { until: dayText(1) }, earlier('a', 1)] }).earlier,
		[{ slug: 'x', until: '1970-01-01T00:00:00.000Z' }, earlier('a', 1)],
	);
});

test('the time to record ten thousand renamed articles grows linearly', () => {
	assertLinearTime(1_250, (size) => {
		const articles = Array.from({ length: size }, (_, index) => `id-${index}:slug-${index}`);
		const history = recordDaily(createSnapshot(articles));
		const renamed = createSnapshot(articles.map((text) => `${text}-new`));
		const owners = resolveSlugOwners(recordSlugs(history, renamed, day(2)).articles);
		assert.deepEqual([owners.size, owners.get('slug-77')?.slug], [2 * size, 'slug-77-new']);
	});
});

test('an article with the slug of a deleted one, another id and another title, is a new article', () => {
	const history = recordDaily(
		createSnapshot(['1:old']),
		createSnapshot(['1:topic']),
		createSnapshot([]),
		createSnapshot([kept('2:topic', { title: 'Something else' })]),
	);
	assert.deepEqual(history.articles, [
		entry('topic', { id: '1', earlier: [earlier('old', 2)], gone: dayText(3) }),
		entry('topic', { id: '2', title: 'Something else' }),
	]);
	assert.equal(followSlug(resolveSlugOwners(history.articles), 'old'), undefined);
	assert.equal(followSlug(resolveSlugOwners(history.articles), 'topic'), 'topic');
});

test('a deleted article that comes back with a new id and its title keeps its old slugs', () => {
	const gone = [createSnapshot(['1:old']), createSnapshot(['1:topic']), createSnapshot([])];
	assert.deepEqual(recordDaily(...gone, createSnapshot(['2:topic'])).articles, [
		entry('topic', { id: '2', earlier: [earlier('old', 2)] }),
	]);
});

test('if ids change together with slugs and come back, the old slugs of both lead to the article', () => {
	const first = [createSnapshot(['1:old']), createSnapshot(['1:topic'])];
	const flipped = recordDaily(
		...first,
		createSnapshot(['2:other']),
		createSnapshot(['2:topic']),
		createSnapshot(['1:topic']),
		createSnapshot(['2:topic']),
		createSnapshot(['1:topic']),
	);
	const owners = resolveSlugOwners(flipped.articles);
	for (const slug of ['old', 'other', 'topic']) assert.equal(followSlug(owners, slug), 'topic', slug);
	assert.equal(flipped.articles.filter((one) => one.gone === undefined).length, 1);
	assert.equal(recordSlugs(flipped, createSnapshot(['1:topic']), day(9)), flipped);
});
