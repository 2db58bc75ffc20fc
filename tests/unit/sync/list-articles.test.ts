import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, articles } from '../../support/sample.ts';
import { startSync } from '../../support/start-client.ts';

const lists = ({ path }: { path: string }) => path.includes('/articles?');

/** A list that says `total`, whatever it holds. */
function told(total: number, count: number) {
	const data = articles(count).map(({ content: _, ...rest }) => rest);
	return { kind: 'body', path: /articles\?/, body: JSON.stringify({ data, pagination: { total } }) } as const;
}

test('an article that slipped to a page already read is found by reading once more', async (t) => {
	const content = { categories: [], articles: articles(30) };
	const hidden = content.articles[0];
	const { sync, library } = await startSync(t, {
		content,
		maxPageSize: 10,
		onRequest({ path }) {
			// The first leaves the list's head and comes back at its end: the eleventh slips to the first page.
			if (path.includes('page=2') && content.articles[0] === hidden)
				content.articles.push(...content.articles.splice(0, 1));
		},
	});
	const { snapshot, stats } = await sync();
	assert.equal(new Set(snapshot.articles.map(({ slug }) => slug)).size, 30);
	assert.deepEqual([stats.listed, snapshot.unlisted], [30, undefined]);
	assert.equal(library.requests.filter(lists).length, 3 + 3);
});

test('a difference that stays is looked for once, and named from then on', async (t) => {
	const { sync, library } = await startSync(t, { content: { categories: [], articles: articles(5) } });
	library.faults.set([told(8, 5)]);
	const first = await sync();
	assert.deepEqual([first.snapshot.unlisted, first.snapshot.articles.length], [3, 5]);
	const asked = library.requests.filter(lists).length;
	library.requests.length = 0;
	const second = await sync();
	assert.equal(second.snapshot.unlisted, 3);
	assert.equal(library.requests.filter(lists).length, asked / 2, 'no second look for the same difference');
	library.faults.set([told(9, 5)]);
	library.requests.length = 0;
	assert.equal((await sync()).snapshot.unlisted, 4);
	assert.equal(library.requests.filter(lists).length, asked, 'but for another one');
	library.faults.clear();
	assert.equal((await sync()).snapshot.unlisted, undefined);
});

test('articles that are not for readers, or have no name, are no difference', async (t) => {
	const nameless = article('x', { overrides: { id: null, slug: null } });
	const content = {
		categories: [],
		articles: [...articles(3), article('d', { overrides: { status: 'draft' } }), nameless],
	};
	const { sync, library } = await startSync(t, { content });
	const { snapshot } = await sync();
	assert.deepEqual([snapshot.articles.length, snapshot.unlisted], [3, undefined]);
	assert.equal(library.requests.filter(lists).length, 1);
});

test('a second look that fails costs nothing of the first', async (t) => {
	const { sync, library } = await startSync(t, { content: { categories: [], articles: articles(5) } });
	const whole = { ...told(8, 5), times: 2 };
	library.faults.set([whole, { kind: 'status', status: 500, path: /articles\?/ }]);
	const { snapshot, stale } = await sync();
	assert.deepEqual([snapshot.articles.length, snapshot.unlisted, stale], [5, undefined, undefined]);
	assert.ok(library.requests.filter(lists).length > 3);
});

test('a list that ignores its pages is read to no end, and what is missing is named', async (t) => {
	const { sync, library } = await startSync(t, {
		content: { categories: [], articles: articles(20) },
		maxPageSize: 5,
		paging: 'ignored',
	});
	library.faults.set([told(20, 5)]);
	const { snapshot } = await sync();
	assert.deepEqual([snapshot.articles.length, snapshot.unlisted], [5, 15]);
	assert.equal(library.requests.filter(lists).length, 4);
});
