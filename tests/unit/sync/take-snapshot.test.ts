import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LibraryError, LibraryRefused, LibraryShrunk, TeamUnknown } from '../../../src/model/errors.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { takeSnapshot } from '../../../src/sync/take-snapshot.ts';
import { article, articles, category } from '../../support/sample.ts';
import { startClient } from '../../support/start-client.ts';

const slugs = (snapshot: Snapshot) => snapshot.articles.map(({ slug }) => slug);
const later = '2026-02-01T00:00:00.000Z';

test('reads everything in the Library’s order, and resolves categories by id', async (t) => {
	const content = { categories: [category('billing')], articles: articles(7, () => ({ category: 'billing' })) };
	const steps: string[] = [];
	const { client } = await startClient(t, { content });
	const taken = await takeSnapshot(client, {
		onProgress: ({ label, done, total }) => steps.push(`${label} ${done}/${total}`),
	});
	assert.deepEqual(
		slugs(taken.snapshot),
		content.articles.map(({ slug }) => slug),
	);
	assert.equal(taken.snapshot.articles[0]?.category?.name, 'billing');
	assert.deepEqual([taken.listed, taken.unchanged, taken.fetched, taken.stoppedBy], [7, 0, 7, undefined]);
	assert.deepEqual([steps[0], steps[1], steps.at(-1)], ['Listing 7/7', 'Fetching 0/7', 'Fetching 7/7']);
});

test('requests only changed articles again; counters don’t count as a change, but are updated', async (t) => {
	const content = { categories: [], articles: articles(6) };
	const { client, library } = await startClient(t, { content });
	const { snapshot: previous } = await takeSnapshot(client);
	library.requests.length = 0;
	const [first, second] = content.articles;
	assert.ok(first && second);
	first.views = 99;
	second.title = 'Another title';
	const taken = await takeSnapshot(client, { previous });
	assert.deepEqual([taken.unchanged, taken.fetched, library.requests.length], [5, 1, 3]);
	assert.equal(taken.snapshot.articles[0]?.views, 99);
	assert.equal(taken.snapshot.articles[1]?.title, 'Another title');
});

test('an unchanged article gets the fields that its copy lacks from the list, without a request', async (t) => {
	const excerpt = 'In short';
	const { client, library } = await startClient(t, {
		content: { categories: [], articles: articles(2, () => ({ excerpt })) },
	});
	const { snapshot } = await takeSnapshot(client);
	const copies = snapshot.articles.map((copy) => ({ ...copy, excerpt: undefined, title: 'From its own response' }));
	library.requests.length = 0;
	const taken = await takeSnapshot(client, { previous: { ...snapshot, articles: copies } });
	assert.deepEqual([taken.unchanged, taken.fetched, library.requests.length], [2, 0, 2]);
	assert.deepEqual(
		taken.snapshot.articles.map((copy) => ({ ...copy, content: '' })),
		copies.map((copy) => ({ ...copy, content: '', excerpt })),
	);
});

test('content that the list contains is never requested', async (t) => {
	const content = { categories: [], articles: [article('first'), ...articles(3)] };
	const { client, library } = await startClient(t, { content, contentInList: true });
	const taken = await takeSnapshot(client);
	assert.equal(library.requests.length, 2);
	content.articles[1] = article('article-1', { content: 'new words, old date' });
	const again = await takeSnapshot(client, { previous: taken.snapshot });
	assert.equal(again.snapshot.articles[1]?.content, 'new words, old date');
	assert.equal(library.requests.length, 4);
});

test('an article that is empty in a list with content is requested by itself, once', async (t) => {
	const content = { categories: [], articles: [article('empty', { content: '' }), ...articles(3)] };
	const { client, library } = await startClient(t, { content, contentInList: true });
	const { snapshot: previous } = await takeSnapshot(client);
	assert.deepEqual([previous.articles[0]?.content, library.requests.length], ['', 3]);
	const { unchanged } = await takeSnapshot(client, { previous });
	assert.deepEqual([unchanged, library.requests.length], [4, 5]);
});

for (const none of [null, '', ' \n'])
	test(`articles with ${JSON.stringify(none)} as content in the list are requested`, async (t) => {
		const content = { categories: [], articles: articles(2) };
		const { client, library } = await startClient(t, { content, contentInList: true });
		const nothing = JSON.stringify({ success: true, data: articles(2, () => ({ content: none as never })) });
		library.faults.set([{ kind: 'body', body: nothing, path: /page=/ }]);
		const { snapshot } = await takeSnapshot(client);
		assert.match(snapshot.articles[0]?.content ?? '', /All there is/);
	});

test('an unreadable article is left out and reported, whatever is wrong with it', async (t) => {
	const content = {
		categories: [],
		articles: [...articles(6), article('..'), article('x', { overrides: { id: null, slug: null, title: 'Nameless' } })],
	};
	const { client, library } = await startClient(t, { content }, { timeoutMs: 100 });
	library.faults.set([
		{ kind: 'status', status: 404, path: /article-1$/ },
		{ kind: 'status', status: 500, path: /article-2$/ },
		{ kind: 'cut', path: /article-3$/ },
		{ kind: 'hang', path: /article-4$/ },
		{ kind: 'body', body: JSON.stringify({ id: 'art_other', slug: 'other', title: 'x' }), path: /article-5$/ },
	]);
	const { snapshot, stoppedBy } = await takeSnapshot(client);
	assert.deepEqual(slugs(snapshot), ['article-6']);
	const reasons = snapshot.leftOut.map(({ slug, reason }) => `${slug}: ${reason}`);
	const expected = [
		/-1: .*404/,
		/-2: .*500/,
		/-3: .*cut off/,
		/-4: .*did not answer/,
		/-5: .*other/,
		/^\.\.: .*part of a URL/,
		/^: .*neither slug nor id/,
	];
	assert.equal(reasons.length, expected.length);
	for (const [index, pattern] of expected.entries()) assert.match(reasons[index] ?? '', pattern);
	assert.equal(snapshot.leftOut.at(-1)?.title, 'Nameless');
	assert.equal(stoppedBy, undefined);
});

test('an unreadable article is kept from the previous snapshot, and reported', async (t) => {
	const content = { categories: [], articles: articles(3) };
	const { client, library } = await startClient(t, { content });
	const { snapshot: previous } = await takeSnapshot(client);
	content.articles = articles(3, () => ({ title: 'New', updatedAt: later }));
	library.faults.set([
		{ kind: 'status', status: 500, path: /article-1$/ },
		{ kind: 'status', status: 404, path: /article-2$/ },
	]);
	const taken = await takeSnapshot(client, { previous });
	assert.deepEqual(
		taken.snapshot.articles.map(({ title }) => title),
		['article 1', 'article 2', 'New'],
	);
	assert.deepEqual(
		taken.keptEarlier.map(({ slug }) => slug),
		['article-1', 'article-2'],
	);
	library.faults.clear();
	const healed = await takeSnapshot(client, { previous: taken.snapshot });
	assert.deepEqual([healed.fetched, healed.keptEarlier.length, healed.snapshot.articles[0]?.title], [2, 0, 'New']);
});

for (const [what, content] of [
	['no content', undefined],
	['blocks as content', { blocks: [] }],
	['a number as content', 7],
] as const) {
	test(`a response with ${what} is rejected: the article is kept from the previous snapshot, or left out and reported`, async (t) => {
		const own = { ...article('article-1'), content };
		const list = { categories: [], articles: articles(2) };
		const { client, library } = await startClient(t, { content: list });
		const { snapshot: previous } = await takeSnapshot(client);
		list.articles = articles(2, () => ({ title: 'New', updatedAt: later }));
		library.faults.set([
			{ kind: 'body', body: JSON.stringify({ data: own, meta: { requestId: 'req_7' } }), path: /article-1$/ },
		]);
		const taken = await takeSnapshot(client, { previous });
		assert.deepEqual(
			taken.snapshot.articles.map(({ content }) => content),
			previous.articles.map(({ content }) => content),
		);
		assert.match(taken.keptEarlier[0]?.reason ?? '', /“article-1” .*content.*cStar.*\(request req_7\)$/);
		const first = await takeSnapshot(client);
		assert.deepEqual([slugs(first.snapshot), first.snapshot.leftOut[0]?.slug], [['article-2'], 'article-1']);
	});
}

test('an article whose response has empty content, or null, is empty', async (t) => {
	for (const content of ['', null]) {
		const { client } = await startClient(t, {
			content: { categories: [], articles: [article('a', { overrides: { content } })] },
		});
		const { snapshot } = await takeSnapshot(client);
		assert.deepEqual([snapshot.articles[0]?.content, snapshot.leftOut], ['', []]);
	}
});

test('without ids a response with another slug is rejected, but not one with another spelling of the slug', async (t) => {
	const overrides = { id: null };
	const { client, library } = await startClient(t, {
		content: { categories: [], articles: [article('My first-steps', { overrides }), article('b', { overrides })] },
	});
	library.faults.set([
		{ kind: 'body', body: '{"slug":"my-first-steps","content":"x"}', path: /first-steps$/ },
		{ kind: 'body', body: '{"id":"art_9","slug":"welcome","content":"x"}', path: /b$/ },
	]);
	const { snapshot } = await takeSnapshot(client);
	assert.deepEqual(slugs(snapshot), ['My first-steps']);
	assert.match(snapshot.leftOut[0]?.reason ?? '', /“welcome” instead of “b”/);
});

test('messages contain no control characters, whatever slug the Library sends', async (t) => {
	const slug = 'a\u001b]0;owned\u0007\nb\u202ec';
	const { client, library } = await startClient(t, {
		content: { categories: [], articles: [article(slug), article('b')] },
	});
	library.faults.set([
		{ kind: 'body', body: JSON.stringify({ slug, status: 'draft' }), path: /articles\/a/ },
		{ kind: 'body', body: JSON.stringify({ id: 'x', slug, content: 'x' }), path: /articles\/b$/ },
	]);
	const { snapshot } = await takeSnapshot(client);
	assert.deepEqual(
		snapshot.leftOut.map(({ reason }) => reason.replace(/\. .*/, '')),
		[
			'The article “a ]0;owned b c” is not published, or not public.',
			'The Library answered with “a ]0;owned b c” instead of “b”',
		],
	);
});

test('an article missing from the list is gone only if its own response says so', async (t) => {
	const content = { categories: [], articles: articles(6) };
	const { client, library } = await startClient(t, { content });
	const { snapshot: previous } = await takeSnapshot(client);
	const [, second, third, fourth] = content.articles;
	assert.ok(second && third && fourth);
	content.articles = content.articles.filter((item) => item !== second);
	third.overrides = { status: 'draft' };
	// The fourth is missing from the list, but can still be read by itself. The fifth can't be read.
	const shown = content.articles.filter((item) => item !== fourth && item.slug !== 'article-5');
	library.faults.set([
		{
			kind: 'body',
			body: JSON.stringify(shown.map(({ overrides, content: _, ...rest }) => ({ ...rest, ...overrides }))),
			path: /page=/,
		},
		{ kind: 'status', status: 500, path: /article-5$/ },
	]);
	const taken = await takeSnapshot(client, { previous });
	assert.deepEqual(slugs(taken.snapshot).sort(), ['article-1', 'article-4', 'article-5', 'article-6']);
	assert.deepEqual(
		taken.gone.map(({ slug }) => slug),
		['article-2', 'article-3'],
	);
	assert.deepEqual(
		taken.keptEarlier.map(({ slug }) => slug),
		['article-5'],
	);
});

test('an article whose own response says that it is a draft is removed at once, whatever the list says', async (t) => {
	const { client, library } = await startClient(t, { content: { categories: [], articles: articles(2) } });
	const { snapshot: previous } = await takeSnapshot(client);
	const list = articles(2, () => ({ updatedAt: later })).map(({ content: _, ...rest }) => rest);
	library.faults.set([
		{ kind: 'body', body: JSON.stringify(list), path: /page=/ },
		{ kind: 'body', body: '{"slug":"article-1","status":"draft","content":"secret"}', path: /article-1$/ },
	]);
	const { snapshot, keptEarlier, gone } = await takeSnapshot(client, { previous });
	assert.deepEqual([slugs(snapshot), keptEarlier], [['article-2'], []]);
	assert.match(gone[0]?.reason ?? '', /not published/);
	assert.match((await takeSnapshot(client)).snapshot.leftOut[0]?.reason ?? '', /not published/);
});

test('if the list contains ids only, the slug comes from the article’s own response', async (t) => {
	const { client, library } = await startClient(t, { content: { categories: [], articles: articles(2) } });
	library.faults.set([
		{ kind: 'body', body: '[{"id":"art_1"}]', path: /page=/ },
		{ kind: 'body', body: '{"id":"art_1","slug":"a","title":"A","content":"x"}', path: /art_1$/ },
	]);
	const { snapshot: previous } = await takeSnapshot(client);
	assert.deepEqual([previous.articles[0]?.slug, previous.articles[0]?.title], ['a', 'A']);
	assert.equal((await takeSnapshot(client, { previous })).unchanged, 1);
});

test('many gone articles do not count as an outage', async (t) => {
	const { client, library } = await startClient(t, { content: { categories: [], articles: articles(30) } });
	library.faults.set([{ kind: 'status', status: 404, path: /article-1?.$/ }]);
	const { snapshot, stoppedBy } = await takeSnapshot(client);
	assert.deepEqual([snapshot.articles.length, snapshot.leftOut.length, stoppedBy], [11, 19, undefined]);
});

test('a renamed article is recognised by its id, and one with a new id by its slug', async (t) => {
	const content = { categories: [], articles: [article('old'), article('kept')] };
	const { client, library } = await startClient(t, { content });
	const { snapshot: previous } = await takeSnapshot(client);
	content.articles = [article('new', { id: content.articles[0]?.id ?? '' }), article('kept', { id: 'art_fresh' })];
	library.requests.length = 0;
	const taken = await takeSnapshot(client, { previous });
	assert.deepEqual(slugs(taken.snapshot), ['new', 'kept']);
	assert.deepEqual([taken.gone, taken.keptEarlier, library.requests.length], [[], [], 4]);
});

test('a slug that another article has taken over belongs to that article', async (t) => {
	const content = { categories: [], articles: [article('a', { id: 'art_1' }), article('b', { id: 'art_2' })] };
	const { client } = await startClient(t, { content });
	const { snapshot: previous } = await takeSnapshot(client);
	content.articles = [article('a', { id: 'art_2' })];
	const taken = await takeSnapshot(client, { previous });
	assert.deepEqual(
		taken.snapshot.articles.map(({ id }) => id),
		['art_2'],
	);
	assert.deepEqual([taken.gone.length, taken.snapshot.leftOut], [1, []]);
});

test('of two articles with the same slug the newer one is kept, and the other is reported', async (t) => {
	const twins = [
		article('a', { id: 'art_1', title: 'Old' }),
		article('a', { id: 'art_2', title: 'New', updatedAt: later }),
	];
	for (const list of [twins, [...twins].reverse()]) {
		const { client } = await startClient(t, { content: { categories: [], articles: list }, contentInList: true });
		const { snapshot } = await takeSnapshot(client);
		assert.deepEqual(
			snapshot.articles.map(({ title }) => title),
			['New'],
		);
		assert.deepEqual(
			snapshot.leftOut.map(({ title }) => title),
			['Old'],
		);
	}
});

test('articles dropped because of the same id are reported, but not an article that the list contains twice', async (t) => {
	const overrides = { id: 0 };
	const list = [
		article('a', { overrides }),
		article('b', { overrides, updatedAt: later }),
		article('c', { overrides }),
	];
	const twice = [
		...list,
		...list,
		article('d', { title: 'Before' }),
		article('d', { title: 'After', updatedAt: later }),
	];
	const { client } = await startClient(t, { content: { categories: [], articles: twice }, contentInList: true });
	const { snapshot } = await takeSnapshot(client);
	assert.deepEqual(slugs(snapshot), ['b', 'd']);
	assert.deepEqual(
		snapshot.leftOut.map(({ slug, reason }) => `${slug}: ${reason}`),
		['a: Another article has its id: “b”.', 'c: Another article has its id: “b”.'],
	);
	const back = [...list, article('a', { overrides, updatedAt: '2027-01-01T00:00:00.000Z' })];
	const again = await startClient(t, { content: { categories: [], articles: back }, contentInList: true });
	const { snapshot: last } = await takeSnapshot(again.client);
	assert.deepEqual(
		[slugs(last), last.leftOut.map(({ slug }) => slug).sort()],
		[['a'], ['b', 'c']],
		'no article is both shown and left out',
	);
});

test('a rejected key stops the pass, and the error says why', async (t) => {
	const content = { categories: [], articles: articles(40) };
	const { client, library } = await startClient(t, { content });
	const { snapshot: previous } = await takeSnapshot(client);
	for (const one of content.articles) one.updatedAt = later;
	library.faults.set([{ kind: 'status', status: 401, path: '/articles/article-' }]);
	library.requests.length = 0;
	const { stoppedBy, snapshot } = await takeSnapshot(client, { previous });
	assert.match(stoppedBy?.message ?? '', /401/);
	assert.ok(library.requests.length < 20, `${library.requests.length} requests`);
	assert.equal(snapshot.articles.length, 40);
});

test('of two categories with the same slug the newer one gets the articles of both, and the other is reported', async (t) => {
	const [old, fresh] = [
		{ ...category('billing', { name: 'Old billing' }), updatedAt: '2025-01-01T00:00:00Z' },
		{ ...category('billing', { id: 'cat_2', name: 'New billing' }), updatedAt: later },
	];
	for (const categories of [
		[old, fresh],
		[fresh, old, old],
	]) {
		const content = {
			categories,
			articles: [article('a', { overrides: { categoryId: old.id } }), article('b', { category: 'billing' })],
		};
		const { client } = await startClient(t, { content });
		const { snapshot, duplicateCategories } = await takeSnapshot(client);
		assert.deepEqual(
			[...snapshot.categories, ...snapshot.articles.map(({ category }) => category)].map((each) => each?.name),
			['New billing', 'New billing', 'New billing'],
		);
		assert.deepEqual(duplicateCategories[0], {
			slug: 'billing',
			title: 'Old billing',
			reason: 'Another category has this slug.',
		});
		assert.deepEqual(snapshot.leftOut, [], 'no article is left out');
	}
	const undated = [category('billing', { name: 'First' }), category('billing', { id: 'cat_2', name: 'Second' })];
	const { client } = await startClient(t, { content: { categories: undated, articles: articles(1) } });
	const { snapshot, duplicateCategories } = await takeSnapshot(client);
	assert.deepEqual([snapshot.categories[0]?.name, duplicateCategories[0]?.title], ['First', 'Second']);
});

test('a list that changes while it is read leads to every article once', async (t) => {
	const content = { categories: [], articles: articles(12) };
	const onRequest = ({ path }: { path: string }) => {
		if (path.includes('page=2') && content.articles.length === 12) content.articles.unshift(article('brand-new'));
	};
	const { client, library } = await startClient(t, { content, maxPageSize: 5, contentInList: true, onRequest });
	const { snapshot } = await takeSnapshot(client);
	assert.equal(new Set(slugs(snapshot)).size, 13);
	assert.deepEqual([snapshot.articles.length, snapshot.leftOut, snapshot.unlisted], [13, [], undefined]);
	// The total showed that an article had moved to a page already read: three pages, and the same three again.
	assert.equal(library.requests.length, 1 + 3 + 3);
});

test('an empty or much shorter list counts as an outage if there is a previous snapshot, unless it may shrink', async (t) => {
	const content = { categories: [category('billing')], articles: articles(40, () => ({ category: 'billing' })) };
	const { client } = await startClient(t, { content });
	const { snapshot: previous } = await takeSnapshot(client);
	for (const count of [0, 20, 27]) {
		content.articles = articles(count);
		await assert.rejects(takeSnapshot(client, { previous }), LibraryShrunk);
	}
	const shrunk = await takeSnapshot(client, { previous, allowShrink: true });
	assert.deepEqual([shrunk.snapshot.articles.length, shrunk.gone.length], [27, 13]);
	content.articles = articles(30, () => ({ category: 'billing' }));
	assert.equal((await takeSnapshot(client, { previous })).gone.length, 10);
	content.categories = [];
	await assert.rejects(takeSnapshot(client, { previous }), LibraryShrunk);
});

test('after many server errors in a row, the remaining articles are not requested', async (t) => {
	const { client, library } = await startClient(t, { content: { categories: [], articles: articles(60) } });
	library.faults.set([{ kind: 'status', status: 500, path: /articles\/article/, after: 5 }]);
	const { snapshot, stoppedBy } = await takeSnapshot(client);
	assert.ok(stoppedBy instanceof LibraryRefused);
	assert.deepEqual([snapshot.articles.length, snapshot.leftOut.length], [5, 55]);
	assert.ok(library.requests.length < 70);
});

for (const [what, fault] of [
	['a 403 response', { kind: 'status', status: 403, code: 'insufficient_permissions' }],
	['a response of another shape', { kind: 'body', body: '{"success":true,"data":{"title":"x"}}' }],
] as const) {
	test(`many articles in a row with ${what} don’t count as an outage, and the others are read`, async (t) => {
		const members = Array.from({ length: 14 }, (_, index) => article(`members-${index}`));
		const content = { categories: [], articles: articles(20) };
		const { client, library } = await startClient(t, { content });
		const { snapshot: before } = await takeSnapshot(client);
		library.faults.set([{ ...fault, path: /members-\d+$/ }]);
		content.articles = [...members, ...articles(21, () => ({ title: 'New', updatedAt: later }))];
		for (const previous of [undefined, before]) {
			const { snapshot, stoppedBy, keptEarlier } = await takeSnapshot(client, { previous });
			assert.deepEqual([snapshot.leftOut.length, keptEarlier.length, stoppedBy], [14, 0, undefined]);
			assert.equal(snapshot.articles.filter(({ title }) => title === 'New').length, 21);
		}
	});
}

test('a 403 between server errors does not interrupt their row', async (t) => {
	const content = { categories: [], articles: articles(60) };
	const { client, library } = await startClient(t, { content });
	library.faults.set([
		{ kind: 'status', status: 403, path: /articles\/article-\d*0$/ },
		{ kind: 'status', status: 500, path: /articles\/article/, after: 5 },
	]);
	const { snapshot, stoppedBy } = await takeSnapshot(client);
	assert.ok(stoppedBy instanceof LibraryRefused && stoppedBy.status === 500);
	assert.deepEqual([snapshot.articles.length, library.requests.length < 70], [5, true]);
});

test('articles that were left out last time are requested last, after new and changed ones', async (t) => {
	const content = { categories: [], articles: [article('members'), ...articles(3)] };
	const { client, library } = await startClient(t, { content });
	library.faults.set([{ kind: 'status', status: 403, path: /members$/ }]);
	const { snapshot: previous } = await takeSnapshot(client);
	content.articles = [article('members'), article('brand-new'), ...articles(2, () => ({ updatedAt: later }))];
	library.requests.length = 0;
	await takeSnapshot(client, { previous });
	const requested = library.requests.map(({ path }) => path.split('/').at(-1));
	assert.deepEqual([requested.length, requested.at(-1)], [7, 'members']);
});

test('an unknown team is reported as TeamUnknown', async (t) => {
	const { client, library } = await startClient(t, {}, { team: 'nobody' });
	await assert.rejects(takeSnapshot(client), (error) => {
		assert.ok(error instanceof TeamUnknown && error instanceof LibraryError);
		return error.message.startsWith(`No library called “nobody” at ${library.url.origin}. Check CSTAR_TEAM.`);
	});
});
