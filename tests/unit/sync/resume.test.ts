import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { FirstCopyUnfinished, LibraryRefused, LibraryShrunk } from '../../../src/model/errors.ts';
import { article, articles } from '../../support/sample.ts';
import { startSync } from '../../support/start-client.ts';

const HOUR = 3_600_000;
const later = '2026-02-01T00:00:00.000Z';
const cut = { kind: 'status', status: 429, retryAfter: 900 } as const;

test('a thousand articles at 200 requests per hour take six hourly runs, and nothing is requested twice', async (t) => {
	const content = { categories: [], articles: articles(1_000) };
	const { sync, library, clock } = await startSync(t, { content, requestsPerHour: 200 });
	const counts: number[] = [];
	for (let run = 1; run <= 5; run += 1) {
		await assert.rejects(sync({ requestsPerHour: 200 }), (error) => {
			assert.ok(error instanceof FirstCopyUnfinished);
			assert.equal(error.total, 1_000);
			counts.push(error.done);
			return true;
		});
		clock.pass(HOUR);
	}
	assert.deepEqual(counts, [189, 389, 589, 789, 989]);
	assert.equal(library.requests.length, 1_000);
	const { snapshot, stats, stale } = await sync({ requestsPerHour: 200 });
	assert.deepEqual([snapshot.articles.length, stats.listed, stats.fetched, stale], [1_000, 1_000, 1_000, undefined]);
	// Eleven articles, and the list once more, because the pass began hours ago. Nothing has changed.
	assert.equal(stats.requestsUsed, 11 + 11);
	assert.equal(new Set(library.requests.map(({ path }) => path)).size, 1_011);
	assert.equal(snapshot.takenAt, new Date(clock.now()).toISOString());
	assert.deepEqual(clock.slept, [], 'no run had to wait');
});

test('a run with enough time reads a thousand articles', async (t) => {
	const content = { categories: [], articles: articles(1_000) };
	const { sync, library, clock } = await startSync(t, { content, requestsPerHour: 200 });
	const begun = clock.now();
	const { snapshot, stats } = await sync({ requestsPerHour: 200, syncMaxWait: 6 * 3_600 });
	assert.deepEqual([snapshot.articles.length, library.requests.length], [1_000, 1_011]);
	assert.equal(stats.seconds, 5 * 3_600);
	assert.equal(snapshot.takenAt, new Date(begun).toISOString());
});

test('a list that takes more than one hour’s requests is resumed at its page', async (t) => {
	const content = { categories: [], articles: articles(100) };
	const { sync, library, clock } = await startSync(t, { content, contentInList: true, maxPageSize: 5 });
	const pages = () => library.requests.splice(0).map(({ path }) => Number(/[?&]page=(\d+)/.exec(path)?.[1] ?? 0));
	await assert.rejects(sync({ requestsPerHour: 8 }), FirstCopyUnfinished);
	assert.deepEqual(pages(), [0, 1, 2, 3, 4, 5, 6, 7]);
	clock.pass(HOUR);
	await assert.rejects(sync({ requestsPerHour: 8 }), (error) => {
		return error instanceof FirstCopyUnfinished && error.done === 75 && error.total === 100;
	});
	assert.deepEqual(pages(), [8, 9, 10, 11, 12, 13, 14, 15]);
	clock.pass(HOUR);
	const { snapshot, stale } = await sync({ requestsPerHour: 8 });
	assert.deepEqual(pages(), [16, 17, 18, 19, 20, 0, 1, 2]);
	assert.equal(snapshot.articles.length, 100);
	// What was read over three hours is complete. The pass for later changes is resumed in the next run.
	assert.equal(snapshot.takenAt, '2026-11-22T02:12:00.000Z');
	assert.match(stale?.reason ?? '', /requests to the Library are spent/);
	clock.pass(HOUR);
	assert.equal((await sync({ requestsPerHour: 8 })).snapshot.articles.length, 100);
	assert.deepEqual(pages(), [3, 4, 5, 6, 7, 8, 9, 10]);
});

test('changes since an old pass began are found in the same run', async (t) => {
	const content = { categories: [], articles: articles(20) };
	const { sync, library, clock } = await startSync(t, { content });
	library.faults.set([{ ...cut, path: /articles\/article/, after: 5 }]);
	await assert.rejects(sync(), FirstCopyUnfinished);
	library.faults.clear();
	content.articles[0] = article('article-1', { title: 'Edited', updatedAt: later });
	content.articles.push(article('brand-new'));
	clock.pass(2 * HOUR);
	library.requests.length = 0;
	const { snapshot, stats, stale } = await sync();
	assert.deepEqual([snapshot.articles.length, snapshot.articles[0]?.title, stale], [21, 'Edited', undefined]);
	assert.deepEqual([stats.listed, stats.fetched, stats.unchanged], [21, 22, 0]);
	assert.equal(library.requests.length, 15 + 2 + 2);
});

test('a pass that was finished late is published even if the next pass fails', async (t) => {
	const content = { categories: [], articles: articles(20) };
	const { sync, library, clock, dataDir } = await startSync(t, { content });
	library.faults.set([{ ...cut, path: /articles\/article/, after: 5 }]);
	await assert.rejects(sync(), FirstCopyUnfinished);
	clock.pass(2 * HOUR);
	library.faults.set([{ kind: 'status', status: 503, path: /categories/ }]);
	const { snapshot, stats, stale } = await sync();
	assert.deepEqual([snapshot.articles.length, snapshot.takenAt], [20, '2026-11-22T02:12:00.000Z']);
	assert.match(stale?.reason ?? '', /503/);
	assert.deepEqual([stats.listed, stats.fetched], [20, 20]);
	await assert.rejects(stat(join(dataDir, 'sample', 'journal.ndjson')), { code: 'ENOENT' });
});

test('a pass that can’t finish publishes the previous snapshot with the updated articles, and the next run resumes it', async (t) => {
	const content = { categories: [], articles: articles(40) };
	const { sync, library, clock } = await startSync(t, { content, maxPageSize: 10 });
	const first = await sync();
	clock.pass(HOUR);
	content.articles = articles(40, () => ({ title: 'New', updatedAt: later }));
	library.faults.set([{ ...cut, path: /articles\/article/, after: 10 }]);
	const second = await sync();
	assert.equal(second.snapshot.articles.filter(({ title }) => title === 'New').length, 10);
	assert.deepEqual([second.snapshot.takenAt, second.keptEarlier.length], [first.snapshot.takenAt, 30]);
	library.faults.clear();
	library.requests.length = 0;
	const third = await sync();
	assert.equal(library.requests.length, 30, 'neither the list nor the ten articles are requested again');
	assert.equal(third.snapshot.articles.filter(({ title }) => title === 'New').length, 40);
	assert.deepEqual(
		[third.stale, third.keptEarlier, third.stats.since],
		[undefined, [], new Date(clock.now()).toISOString()],
	);
});

test('a list that failed at a page is resumed there, and the articles before it are already shown', async (t) => {
	const content = { categories: [], articles: articles(40) };
	const { sync, library, clock } = await startSync(t, { content, contentInList: true, maxPageSize: 10 });
	await sync();
	clock.pass(HOUR);
	content.articles = articles(41, () => ({ title: 'New', updatedAt: later }));
	library.faults.set([{ kind: 'status', status: 502, path: /page=3/ }]);
	const second = await sync();
	assert.equal(second.snapshot.articles.filter(({ title }) => title === 'New').length, 20);
	assert.deepEqual([second.snapshot.articles.length, second.stale?.error instanceof LibraryRefused], [40, true]);
	library.faults.clear();
	library.requests.length = 0;
	const third = await sync();
	assert.deepEqual([third.snapshot.articles.length, third.stale], [41, undefined]);
	assert.deepEqual(
		library.requests.map(({ path }) => /page=\d/.exec(path)?.[0]),
		['page=3', 'page=4', 'page=5'],
	);
});

test('if a page fails for days, the list and the categories are still read again after an hour', async (t) => {
	const content = { categories: [], articles: articles(40) };
	const { sync, library, clock, dataDir } = await startSync(t, { content, contentInList: true, maxPageSize: 10 });
	await sync();
	const paths = () => library.requests.splice(0).map(({ path }) => /categories|page=\d/.exec(path)?.[0]);
	const edit = (title: string) => {
		content.articles = articles(40, () => ({ title, updatedAt: later }));
	};
	const titles = async () => {
		const { snapshot, stale } = await sync();
		assert.ok(stale?.error instanceof LibraryRefused);
		return [snapshot.articles.length, snapshot.articles[0]?.title, snapshot.articles[39]?.title];
	};
	library.faults.set([{ kind: 'status', status: 500, path: /page=3/ }]);
	clock.pass(HOUR);
	edit('Second');
	paths();
	assert.deepEqual(await titles(), [40, 'Second', 'article 40']);
	assert.deepEqual(paths().slice(0, 4), ['categories', 'page=1', 'page=2', 'page=3']);
	edit('Third');
	clock.pass(HOUR / 2);
	assert.deepEqual(await titles(), [40, 'Second', 'article 40'], 'within the hour the pass is resumed');
	assert.deepEqual(new Set(paths()), new Set(['page=3']));
	clock.pass(HOUR);
	await titles();
	await assert.rejects(stat(join(dataDir, 'sample', 'journal.ndjson')), { code: 'ENOENT' });
	paths();
	assert.deepEqual(await titles(), [40, 'Third', 'article 40']);
	assert.deepEqual(paths().slice(0, 4), ['categories', 'page=1', 'page=2', 'page=3']);
});

test('an old pass is resumed for a first snapshot whatever stopped it, and for a later one after a 429', async (t) => {
	const content = { categories: [], articles: articles(40) };
	const { sync, library, clock } = await startSync(t, { content, contentInList: true, maxPageSize: 10 });
	const down = { kind: 'status', status: 500, path: /page=3/ } as const;
	library.faults.set([down]);
	for (let run = 0; run < 3; run += 1) {
		library.requests.length = 0;
		await assert.rejects(sync(), LibraryRefused);
		clock.pass(2 * HOUR);
	}
	assert.ok(library.requests.every(({ path }) => path.includes('page=3')));
	library.faults.clear();
	await sync();
	library.faults.set([{ ...cut, path: /page=3/ }]);
	await sync();
	clock.pass(2 * HOUR);
	library.requests.length = 0;
	await sync();
	assert.ok(library.requests.every(({ path }) => path.includes('page=3')));
});

test('a first snapshot for which no article could be read is retried from the beginning', async (t) => {
	const { sync, library } = await startSync(t, { content: { categories: [], articles: articles(15) } });
	library.faults.set([{ kind: 'status', status: 403, path: '/articles/article-' }]);
	for (let run = 0; run < 2; run += 1) await assert.rejects(sync(), /403/);
	library.faults.clear();
	assert.equal((await sync()).snapshot.articles.length, 15);
});

test('after a kill between its last response and its end, the next run sends no request', async (t) => {
	const { sync, library, dataDir } = await startSync(t, { content: { categories: [], articles: articles(10) } });
	const path = join(dataDir, 'sample', 'journal.ndjson');
	let journalAtKill = '';
	const first = await sync({
		onProgress: ({ label, done }) => {
			if (label === 'Fetching' && done === 10) journalAtKill = readFileSync(path, 'utf8');
		},
	});
	for (const isSaved of [true, false]) {
		await writeFile(path, journalAtKill);
		if (!isSaved) await rm(join(dataDir, 'sample', 'library.ndjson'));
		library.requests.length = 0;
		assert.deepEqual((await sync()).snapshot, first.snapshot);
		assert.deepEqual(library.requests, []);
		await assert.rejects(stat(path), { code: 'ENOENT' });
	}
});

test('the journal is deleted if its responses would lead to the same end again', async (t) => {
	const content = { categories: [], articles: articles(40) };
	const { sync, library, dataDir } = await startSync(t, { content, maxPageSize: 10 });
	const journal = () => stat(join(dataDir, 'sample', 'journal.ndjson'));
	await sync();
	const all = content.articles;
	content.articles = all.slice(0, 20);
	assert.ok((await sync()).stale?.error instanceof LibraryShrunk);
	await assert.rejects(journal(), { code: 'ENOENT' });
	content.articles = all;
	assert.equal((await sync()).stale, undefined);
	// The list says that it has four pages, but the third no longer exists.
	library.faults.set([{ kind: 'status', status: 404, path: /page=3/ }]);
	assert.ok((await sync()).stale?.error instanceof LibraryRefused);
	await assert.rejects(journal(), { code: 'ENOENT' });
	library.faults.set([{ kind: 'status', status: 404 }]);
	assert.ok((await sync()).stale);
	await assert.rejects(journal(), { code: 'ENOENT' });
});

test('a resumed run does not request articles again that are gone or drafts', async (t) => {
	const content = { categories: [], articles: articles(6) };
	const { sync, library, dataDir } = await startSync(t, { content });
	library.faults.set([
		{ kind: 'status', status: 404, path: /article-1$/ },
		{ kind: 'status', status: 410, path: /article-2$/ },
		{ kind: 'body', body: '{"slug":"article-3","status":"draft","content":"secret"}', path: /article-3$/ },
		{ ...cut, path: /article-6$/ },
	]);
	await assert.rejects(sync(), FirstCopyUnfinished);
	assert.doesNotMatch(await readFile(join(dataDir, 'sample', 'journal.ndjson'), 'utf8'), /secret/);
	library.faults.clear();
	library.requests.length = 0;
	const { snapshot } = await sync();
	assert.deepEqual(
		library.requests.map(({ path }) => path.split('/').at(-1)),
		['article-6'],
	);
	assert.deepEqual(
		snapshot.leftOut.map(({ slug, reason }) => `${slug} ${/404|410|not published/.exec(reason)?.[0]}`),
		['article-1 404', 'article-2 410', 'article-3 not published'],
	);
});

test('a first snapshot is finished even if more articles fail than an hour has requests', async (t) => {
	const members = Array.from({ length: 24 }, (_, index) => article(`members-${index}`));
	const content = { categories: [], articles: [...members, ...articles(6)] };
	const { sync, library, clock } = await startSync(t, { content });
	library.faults.set([
		{ kind: 'status', status: 403, path: /members-1\d$/ },
		{ kind: 'body', body: '{"success":true,"data":{}}', path: /members-\d+$/ },
	]);
	for (let run = 0; run < 3; run += 1) {
		await assert.rejects(sync({ requestsPerHour: 10 }), FirstCopyUnfinished);
		clock.pass(HOUR);
	}
	const { snapshot } = await sync({ requestsPerHour: 100 });
	assert.deepEqual([snapshot.articles.length, snapshot.leftOut.length], [6, 24]);
	const requests = library.requests.filter(({ path }) => /articles\/./.test(path)).slice(0, 30);
	assert.equal(new Set(requests.map(({ path }) => path)).size, 30, 'each was requested once');
	assert.match(snapshot.leftOut.map(({ reason }) => reason).join('\n'), /403[\s\S]*shape/);
});

test('a list that is read in smaller pages is resumed in those, although the journal contains larger ones', async (t) => {
	const long = 'x'.repeat(1_000);
	const content = { categories: [], articles: articles(250, (n) => ({ content: n > 200 ? long : 'short' })) };
	const { sync, library } = await startSync(t, { content, contentInList: true });
	const page = () => library.requests.splice(0).map(({ path }) => /page=\d+&pageSize=\d+/.exec(path)?.[0]);
	library.faults.set([{ ...cut, path: /page=12&pageSize=20/ }]);
	await assert.rejects(sync({ maxBytes: 60_000 }), FirstCopyUnfinished);
	assert.deepEqual(page().slice(1, 5), [
		'page=1&pageSize=100',
		'page=2&pageSize=100',
		'page=3&pageSize=100',
		'page=1&pageSize=20',
	]);
	library.faults.clear();
	const { snapshot } = await sync({ maxBytes: 60_000 });
	assert.deepEqual([snapshot.articles.length, snapshot.leftOut, snapshot.unlisted], [250, [], undefined]);
	assert.deepEqual(page(), ['page=3&pageSize=100', 'page=12&pageSize=20', 'page=13&pageSize=20']);
});

test('two builds in one hour together stay within the limit, without a 429', async (t) => {
	const content = { categories: [], articles: articles(150) };
	const { sync, library, clock } = await startSync(t, { content, requestsPerHour: 200 });
	await sync({ requestsPerHour: 200 });
	clock.pass(HOUR / 2);
	content.articles = articles(150, () => ({ updatedAt: later }));
	const { stale, stats } = await sync({ requestsPerHour: 200 });
	assert.deepEqual([library.requests.length, stats.requestsLeft, stats.fetched, clock.slept], [200, 0, 44, []]);
	assert.match(stale?.reason ?? '', /requests to the Library are spent; the next is free at 2026-11-22T03:12Z/);
});

test('a pass through the keyed API is resumed, too, and nothing private is written to disk', async (t) => {
	const draft = article('secret-draft', { status: 'draft', title: 'secret title', content: 'secret words' });
	const content = {
		categories: [],
		articles: [...articles(8, () => ({ notes: 'secret notes' })), draft, article('x', { isPublic: false })],
	};
	const { sync, library, dataDir } = await startSync(t, {
		content,
		v1ContentInList: false,
		v1Filters: false,
		etag: true,
	});
	const apiKey = 'sk_live_resume';
	library.faults.set([{ ...cut, path: /articles\/art_/, after: 5 }]);
	await assert.rejects(sync({ apiKey }), (error) => error instanceof FirstCopyUnfinished && error.done === 5);
	const folder = join(dataDir, 'sample');
	const onDisk = async () =>
		(await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
	assert.match(await onDisk(), /article-1/);
	assert.doesNotMatch(await onDisk(), /secret|sk_live/);
	library.faults.clear();
	library.requests.length = 0;
	assert.equal((await sync({ apiKey })).snapshot.articles.length, 8);
	// The owner of the key, and the three missing articles.
	assert.equal(library.requests.length, 1 + 3);
	assert.match((await readdir(folder)).join(), /pages\.ndjson/);
	assert.doesNotMatch(await onDisk(), /secret|sk_live/);
	library.requests.length = 0;
	assert.equal((await sync({ apiKey })).stats.unchanged, 8);
	assert.deepEqual(
		library.requests.map(({ headers }) => headers['if-none-match'] !== undefined),
		[false, true, true],
	);
});

test('after a clock that was ahead, a list that needs two runs is still finished, and the copy’s age is not in the future', async (t) => {
	const content = { categories: [], articles: articles(20) };
	const { sync, library, clock } = await startSync(t, { content });
	clock.pass(48 * HOUR);
	await sync();
	clock.pass(-48 * HOUR);
	content.articles = articles(20, () => ({ title: 'New', updatedAt: later }));
	library.faults.set([{ ...cut, path: /articles\/article/, after: 12 }]);
	const first = await sync();
	assert.deepEqual([first.stats.fetched, first.snapshot.takenAt], [12, new Date(clock.now()).toISOString()]);
	clock.pass(HOUR / 2);
	library.faults.clear();
	library.requests.length = 0;
	const second = await sync();
	assert.ok(second.snapshot.articles.every(({ title }) => title === 'New'));
	assert.equal(library.requests.filter(({ path }) => /articles\/article/.test(path)).length, 8);
});

test('what changed while a sync was split by the request budget is published by the run that finishes it', async (t) => {
	const content = { categories: [], articles: articles(12) };
	const { sync } = await startSync(t, { content });
	await assert.rejects(sync({ requestsPerHour: 10 }), FirstCopyUnfinished);
	content.articles[0] = article('article-1', { content: 'new words', updatedAt: later });
	const { snapshot, stale } = await sync({ requestsPerHour: 100 });
	assert.deepEqual([snapshot.articles[0]?.content, stale], ['new words', undefined]);
});

test('without requests for a second look, the run that finishes a split sync says how old its content is', async (t) => {
	const content = { categories: [], articles: articles(12) };
	const { sync, clock } = await startSync(t, { content });
	const begun = new Date(clock.now()).toISOString();
	await assert.rejects(sync({ requestsPerHour: 10 }), FirstCopyUnfinished);
	clock.pass(60_000);
	const { snapshot, stale } = await sync({ requestsPerHour: 15 });
	assert.deepEqual([snapshot.articles.length, snapshot.takenAt], [12, begun]);
	assert.match(stale?.reason ?? '', /began in an earlier run/);
	clock.pass(HOUR);
	assert.equal((await sync({ requestsPerHour: 15 })).stale, undefined);
});
