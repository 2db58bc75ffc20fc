import assert from 'node:assert/strict';
import { once } from 'node:events';
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { openStorages } from '../../../src/storage/open-storages.ts';
import { createRequestBudget } from '../../../src/storage/request-budget.ts';
import { createClock, temporaryFolder } from '../../support/start-client.ts';

const MINUTE = 60_000;
const COUNTING = new URL('../../support/counting-worker.ts', import.meta.url);
const url = new URL('https://www.cstar.help');

test('the sliding hour spans all runs, and a spent budget says when the next request may be sent', async (t) => {
	const dataDir = await temporaryFolder(t);
	const { now, pass } = createClock();
	const begin = now();
	const first = createRequestBudget({ storage: openStorages({ dataDir }, 'any').shared, url, perHour: 3, now });
	assert.equal(await first.take(), undefined);
	pass(50 * MINUTE);
	assert.equal(await first.take(), undefined);
	const second = createRequestBudget({ storage: openStorages({ dataDir }, 'any').shared, url, perHour: 3, now });
	assert.equal(await second.remaining(), 1);
	assert.equal(await second.take(), undefined);
	assert.equal(await second.take(), begin + 60 * MINUTE);
	assert.equal(await first.take(), begin + 60 * MINUTE);
	assert.deepEqual([first.used(), second.used(), await first.remaining()], [2, 1, 0]);
	pass(10 * MINUTE);
	assert.equal(await second.take(), undefined);
	assert.equal(await second.take(), begin + 110 * MINUTE);
});

test('each origin has its own budget', async (t) => {
	const dataDir = await temporaryFolder(t);
	const one = createRequestBudget({ storage: openStorages({ dataDir }, 'any').shared, url, perHour: 1 });
	const other = createRequestBudget({
		storage: openStorages({ dataDir }, 'any').shared,
		url: new URL('http://127.0.0.1:4400'),
		perHour: 1,
	});
	assert.equal(await one.take(), undefined);
	assert.equal(await other.take(), undefined);
});

test('four processes that count at the same moment use exactly the limit together', async (t) => {
	const [dataDir, { now }] = [await temporaryFolder(t), createClock()];
	const gate = new Int32Array(new SharedArrayBuffer(4));
	const perHour = 60;
	const workerData = { dataDir, url: url.href, perHour, now: now(), gate };
	const workers = Array.from({ length: 4 }, () => new Worker(COUNTING, { workerData }));
	await Promise.all(workers.map((worker) => once(worker, 'message')));
	const counts = workers.map(async (worker) => Number((await once(worker, 'message'))[0]));
	Atomics.store(gate, 0, 1);
	Atomics.notify(gate, 0);
	const used = (await Promise.all(counts)).reduce((sum, count) => sum + count);
	const budget = createRequestBudget({ storage: openStorages({ dataDir }, 'any').shared, url, perHour, now });
	while ((await budget.take()) === undefined);
	assert.equal(used + budget.used(), perHour);
});

test('a damaged line does not count as a request, and logs of past hours are removed', async (t) => {
	const dataDir = await temporaryFolder(t);
	const { now, pass } = createClock();
	const budget = createRequestBudget({ storage: openStorages({ dataDir }, 'any').shared, url, perHour: 5, now });
	await budget.take();
	const folder = join(dataDir, readdirSync(dataDir)[0] ?? '');
	appendFileSync(join(folder, readdirSync(folder)[0] ?? ''), '17\nrubbish\n\n');
	assert.equal(await budget.remaining(), 4);
	for (let hour = 0; hour < 5; hour += 1) {
		pass(61 * MINUTE);
		await budget.take();
	}
	assert.ok(readdirSync(folder).length <= 3);
});

for (const ahead of [30 * MINUTE, 48 * 60 * MINUTE]) {
	test(`requests counted while the clock was ${ahead / MINUTE} minutes ahead count as sent now, once`, async (t) => {
		const dataDir = await temporaryFolder(t);
		const { now, pass } = createClock();
		const open = () => createRequestBudget({ storage: openStorages({ dataDir }, 'any').shared, url, perHour: 3, now });
		pass(ahead);
		const wrong = open();
		assert.deepEqual([await wrong.take(), await wrong.take()], [undefined, undefined]);
		pass(-ahead);
		assert.equal(await open().remaining(), 1);
		const begin = now();
		assert.equal(await open().take(), undefined);
		assert.equal(await open().take(), begin + 60 * MINUTE);
		pass(60 * MINUTE);
		assert.equal(await open().remaining(), 3);
	});
}
