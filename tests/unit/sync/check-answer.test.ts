import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SampleArticle } from '../../../sample/content.ts';
import { article, articles } from '../../support/sample.ts';
import { startSync } from '../../support/start-client.ts';

const version = (n: number) => `2026-0${n}-01T09:00:00.000Z`;
const path = (slug: string) => new RegExp(`/articles/${slug}$`);
/** A cache in front of the Library that answers for a slug with another version, or with another article. */
const cached = (slug: string, data: Partial<SampleArticle>) =>
	({ kind: 'body', path: path(slug), body: JSON.stringify({ success: true, data }) }) as const;

test('an answer older than the list says is published, named, and requested again until it is current', async (t) => {
	const content = { categories: [], articles: articles(3) };
	const { sync, library } = await startSync(t, { content });
	await sync();
	const [old] = content.articles;
	assert.ok(old);
	content.articles[0] = { ...old, content: 'new words', updatedAt: version(2) };
	library.faults.set([cached('article-1', old)]);
	for (const _ of ['once', 'twice']) {
		const { snapshot, unconfirmed, keptEarlier, stats } = await sync();
		assert.equal(snapshot.articles[0]?.content, old.content);
		assert.deepEqual([unconfirmed.map(({ slug }) => slug), keptEarlier, stats.fetched], [['article-1'], [], 1]);
		assert.match(unconfirmed[0]?.reason ?? '', /version of 2026-01-05.* lists the one of 2026-02-01/);
	}
	library.faults.clear();
	const healed = await sync();
	assert.deepEqual([healed.snapshot.articles[0]?.content, healed.unconfirmed], ['new words', []]);
	assert.deepEqual((await sync()).stats.fetched, 0);
});

test('a copy newer than the answer stays, and is named', async (t) => {
	const content = { categories: [], articles: [article('a', { content: 'second', updatedAt: version(2) })] };
	const { sync, library } = await startSync(t, { content });
	await sync();
	content.articles = [article('a', { content: 'third', updatedAt: version(3) })];
	library.faults.set([cached('a', article('a', { content: 'first', updatedAt: version(1) }))]);
	const { snapshot, keptEarlier, unconfirmed } = await sync();
	assert.deepEqual([snapshot.articles[0]?.content, keptEarlier.length, unconfirmed], ['second', 1, []]);
	library.faults.clear();
	assert.equal((await sync()).snapshot.articles[0]?.content, 'third');
});

test('after a doubled slug was mended, the other article’s answer is not believed for good', async (t) => {
	const one = article('topic', { content: 'one' });
	const two = article('topic', { id: 'art_222222222222', content: 'two', updatedAt: version(2) });
	const content = { categories: [], articles: [one, two] };
	const { sync, library } = await startSync(t, { content });
	await sync();
	content.articles = [one, { ...two, slug: 'topic-2' }];
	library.faults.set([cached('topic', two)]);
	const { unconfirmed } = await sync();
	assert.match(unconfirmed[0]?.reason ?? '', /another article, “topic-2”/);
	library.faults.clear();
	const { snapshot } = await sync();
	assert.deepEqual(
		snapshot.articles.map(({ slug, content }) => [slug, content]),
		[
			['topic', 'one'],
			['topic-2', 'two'],
		],
	);
});

test('another article’s answer does not replace a copy', async (t) => {
	const content = { categories: [], articles: articles(2) };
	const { sync, library } = await startSync(t, { content });
	await sync();
	const [one, two] = content.articles;
	assert.ok(one && two);
	content.articles = [{ ...one, content: 'new', updatedAt: version(2) }, two];
	library.faults.set([cached('article-1', { ...two, slug: 'article-1', updatedAt: version(4) })]);
	const { snapshot, keptEarlier } = await sync();
	assert.deepEqual([snapshot.articles[0]?.content, keptEarlier.length], [one.content, 1]);
	library.faults.clear();
	assert.equal((await sync()).snapshot.articles[0]?.content, 'new');
});

for (const [what, data] of [
	['a new id', { id: 'art_999999999999' }],
	['no date', { updatedAt: undefined }],
	['a date without fractions of a second', { updatedAt: '2026-02-01T09:00:00Z' }],
	['a newer date', { updatedAt: version(3) }],
] as const) {
	test(`an answer with ${what} fits the list`, async (t) => {
		const now = article('a', { updatedAt: '2026-02-01T09:00:00.900Z' });
		const { sync, library } = await startSync(t, { content: { categories: [], articles: [now, article('b')] } });
		library.faults.set([cached('a', { ...now, ...data } as Partial<SampleArticle>)]); // `as`: a date may be missing
		assert.deepEqual((await sync()).unconfirmed, []);
		assert.equal((await sync()).stats.fetched, 0);
	});
}

test('answers that never fit take a part of the hourly requests only, and all stay named', async (t) => {
	const content = { categories: [], articles: articles(60, () => ({ updatedAt: version(2) })) };
	const { sync, library, clock } = await startSync(t, { content });
	const behind = content.articles.map((each) => cached(each.slug, { ...each, updatedAt: version(1) }));
	library.faults.set(behind);
	const first = await sync({ requestsPerHour: 100 });
	assert.deepEqual([first.unconfirmed.length, first.stats.fetched], [60, 60]);
	const second = await sync({ requestsPerHour: 100 });
	assert.deepEqual([second.unconfirmed.length, second.stats.fetched, second.stale], [60, 20, undefined]);
	clock.pass(3_600_000);
	library.faults.clear();
	for (const _ of ['once', 'twice', 'three times']) await sync({ requestsPerHour: 100 });
	assert.deepEqual((await sync({ requestsPerHour: 100 })).unconfirmed, []);
});
