import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { isRefusal, readMessage } from '../../../src/insights/message.ts';
import { openStorages } from '../../../src/storage/open-storages.ts';
import { createSearchCountsStore } from '../../../src/storage/search-counts-store.ts';
import { PERSONAL, readCounts, simulateSearches } from '../../support/searches.ts';

const ask = { query: 'refund', outcome: 'none', opened: false } as const;

async function start(t: TestContext, day = '2026-12-01') {
	const dataDir = await mkdtemp(join(tmpdir(), 'searches-'));
	t.after(() => rm(dataDir, { recursive: true, force: true }));
	const clock = { now: Date.parse(`${day}T12:00:00Z`) };
	const open = () => createSearchCountsStore(openStorages({ dataDir }, 'acme').team, () => clock.now);
	const folder = join(dataDir, 'acme', 'searches');
	const read = async (name: string) => (await readFile(join(folder, name), 'utf8')).trimEnd().split('\n');
	return { clock, open, folder, read };
}

test('1,000 simulated searches at once give exact counts, and nothing personal is in any file', async (t) => {
	const { open, folder, read } = await start(t);
	const { messages, expected } = simulateSearches(1_000, 2);
	const store = open();
	await Promise.all(
		messages.map(async (message) => {
			const checked = readMessage(JSON.stringify(message));
			assert.ok(!isRefusal(checked));
			await store.add(checked);
		}),
	);
	assert.deepEqual(await readdir(folder), ['2026-12-01.ndjson']);
	const lines = await read('2026-12-01.ndjson');
	assert.deepEqual(readCounts(lines), expected);
	for (const line of lines) assert.doesNotMatch(JSON.parse(line).query, PERSONAL);
});

test('counts survive a restart, each day has its file, and files are deleted after 90 days', async (t) => {
	const { clock, open, folder, read } = await start(t);
	await open().add(ask);
	const store = open();
	await store.add(ask);
	assert.equal(readCounts(await read('2026-12-01.ndjson')).refund?.asked, 2);
	clock.now += 86_400_000;
	await store.add(ask);
	assert.deepEqual(await readdir(folder), ['2026-12-01.ndjson', '2026-12-02.ndjson']);
	clock.now += 89 * 86_400_000;
	await store.add(ask);
	assert.deepEqual(await readdir(folder), ['2026-12-02.ndjson', '2027-03-01.ndjson']);
});
