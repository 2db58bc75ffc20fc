import assert from 'node:assert/strict';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import {
	FirstCopyUnfinished,
	isQuotaOrUnfinished,
	LibraryRefused,
	LibraryUnreachable,
	TeamUnknown,
} from '../../../src/model/errors.ts';
import { articles } from '../../support/sample.ts';
import { startSync } from '../../support/start-client.ts';

const HOUR = 3_600_000;
const library40 = () => ({ categories: [], articles: articles(40) });

test('a first sync stores a complete snapshot, the next one requests only the list', async (t) => {
	const { sync, library, dataDir } = await startSync(t, { content: library40() });
	const first = await sync({ requestsPerHour: 200 });
	assert.deepEqual(first.stats, {
		listed: 40,
		unchanged: 0,
		fetched: 40,
		since: undefined,
		leftOut: 0,
		requestsUsed: 42,
		requestsLeft: 158,
		seconds: 0,
	});
	assert.equal(first.stale, undefined);
	library.requests.length = 0;
	const second = await sync({ requestsPerHour: 200 });
	assert.deepEqual(
		[second.stats.unchanged, second.stats.requestsUsed, second.stats.requestsLeft, library.requests.length],
		[40, 2, 156, 2],
	);
	assert.deepEqual(second.snapshot.articles, first.snapshot.articles);
	assert.ok((await readdir(join(dataDir, 'sample'))).includes('library.ndjson'));
});

test('two runs in one hour together stay within the budget, without a 429', async (t) => {
	const { sync, library, clock } = await startSync(t, { content: library40(), requestsPerHour: 30 });
	await assert.rejects(sync({ requestsPerHour: 30 }), (error) => {
		assert.ok(error instanceof FirstCopyUnfinished && isQuotaOrUnfinished(error));
		assert.deepEqual([error.done, error.total], [28, 40]);
		assert.equal(error.nextAt.getTime(), clock.now() + HOUR);
		assert.match(error.message, /^28 of 40 articles have been received\. Run this again after 2026-11-22T03:12Z/);
		return true;
	});
	clock.pass(HOUR / 2);
	await assert.rejects(sync({ requestsPerHour: 30 }), (error) => {
		return error instanceof FirstCopyUnfinished && error.done === 28 && error.total === 40;
	});
	assert.equal(library.requests.length, 30);
	clock.pass(HOUR / 2);
	library.requests.length = 0;
	const { snapshot, stats } = await sync({ requestsPerHour: 30 });
	assert.deepEqual([snapshot.articles.length, snapshot.leftOut], [40, []]);
	// Twelve articles, and the list once more: something may have changed since the first run.
	assert.deepEqual([stats.unchanged, stats.fetched, library.requests.length], [0, 40, 14]);
	assert.equal(stats.since, '2026-11-22T02:12:00.000Z');
});

test('a run with enough time waits for its budget', async (t) => {
	const { sync, clock, library } = await startSync(t, { content: library40(), requestsPerHour: 30 });
	const { snapshot, stats } = await sync({ requestsPerHour: 30, syncMaxWait: 7_200 });
	assert.equal(snapshot.articles.length, 40);
	assert.ok(clock.slept.length > 0 && stats.seconds >= 3_600);
	assert.equal(library.requests.length, 42);
});

test('a 429 with a longer wait than the time left ends the run, and its responses are kept', async (t) => {
	const { sync, library, clock } = await startSync(t, { content: library40() });
	library.faults.set([{ kind: 'status', status: 429, retryAfter: 900, path: /articles\/article/, after: 10 }]);
	await assert.rejects(sync(), (error) => {
		return (
			error instanceof FirstCopyUnfinished && error.done === 10 && error.nextAt.getTime() === clock.now() + 900_000
		);
	});
	library.faults.clear();
	const { stats } = await sync();
	assert.deepEqual([stats.fetched, stats.requestsUsed], [40, 30]);
});

test('the articles of a list that failed halfway are kept, too', async (t) => {
	const { sync, library } = await startSync(t, { content: library40(), contentInList: true, maxPageSize: 10 });
	library.faults.set([{ kind: 'status', status: 429, retryAfter: 900, path: /page=3/ }]);
	await assert.rejects(
		sync(),
		(error) => error instanceof FirstCopyUnfinished && error.done === 20 && error.total === 40,
	);
	library.faults.set([{ kind: 'status', status: 500, path: /page=3/ }]);
	await assert.rejects(sync(), LibraryRefused);
	library.faults.clear();
	assert.equal((await sync()).snapshot.articles.length, 40);
});

test('in an outage the previous snapshot is published, with the reason', async (t) => {
	const content = library40();
	const { sync, library } = await startSync(t, { content });
	const first = await sync();
	for (const fault of [
		{ kind: 'status', status: 401 },
		{ kind: 'status', status: 403 },
		{ kind: 'status', status: 404 },
		{ kind: 'status', status: 500 },
		{ kind: 'status', status: 429, retryAfter: 999 },
		{ kind: 'reset' },
		{ kind: 'hang' },
		{ kind: 'body', body: '<html>' },
		{ kind: 'body', body: '{"success":true,"data":[]}' },
	] as const) {
		library.faults.set([fault]);
		const { snapshot, stale, stats } = await sync({ timeoutMs: 50 });
		assert.deepEqual(snapshot, first.snapshot);
		assert.ok(stale && stale.reason.length > 20, JSON.stringify(fault));
		assert.equal(stats.fetched, 0);
		if (fault.kind === 'status' && fault.status === 404) assert.ok(stale.error instanceof TeamUnknown);
	}
	library.faults.clear();
	assert.equal((await sync()).stale, undefined);
	await library.close();
	assert.ok((await sync()).stale?.error instanceof LibraryUnreachable);
});

test('in an outage halfway, updated articles are published together with earlier copies', async (t) => {
	const content = library40();
	const { sync, library, clock } = await startSync(t, { content });
	const first = await sync();
	clock.pass(HOUR);
	content.articles = articles(41, () => ({ title: 'New', updatedAt: '2026-02-01T00:00:00.000Z' }));
	library.faults.set([{ kind: 'status', status: 429, retryAfter: 900, path: /articles\/article/, after: 5 }]);
	const { snapshot, stale, keptEarlier } = await sync();
	assert.equal(snapshot.articles.filter(({ title }) => title === 'New').length, 5);
	assert.deepEqual([snapshot.articles.length, keptEarlier.length, snapshot.leftOut.length], [41, 36, 0]);
	assert.equal(snapshot.takenAt, first.snapshot.takenAt);
	assert.ok(stale);
	library.faults.clear();
	const healed = await sync();
	assert.deepEqual([healed.stats.fetched, healed.stats.unchanged, healed.stale], [36, 5, undefined]);
});

test('without a previous snapshot an outage is an error, and no snapshot is stored', async (t) => {
	const { sync, library, dataDir } = await startSync(t, { content: library40() });
	library.faults.set([{ kind: 'status', status: 404 }]);
	await assert.rejects(sync(), TeamUnknown);
	library.faults.set([{ kind: 'status', status: 500 }]);
	await assert.rejects(sync(), LibraryRefused);
	await library.close();
	await assert.rejects(sync(), LibraryUnreachable);
	await assert.rejects(stat(join(dataDir, 'sample', 'library.ndjson')), { code: 'ENOENT' });
});

test('a snapshot without articles is not stored, and ignored if an earlier version has stored it', async (t) => {
	const content = { categories: [], articles: articles(0) };
	const { sync, library, dataDir } = await startSync(t, { content });
	const path = join(dataDir, 'sample', 'library.ndjson');
	assert.equal((await sync()).snapshot.articles.length, 0);
	await assert.rejects(stat(path), { code: 'ENOENT' });
	const header = { version: 1, team: 'sample', source: library.url.origin, takenAt: '2026-11-22T02:00:00.000Z' };
	for (const isLeft of [false, true]) {
		if (isLeft) await writeFile(path, `${JSON.stringify({ ...header, articles: 0, leftOut: [] })}\n[]\n`);
		library.faults.set([{ kind: 'status', status: 500 }]);
		await assert.rejects(sync(), LibraryRefused);
		library.faults.set([{ kind: 'status', status: 429, retryAfter: 900 }]);
		await assert.rejects(sync(), FirstCopyUnfinished);
	}
	library.faults.clear();
	content.articles = articles(3);
	assert.equal((await sync()).stats.fetched, 3);
});

test('a sync without time sends no request, and says so', async (t) => {
	const { sync, library } = await startSync(t, { content: library40() });
	await assert.rejects(sync({ syncMaxWait: 0 }), (error) => {
		return error instanceof FirstCopyUnfinished && /^0 of .*SYNC_MAX_WAIT.*none was sent\.$/.test(error.message);
	});
	assert.deepEqual(library.requests, []);
	await sync();
	assert.match((await sync({ syncMaxWait: 0 })).stale?.reason ?? '', /none was sent/);
});

test('when the time limit is reached, the responses to requests in flight are kept', async (t) => {
	const { sync, clock } = await startSync(t, {
		content: library40(),
		onRequest: ({ path }) => {
			if (path.endsWith('article-9')) clock.pass(300_000);
		},
	});
	await assert.rejects(sync(), (error) => error instanceof FirstCopyUnfinished && error.done >= 9 && error.done <= 12);
});

test('a damaged snapshot is replaced with a warning; a new URL of the Library keeps the snapshot', async (t) => {
	const { sync, dataDir, warnings, library } = await startSync(t, { content: library40() });
	await sync();
	const path = join(dataDir, 'sample', 'library.ndjson');
	await writeFile(path, (await readFile(path, 'utf8')).slice(0, 999));
	assert.equal((await sync()).stats.fetched, 40);
	assert.equal(warnings.length, 1);
	const moved = new URL(`http://localhost:${library.port}`);
	assert.equal((await sync({ url: moved })).stats.unchanged, 40);
});
