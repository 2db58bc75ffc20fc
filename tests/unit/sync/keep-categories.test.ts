import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SampleCategory } from '../../../sample/content.ts';
import { LibraryShrunk } from '../../../src/model/errors.ts';
import { articles, category } from '../../support/sample.ts';
import { startSync } from '../../support/start-client.ts';

const NAMES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** A Library with nine categories of two articles each, synced once. */
async function start(t: Parameters<typeof startSync>[0]) {
	const all = NAMES.map((name) => category(name));
	const content = { categories: all, articles: articles(18, (n) => ({ category: NAMES[n % 9] ?? null })) };
	const started = await startSync(t, { content });
	const first = await started.sync();
	/** Answers the list of categories with these, and leaves the articles as they are. */
	const list = (data: Partial<SampleCategory>[]) =>
		started.library.faults.set([{ kind: 'body', path: /\/categories/, body: JSON.stringify({ success: true, data }) }]);
	return { ...started, content, all, first, list };
}

test('a category that articles name stays as it was when the list lacks it, and is named', async (t) => {
	const { sync, all, first, list } = await start(t);
	list(all.filter(({ slug }) => slug !== 'two'));
	for (const _ of ['once', 'twice']) {
		const { snapshot, keptCategories, stale } = await sync();
		assert.deepEqual(new Set(snapshot.categories), new Set(first.snapshot.categories));
		assert.deepEqual(snapshot.articles, first.snapshot.articles);
		assert.deepEqual([keptCategories.map(({ slug }) => slug), stale], [['two'], undefined]);
	}
	list(all);
	assert.deepEqual((await sync()).keptCategories, []);
});

test('one category of nine is an outage: the earlier copy stays', async (t) => {
	const { sync, all, first, list } = await start(t);
	list(all.slice(0, 1));
	const { snapshot, stale } = await sync();
	assert.deepEqual(snapshot, first.snapshot);
	assert.ok(stale?.error instanceof LibraryShrunk);
	assert.match(stale.reason, /8 of the 9 categories .* ALLOW_SHRINK=1/);
	const allowed = await sync({ allowShrink: true });
	assert.deepEqual([allowed.snapshot.categories.length, allowed.stale], [1, undefined]);
});

test('a category that no article names any more goes', async (t) => {
	const { sync, content, all } = await start(t);
	content.categories = all.slice(1);
	content.articles = content.articles.map((each) => (each.category === 'one' ? { ...each, category: 'two' } : each));
	const { snapshot, keptCategories } = await sync();
	assert.deepEqual([snapshot.categories.length, keptCategories], [8, []]);
});

test('a category that the list itself says is not public does not stay', async (t) => {
	const { sync, all, list } = await start(t);
	list(all.map((each) => (each.slug === 'two' ? { ...each, isPublic: false } : each)));
	const { snapshot, keptCategories } = await sync();
	assert.deepEqual([snapshot.categories.length, keptCategories.length], [8, 0]);
});

test('a renamed category takes along the articles that still name it as before', async (t) => {
	const { sync, all, list } = await start(t);
	list(all.map((each) => (each.slug === 'two' ? { ...each, slug: 'zwei', name: 'Zwei' } : each)));
	const { snapshot, keptCategories } = await sync();
	assert.deepEqual(keptCategories, []);
	assert.equal(snapshot.articles.filter(({ category }) => category?.slug === 'zwei').length, 2);
});
