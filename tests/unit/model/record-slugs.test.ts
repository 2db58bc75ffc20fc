import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordSlugs } from '../../../src/model/record-slugs.ts';
import { emptySlugHistory, resolveSlugOwners, SlugHistoryEntry } from '../../../src/model/slug-history.ts';
import { assertLinearTime } from '../../support/growth.ts';
import { inCategory, libraryCategory } from '../../support/site.ts';
import { day, dayText, entry, kept, ledgerAfter, libraryOf, oneInCategory } from './slug-history-words.ts';

const earlier = (slug: string, date: number) => ({ slug, until: dayText(date) });
const owner = (ledger: ReturnType<typeof ledgerAfter>, slug: string) => resolveSlugOwners(ledger.articles).get(slug);

test('every article of a library has an entry, with what a page about it must say when it is gone', () => {
	const articles = [kept('1:a', { title: 'A', tags: ['x'], ...inCategory('billing') }), kept('b')];
	const ledger = ledgerAfter(
		libraryOf(articles, { categories: [libraryCategory('billing', { id: 'c', name: 'Billing' })] }),
	);
	assert.deepEqual(ledger, {
		articles: [entry('a', { id: '1', title: 'A', tags: ['x'], category: 'billing' }), entry('b')],
		categories: [entry('billing', { id: 'c', title: 'Billing' })],
	});
});

test('a renamed article keeps its old slugs, oldest first', () => {
	const { articles } = ledgerAfter(libraryOf(['1:a']), libraryOf(['1:b']), libraryOf(['1:c']));
	assert.deepEqual(articles, [entry('c', { id: '1', title: 'c', earlier: [earlier('a', 2), earlier('b', 3)] })]);
});

test('going back to an old slug takes it out of the earlier ones', () => {
	const { articles } = ledgerAfter(libraryOf(['1:a']), libraryOf(['1:b']), libraryOf(['1:a']));
	assert.deepEqual(articles, [entry('a', { id: '1', earlier: [earlier('b', 3)] })]);
});

test('the same slug with a new id is the same article, and with none too', () => {
	const before = ledgerAfter(libraryOf(['1:a']), libraryOf(['1:b']));
	const renewed = recordSlugs(before, libraryOf(['9:b']), day(3));
	assert.deepEqual(renewed.articles, [entry('b', { id: '9', earlier: [earlier('a', 2)] })]);
	assert.equal(recordSlugs(renewed, libraryOf(['b']), day(4)), renewed);
	assert.deepEqual(recordSlugs(renewed, libraryOf(['9:c']), day(4)).articles[0]?.earlier, [
		earlier('a', 2),
		earlier('b', 4),
	]);
});

test('the id goes before the slug: two articles that change slugs stay themselves', () => {
	const { articles } = ledgerAfter(libraryOf(['1:a', '2:b']), libraryOf(['1:b', '2:a']));
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

test('an article that is neither shown nor left out is gone, since the first time that it was missed', () => {
	const { articles } = ledgerAfter(libraryOf(['1:a', '2:b']), libraryOf(['1:a']), libraryOf(['1:a']));
	assert.deepEqual(articles[1], entry('b', { id: '2', gone: dayText(2) }));
});

test('an article that was left out is not gone, unless another one is shown with its slug', () => {
	const leftOut = [{ slug: 'a', title: 'A', reason: 'The Library answered 500.' }];
	const { articles } = ledgerAfter(libraryOf(['1:a', '2:b']), libraryOf(['2:b'], { leftOut }));
	assert.equal(articles[0]?.gone, undefined);
	const doubled = ledgerAfter(libraryOf(['1:a', '2:b']), libraryOf(['2:a'], { leftOut }));
	assert.equal(doubled.articles[0]?.gone, dayText(2));
	assert.equal(owner(doubled, 'a')?.id, '2');
});

test('an article that comes back is no longer gone, and has its earlier slugs again', () => {
	const gone = [libraryOf(['1:a']), libraryOf(['1:b']), libraryOf([])];
	assert.deepEqual(ledgerAfter(...gone, libraryOf(['1:b'])).articles, [
		entry('b', { id: '1', earlier: [earlier('a', 2)] }),
	]);
	const renamed = ledgerAfter(...gone, libraryOf(['1:c']));
	assert.deepEqual(renamed.articles, [entry('c', { id: '1', earlier: [earlier('a', 2), earlier('b', 3)] })]);
});

test('titles, categories and tags are those of the last time', () => {
	const { articles } = ledgerAfter(
		libraryOf(['1:a']),
		libraryOf([kept('1:a', { title: 'New', tags: ['t'], ...inCategory('c') })], { categories: [libraryCategory('c')] }),
		libraryOf([]),
	);
	assert.deepEqual(articles, [entry('a', { id: '1', title: 'New', tags: ['t'], category: 'c', gone: dayText(3) })]);
});

test('categories are followed like articles, by id or by slug', () => {
	const withId = ledgerAfter(libraryOf([], oneInCategory('c:old')), libraryOf([], oneInCategory('c:new')));
	assert.deepEqual(withId.categories, [entry('new', { id: 'c', earlier: [earlier('old', 2)] })]);
	const without = ledgerAfter(libraryOf([], oneInCategory('old')), libraryOf([], oneInCategory('new')));
	assert.deepEqual(without.categories, [entry('old', { gone: dayText(2) }), entry('new')]);
});

test('a category without articles has no page, so it has no entry, and one that lost all is gone', () => {
	const categories = [libraryCategory('c')];
	assert.deepEqual(ledgerAfter(libraryOf(['1:a'], { categories })).categories, []);
	const emptied = ledgerAfter(libraryOf([], oneInCategory('c')), libraryOf(['1:a'], { categories }));
	assert.deepEqual(emptied.categories, [entry('c', { gone: dayText(2) })]);
	assert.equal(emptied.articles[0]?.category, undefined);
});

test('a slug belongs to the live article that has it, else to the one that had it last', () => {
	const renamed = ledgerAfter(libraryOf(['1:a']), libraryOf(['1:b']));
	assert.equal(owner(renamed, 'a')?.id, '1');
	const taken = recordSlugs(renamed, libraryOf(['1:b', '2:a']), day(3));
	assert.equal(owner(taken, 'a')?.id, '2');
	const freed = recordSlugs(taken, libraryOf(['1:b', '2:c']), day(4));
	assert.equal(owner(freed, 'a')?.id, '2');
	assert.equal(owner(recordSlugs(taken, libraryOf(['1:b']), day(4)), 'a')?.id, '2', 'also when that one is gone');
});

test('of two that had a slug until the same moment, the live one owns it', () => {
	const live = entry('b', { earlier: [earlier('a', 2)] });
	const gone = entry('c', { earlier: [earlier('a', 2)], gone: dayText(3) });
	for (const entries of [
		[live, gone],
		[gone, live],
	]) {
		assert.equal(resolveSlugOwners(entries).get('a'), live);
	}
});

test('two articles with one id don’t take each other’s entry in turn', () => {
	const twice = libraryOf(['1:a', '1:b']);
	const ledger = ledgerAfter(twice);
	assert.equal(recordSlugs(ledger, twice, day(2)), ledger);
	assert.deepEqual(ledger.articles, [entry('a', { id: '1' }), entry('b')]);
});

test('saying the same twice changes nothing', () => {
	const snapshots = [libraryOf(['1:a', '2:b', 'c']), libraryOf(['1:d', 'c'], { leftOut: [] })];
	const ledger = ledgerAfter(...snapshots);
	for (const last of snapshots.slice(-1)) assert.equal(recordSlugs(ledger, last, day(9)), ledger);
	assert.equal(recordSlugs(emptySlugHistory, libraryOf([]), day(1)), emptySlugHistory);
});

test('what was known of the headings stays through all changes', () => {
	const versions = [['one'], ['one', 'two']];
	const before = { articles: [entry('a', { id: '1', versions })], categories: [] };
	for (const next of [libraryOf(['1:b']), libraryOf([]), libraryOf(['9:a'])]) {
		assert.deepEqual(recordSlugs(before, next, day(2)).articles[0]?.versions, versions);
	}
});

test('an entry is read with each earlier slug once, never the present one, and at most 21 versions', () => {
	const versions = Array.from({ length: 30 }, (_, index) => [`v${index}`]);
	const odd = { ...entry('a'), earlier: [earlier('b', 1), earlier('a', 2), earlier('b', 3)], versions };
	const read = SlugHistoryEntry.parse(JSON.parse(JSON.stringify(odd)));
	assert.deepEqual(read, entry('a', { earlier: [earlier('b', 3)], versions: versions.slice(9) }));
	assert.deepEqual(
		SlugHistoryEntry.parse(JSON.parse(JSON.stringify(entry('a', { id: '1' })))),
		entry('a', { id: '1' }),
	);
	for (const bad of [{ gone: 'yesterday' }, { earlier: [{ slug: 'x' }] }, { slug: '' }, { versions: 'x' }]) {
		assert.equal(SlugHistoryEntry.safeParse({ ...entry('a'), ...bad }).success, false);
	}
});

test('ten thousand renamed articles are recorded, in the time that their number takes', () => {
	assertLinearTime(1_250, (size) => {
		const articles = Array.from({ length: size }, (_, index) => `id-${index}:slug-${index}`);
		const ledger = ledgerAfter(libraryOf(articles));
		const renamed = libraryOf(articles.map((text) => `${text}-new`));
		const owners = resolveSlugOwners(recordSlugs(ledger, renamed, day(2)).articles);
		assert.deepEqual([owners.size, owners.get('slug-77')?.slug], [2 * size, 'slug-77-new']);
	});
});
