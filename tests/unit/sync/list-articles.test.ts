import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, articles } from '../../support/sample.ts';
import { startSync } from '../../support/start-client.ts';

const isListRequest = ({ path }: { path: string }) => path.includes('/articles?');

/** A fault: the list has `count` articles, but says that there are `total`. */
function claimTotal(total: number, count: number) {
	const data = articles(count).map(({ content: _, ...rest }) => rest);
	return { kind: 'body', path: /articles\?/, body: JSON.stringify({ data, pagination: { total } }) } as const;
}

test('an article that moved to a page already read is found by reading the list again', async (t) => {
	const content = { categories: [], articles: articles(30) };
	const hidden = content.articles[0];
	const { sync, library } = await startSync(t, {
		content,
		maxPageSize: 10,
		onRequest({ path }) {
			// The first article moves to the end of the list, so the eleventh moves to the first page.
			if (path.includes('page=2') && content.articles[0] === hidden)
				content.articles.push(...content.articles.splice(0, 1));
		},
	});
	const { snapshot, stats } = await sync();
	assert.equal(new Set(snapshot.articles.map(({ slug }) => slug)).size, 30);
	assert.deepEqual([stats.listed, snapshot.unlisted], [30, undefined]);
	assert.equal(library.requests.filter(isListRequest).length, 3 + 3);
});

test('if articles stay missing from the list, it is read again only once, and their number is reported from then on', async (t) => {
	const { sync, library } = await startSync(t, { content: { categories: [], articles: articles(5) } });
	library.faults.set([claimTotal(8, 5)]);
	const first = await sync();
	assert.deepEqual([first.snapshot.unlisted, first.snapshot.articles.length], [3, 5]);
	const count = library.requests.filter(isListRequest).length;
	library.requests.length = 0;
	const second = await sync();
	assert.equal(second.snapshot.unlisted, 3);
	assert.equal(library.requests.filter(isListRequest).length, count / 2, 'no second round for the same difference');
	library.faults.set([claimTotal(9, 5)]);
	library.requests.length = 0;
	assert.equal((await sync()).snapshot.unlisted, 4);
	assert.equal(library.requests.filter(isListRequest).length, count, 'a second round for another difference');
	library.faults.clear();
	assert.equal((await sync()).snapshot.unlisted, undefined);
});

test('articles that are not for readers, or have neither slug nor id, don’t count as missing', async (t) => {
	const nameless = article('x', { overrides: { id: null, slug: null } });
	const content = {
		categories: [],
		articles: [...articles(3), article('d', { overrides: { status: 'draft' } }), nameless],
	};
	const { sync, library } = await startSync(t, { content });
	const { snapshot } = await sync();
	assert.deepEqual([snapshot.articles.length, snapshot.unlisted], [3, undefined]);
	assert.equal(library.requests.filter(isListRequest).length, 1);
});

test('if the second round fails, the result of the first is used', async (t) => {
	const { sync, library } = await startSync(t, { content: { categories: [], articles: articles(5) } });
	const firstRound = { ...claimTotal(8, 5), times: 2 };
	library.faults.set([firstRound, { kind: 'status', status: 500, path: /articles\?/ }]);
	const { snapshot, stale } = await sync();
	assert.deepEqual([snapshot.articles.length, snapshot.unlisted, stale], [5, undefined, undefined]);
	assert.ok(library.requests.filter(isListRequest).length > 3);
});

test('reading a list that ignores the page number ends, and the number of missing articles is reported', async (t) => {
	const { sync, library } = await startSync(t, {
		content: { categories: [], articles: articles(20) },
		maxPageSize: 5,
		paging: 'ignored',
	});
	library.faults.set([claimTotal(20, 5)]);
	const { snapshot } = await sync();
	assert.deepEqual([snapshot.articles.length, snapshot.unlisted], [5, 15]);
	assert.equal(library.requests.filter(isListRequest).length, 4);
});
