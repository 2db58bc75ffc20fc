import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { LibraryMalformed } from '../../../src/model/errors.ts';
import { article, articles, category } from '../../support/sample.ts';
import { startClient, startSync } from '../../support/start-client.ts';

const content = () => ({
	categories: [category('billing')],
	articles: articles(30, () => ({ category: 'billing', content: 'a long, long text' })),
});
const later = '2026-02-01T00:00:00.000Z';

for (const contentInList of [false, true]) {
	test(`an unchanged list ${contentInList ? 'with' : 'without'} content is requested by its ETags`, async (t) => {
		const all = content();
		const { sync, library, dataDir } = await startSync(t, {
			content: all,
			contentInList,
			etag: true,
			maxPageSize: 10,
		});
		const first = await sync();
		assert.ok(library.requests.every(({ headers }) => headers['if-none-match'] === undefined));
		assert.doesNotMatch(await readFile(join(dataDir, 'sample', 'pages.ndjson'), 'utf8'), /a long, long text/);
		for (let round = 0; round < 2; round += 1) {
			library.requests.length = 0;
			const next = await sync();
			assert.deepEqual(next.snapshot.articles, first.snapshot.articles);
			assert.deepEqual(next.snapshot.categories, first.snapshot.categories);
			assert.deepEqual([next.stats.unchanged, next.stats.fetched, next.stale], [30, 0, undefined]);
			assert.equal(library.requests.length, 4);
			assert.ok(library.requests.every(({ headers }) => headers['if-none-match']?.startsWith('W/"')));
		}
		all.articles[14] = article('article-15', { category: 'billing', title: 'New', updatedAt: later });
		const changed = await sync();
		assert.equal(changed.snapshot.articles[14]?.title, 'New');
		assert.equal(changed.stats.unchanged, 29);
	});
}

test('without a snapshot no request has an ETag, because the content is needed', async (t) => {
	const { sync, library, dataDir } = await startSync(t, { content: content(), contentInList: true, etag: true });
	await sync();
	await rm(join(dataDir, 'sample', 'library.ndjson'));
	library.requests.length = 0;
	assert.equal((await sync()).snapshot.articles.length, 30);
	assert.ok(library.requests.every(({ headers }) => headers['if-none-match'] === undefined));
	assert.equal(library.requests.length, 2);
});

test('cached pages that can’t be read, or are of another source, are requested without an ETag', async (t) => {
	const { sync, library, dataDir } = await startSync(t, { content: content(), etag: true });
	await sync();
	const path = join(dataDir, 'sample', 'pages.ndjson');
	const whole = await readFile(path, 'utf8');
	for (const text of ['', 'rubbish', whole.replace('public http', 'v1 http'), whole.replaceAll('"identity"', '"x"')]) {
		await writeFile(path, text);
		library.requests.length = 0;
		assert.equal((await sync()).stats.unchanged, 30);
		const conditional = library.requests.filter(({ headers }) => headers['if-none-match'] !== undefined);
		assert.equal(conditional.length, 0, text.slice(0, 60));
	}
});

test('an article that is not in the snapshot is requested although its page is unchanged', async (t) => {
	const { sync, library } = await startSync(t, { content: content(), etag: true });
	library.faults.set([{ kind: 'status', status: 500, path: /article-7$/ }]);
	assert.equal((await sync()).snapshot.articles.length, 29);
	library.faults.clear();
	library.requests.length = 0;
	const { snapshot, stats } = await sync();
	assert.deepEqual([snapshot.articles.length, stats.fetched, library.requests.length], [30, 1, 3]);
});

test('if the Library sends no ETag, no request has one', async (t) => {
	const { sync, library } = await startSync(t, { content: content() });
	await sync();
	await sync();
	assert.ok(library.requests.every(({ headers }) => headers['if-none-match'] === undefined));
});

test('a 304 response to a request without an ETag is rejected', async (t) => {
	const { client, library } = await startClient(t, { content: content() });
	library.faults.set([{ kind: 'body', status: 304, body: '' }]);
	await assert.rejects(client.categories(), (error) => error instanceof LibraryMalformed && /304/.test(error.message));
	library.faults.set([{ kind: 'body', status: 304, body: '', times: 1 }]);
	assert.equal((await client.categories()).length, 1);
});
