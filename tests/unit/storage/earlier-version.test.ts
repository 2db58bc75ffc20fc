import assert from 'node:assert/strict';
import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createAnnouncedPages } from '../../../src/announce/announced-pages.ts';
import { openCopyStore } from '../../../src/pictures/copy-store.ts';
import { projectRoot } from '../../../src/project-root.ts';
import { openStorages } from '../../../src/storage/open-storages.ts';
import { startSync } from '../../support/start-client.ts';

const FIXTURES = join(projectRoot, 'tests', 'fixtures');
/** The port of the Library from which version 0.1 wrote the folder. */
const PORT = '4477';

/** Starts with a `DATA_DIR` that version 0.1 has written, and the Library that it read, ten minutes after an unfinished sync. */
async function startFromEarlierVersion(t: TestContext) {
	const content = JSON.parse(await readFile(join(FIXTURES, 'data-0.1-library.json'), 'utf8'));
	const started = await startSync(t, { content, etag: true, maxPageSize: 3 });
	const { dataDir, library, clock } = started;
	await cp(join(FIXTURES, 'data-0.1'), dataDir, { recursive: true });
	for (const name of await readdir(join(dataDir, 'sample'))) {
		if (!name.endsWith('.ndjson')) continue;
		const path = join(dataDir, 'sample', name);
		await writeFile(path, (await readFile(path, 'utf8')).replaceAll(`:${PORT}`, `:${library.port}`));
	}
	const requests = join(dataDir, `requests to http_127.0.0.1_${PORT}`);
	await rename(requests, requests.replace(PORT, String(library.port)));
	clock.pass(10 * 60_000);
	return started;
}

test('a sync that version 0.1 left unfinished is finished with the one request that is missing', async (t) => {
	const { sync, library, dataDir } = await startFromEarlierVersion(t);
	const { snapshot, stats, stale } = await sync({ requestsPerHour: 200 });
	assert.deepEqual(
		library.requests.map(({ path }) => path),
		['/api/library/sample/articles/c'],
	);
	assert.deepEqual(
		snapshot.articles.map(({ slug }) => slug),
		['a', 'b', 'c', 'f'],
	);
	assert.deepEqual(
		[stats.fetched, stats.unchanged, stats.requestsLeft, stats.since, snapshot.takenAt, stale],
		[1, 3, 193, '2026-11-22T02:12:00.000Z', '2026-11-22T02:12:00.000Z', undefined],
	);
	const files = await readdir(join(dataDir, 'sample'));
	assert.ok(!files.includes('journal.ndjson'), 'the sync is finished');
	assert.deepEqual(
		files.filter((name) => name.endsWith('.broken')),
		[],
	);
});

test('the snapshot of version 0.1 is published if the Library is down', async (t) => {
	const { sync, library } = await startFromEarlierVersion(t);
	library.faults.set([{ kind: 'status', status: 503 }]);
	const { snapshot, stale } = await sync({ requestsPerHour: 200 });
	assert.ok(stale);
	assert.equal(snapshot.takenAt, '2026-11-01T08:00:00.000Z');
	assert.deepEqual(
		snapshot.articles.map(({ slug }) => slug),
		['a', 'b', 'c', 'f'],
	);
});

test('every slug and heading that version 0.1 stored is still known', async (t) => {
	const { sync } = await startFromEarlierVersion(t);
	const { slugHistory } = await sync({ requestsPerHour: 200 });
	const a = slugHistory.articles.find(({ slug }) => slug === 'a');
	assert.deepEqual(a?.earlier, [{ slug: 'old-a', until: '2026-11-01T08:00:00.000Z' }]);
	assert.deepEqual(a?.versions, [
		['before-you-pay', 'pay-by-card'],
		['before-you-pay', 'pay-by-card-or-bank'],
	]);
	assert.deepEqual(
		slugHistory.articles.flatMap(({ slug, gone }) => (gone === undefined ? [] : [[slug, gone.slice(0, 10)]])).sort(),
		[
			['d', '2026-11-01'],
			['e', '2026-11-22'],
		],
	);
	assert.deepEqual(slugHistory.categories.map(({ slug, earlier }) => [slug, earlier.map((had) => had.slug)]).sort(), [
		['account-security', ['account']],
		['billing', []],
	]);
});

test('pictures that version 0.1 copied, and pages that it announced, are still known', async (t) => {
	const { dataDir } = await startFromEarlierVersion(t);
	const copies = await openCopyStore(dataDir, 'sample');
	assert.equal(copies.find(`http://127.0.0.1:${PORT}/images/booking-button.png`)?.width, 240);
	const home = 'https://help.example.invalid/';
	const announced = createAnnouncedPages(openStorages({ dataDir }, 'sample').team, home);
	assert.equal((await announced.load()).size, 8);
});
