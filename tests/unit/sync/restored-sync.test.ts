import assert from 'node:assert/strict';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { LibraryError } from '../../../src/model/errors.ts';
import { listen } from '../../../src/server/listen.ts';
import { type Backup, createBackup } from '../../../src/storage/backup/write-backup.ts';
import type { SyncResult } from '../../../src/sync/sync.ts';
import { articles } from '../../support/sample.ts';
import { startSync } from '../../support/start-client.ts';

/** Starts a live site, to which the test publishes results. `requested` are the requested paths. */
async function startLiveSite(t: TestContext) {
	let copy: Backup | undefined;
	const requested: string[] = [];
	const server = createServer((request, response) => {
		const path = request.url ?? '';
		requested.push(path);
		const n = /^\/library\/(\d+)\.json\?/.exec(path)?.[1];
		const text = n === undefined ? copy?.header : copy?.part(Number(n));
		response.writeHead(text === undefined ? 404 : 200).end(text);
	});
	const port = await listen(server, '127.0.0.1', 0);
	t.after(() => {
		server.closeAllConnections();
		server.close();
	});
	return {
		requested,
		backupUrl: new URL(`http://127.0.0.1:${port}/library.json`),
		publish: async ({ snapshot, slugHistory }: Pick<SyncResult, 'snapshot' | 'slugHistory'>) => {
			copy = await createBackup(snapshot, slugHistory);
		},
	};
}

async function start(t: TestContext, count = 5) {
	const content = { categories: [], articles: articles(count) };
	const live = await startLiveSite(t);
	const here = await startSync(t, { content });
	const sync = (rest = {}) => here.sync({ backupUrl: live.backupUrl, requestsPerHour: 100, ...rest });
	/** Removes all files of the last run, like a build service. */
	const forget = () => rm(here.dataDir, { recursive: true });
	return { ...here, content, live, sync, forget };
}

test('a machine without a snapshot starts from the live site: an unchanged library takes its list and a sample', async (t) => {
	const { sync, live, forget, library, warnings } = await start(t);
	const first = await sync();
	assert.deepEqual([first.stats.requestsUsed, live.requested], [7, ['/library.json']]);
	await live.publish(first);
	await forget();
	library.requests.length = 0;
	const second = await sync();
	assert.deepEqual([second.stats.requestsUsed, second.stats.requestsLeft, library.requests.length], [5, 95, 5]);
	assert.deepEqual([second.snapshot.articles, second.slugHistory], [first.snapshot.articles, first.slugHistory]);
	assert.deepEqual([second.stats.unchanged, second.stale], [5, undefined]);
	assert.match(
		warnings.join('\n'),
		/^No snapshot is stored: starting from the 5 articles at \S+\/library\.json \(.+\)\.$/,
	);
	live.requested.length = 0;
	await sync();
	assert.deepEqual(live.requested, [], 'the stored snapshot has priority');
});

test('old slugs are preserved by the live site alone', async (t) => {
	const { sync, live, forget, content } = await start(t, 2);
	const names = ['second', 'third', 'fourth'];
	await live.publish(await sync());
	for (const [index, slug] of names.entries()) {
		const [article] = content.articles;
		assert.ok(article);
		content.articles = [{ ...article, slug, updatedAt: `2026-03-0${index + 1}T09:00:00.000Z` }];
		await forget();
		await live.publish(await sync());
	}
	await forget();
	const { slugHistory } = await sync();
	assert.deepEqual(
		slugHistory.articles.map(({ slug, earlier, gone }) => [slug, earlier.map((had) => had.slug), gone !== undefined]),
		[
			['fourth', ['article-1', 'second', 'third'], false],
			['article-2', [], true],
		],
	);
});

test('an outage without a stored snapshot publishes the live site’s backup, with its age', async (t) => {
	const { sync, live, forget, library, clock } = await start(t);
	const first = await sync();
	await live.publish(first);
	await forget();
	clock.pass(3_600_000);
	library.faults.set([{ kind: 'status', status: 503 }]);
	const second = await sync();
	assert.ok(second.stale);
	assert.deepEqual(second.snapshot, first.snapshot);
	assert.deepEqual(second.slugHistory, first.slugHistory);
});

test('articles that changed since the backup, or are too large for it, are fetched', async (t) => {
	const { sync, live, forget, content } = await start(t, 3);
	const [one, two, three] = content.articles;
	assert.ok(one && two && three);
	content.articles = [one, two, { ...three, content: 'x'.repeat(5_000_000) }];
	await live.publish(await sync());
	await forget();
	content.articles = [one, { ...two, updatedAt: '2026-03-01T09:00:00.000Z' }, ...content.articles.slice(2)];
	const { stats, snapshot } = await sync();
	// The unchanged one is the sample.
	assert.deepEqual([stats.unchanged, stats.fetched, snapshot.articles.length], [1, 3, 3]);
});

test('an unfinished first snapshot does not keep the live site’s backup from being used', async (t) => {
	const { sync, live, forget, library } = await start(t);
	await live.publish(await sync());
	await forget();
	await assert.rejects(sync({ backupUrl: undefined, requestsPerHour: 4 }), LibraryError);
	library.faults.set([{ kind: 'status', status: 503 }]);
	assert.equal((await sync()).snapshot.articles.length, 5);
});

test('a stored snapshot that can’t be read is restored from the live site, and the slug history stays', async (t) => {
	const { sync, live, content, dataDir } = await start(t, 2);
	await live.publish(await sync());
	const [one, two] = content.articles;
	assert.ok(one && two);
	content.articles = [{ ...one, slug: 'renamed', updatedAt: '2026-03-01T09:00:00.000Z' }, two];
	const { slugHistory } = await sync();
	await writeFile(join(dataDir, 'sample', 'library.ndjson'), 'rubbish');
	const { stats, slugHistory: after } = await sync();
	assert.deepEqual([stats.unchanged, stats.fetched], [1, 2]);
	assert.deepEqual(after, slugHistory);
});

test('without time, or without a URL, the live site is not requested', async (t) => {
	const { sync, live } = await start(t);
	await assert.rejects(sync({ syncMaxWait: 0 }), LibraryError);
	await sync({ backupUrl: undefined });
	assert.deepEqual(live.requested, []);
});

/** Publishes a backup in which some articles have another text, and forgets everything else. */
async function startChanged(t: TestContext, count: number, isChanged: (slug: string) => boolean) {
	const started = await start(t, count);
	const first = await started.sync({ requestsPerHour: 1_000 });
	const changed = first.snapshot.articles.map((copy) =>
		isChanged(copy.slug) ? { ...copy, content: 'Call this number instead.' } : copy,
	);
	await started.live.publish({ ...first, snapshot: { ...first.snapshot, articles: changed } });
	await started.forget();
	started.library.requests.length = 0;
	return { ...started, first };
}

test('a backup that was changed throughout is noticed by its sample: everything is requested, and the owner is told', async (t) => {
	const { sync, first, warnings } = await startChanged(t, 40, () => true);
	const { snapshot, stale } = await sync({ requestsPerHour: 1_000 });
	assert.deepEqual([snapshot.articles, stale], [first.snapshot.articles, undefined]);
	assert.match(warnings.at(-1) ?? '', /backup of your live site was not what the Library has: article-/);
	assert.equal((await sync({ requestsPerHour: 1_000 })).stats.fetched, 0);
});

test('one changed article of a backup is found in a few syncs, however few requests the sample takes', async (t) => {
	const { sync, first, library, dataDir } = await startChanged(t, 60, (slug) => slug === 'article-30');
	const fetched: number[] = [];
	let articles = (await sync({ requestsPerHour: 1_000 })).snapshot.articles;
	assert.ok(library.requests.length <= 2 + 60);
	for (let run = 1; run <= 4; run += 1) {
		const { snapshot, stats } = await sync({ requestsPerHour: 1_000 });
		fetched.push(stats.fetched);
		articles = snapshot.articles;
	}
	assert.deepEqual(articles, first.snapshot.articles);
	assert.equal(fetched.at(-1), 0, 'all are compared');
	assert.ok(!(await readdir(join(dataDir, 'sample'))).includes('restored.json'));
});

test('comparing a restored copy leaves most of the hourly requests to others', async (t) => {
	const { sync } = await startChanged(t, 60, () => false);
	await sync({ requestsPerHour: 20 });
	const { stats, stale } = await sync({ requestsPerHour: 20 });
	assert.deepEqual([stats.fetched <= 4, stale], [true, undefined]);
});

test('without requests for the sample, the digests of a restored copy do not count', async (t) => {
	const { sync, first, clock } = await startChanged(t, 20, () => true);
	const early = await sync({ requestsPerHour: 3 });
	assert.ok(early.stale);
	clock.pass(3_600_000);
	assert.deepEqual((await sync({ requestsPerHour: 100 })).snapshot.articles, first.snapshot.articles);
});

test('a backup made from another source keeps the slugs, but every article is requested', async (t) => {
	const { sync, live, forget, warnings } = await start(t);
	const first = await sync();
	await live.publish({ ...first, snapshot: { ...first.snapshot, source: 'https://elsewhere.example' } });
	await forget();
	const { stats, slugHistory } = await sync();
	assert.deepEqual([stats.fetched, slugHistory], [5, first.slugHistory]);
	assert.match(warnings.at(-1) ?? '', /made from https:\/\/elsewhere\.example/);
});
