import assert from 'node:assert/strict';
import { appendFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { z } from 'zod';
import { NotForReaders } from '../../../src/model/errors.ts';
import { replayOrRequest } from '../../../src/sources/api/journaled-request.ts';
import { openStorages } from '../../../src/storage/open-storages.ts';
import { openSyncJournal } from '../../../src/storage/sync-journal.ts';
import { createClock, temporaryFolder } from '../../support/start-client.ts';

const Words = z.object({ words: z.string() });

async function startJournal(t: TestContext) {
	const dataDir = await temporaryFolder(t);
	const clock = createClock();
	const open = async (changes: { team?: string; source?: string; notBefore?: number } = {}) => {
		const source = 'public https://www.cstar.help';
		const journal = await openSyncJournal({
			storage: openStorages({ dataDir }, changes.team ?? 'acme').team,
			team: 'acme',
			source,
			now: clock.now,
			...changes,
		});
		return journal;
	};
	return { clock, open, path: join(dataDir, 'acme', 'journal.ndjson') };
}

test('the next run finds what was recorded, whenever this one is killed', async (t) => {
	const { open, clock } = await startJournal(t);
	const journal = await open();
	const begunAt = clock.now();
	assert.equal(journal.isResumed, false);
	await journal.record('a', { words: 'one\u2028 two\nthree 😀 \ud800' });
	clock.pass(5_000);
	await journal.record('b', { words: '' });
	// The journal is not closed, as after a kill.
	const next = await open();
	assert.deepEqual([next.isResumed, next.startedAt], [true, begunAt]);
	assert.deepEqual(next.find('a', Words), { words: 'one\u2028 two\nthree 😀 \ud800' });
	assert.deepEqual(next.find('b', Words), { words: '' });
	assert.equal(next.find('c', Words), undefined);
	assert.equal(next.find('a', z.object({ other: z.string() })), undefined, 'a value of another shape is ignored');
});

test('a line that a kill cut short is ignored, and does not affect the next one', async (t) => {
	const { open, path } = await startJournal(t);
	await (await open()).record('a', { words: 'a' });
	await appendFile(path, '{"key":"b","at":"2026-11-22T02:12:00.000Z","value":{"wor');
	const second = await open();
	assert.equal(second.find('b', Words), undefined);
	await second.record('c', { words: 'c' });
	const third = await open();
	assert.deepEqual([third.find('a', Words)?.words, third.find('c', Words)?.words], ['a', 'c']);
});

test('an invalid line is skipped, and an invalid header makes the whole journal invalid', async (t) => {
	const { open, path } = await startJournal(t);
	const journal = await open();
	await journal.record('a', { words: 'a' });
	await appendFile(path, 'rubbish\n\u0000\u0000\n');
	await journal.record('b', { words: 'b' });
	assert.equal((await open()).find('b', Words)?.words, 'b');
	const whole = await readFile(path, 'utf8');
	for (const text of [
		'',
		'rubbish',
		`rubbish\n${whole}`,
		whole.replace('"version":1', '"version":0'),
		whole.slice(0, 20),
	]) {
		await writeFile(path, text);
		const fresh = await open();
		assert.deepEqual([fresh.isResumed, fresh.find('a', Words)], [false, undefined], text);
		await fresh.record('z', { words: 'z' });
		const after = await open();
		assert.deepEqual([after.find('a', Words), after.find('z', Words)?.words], [undefined, 'z'], text);
	}
});

test('a sync of another team or source, or one from before the snapshot, is not resumed', async (t) => {
	const { open, path, clock } = await startJournal(t);
	await (await open()).record('a', { words: 'a' });
	const text = await readFile(path, 'utf8');
	for (const changes of [
		{ source: 'v1 https://www.cstar.help' },
		{ source: 'public https://cstar.example' },
		{ notBefore: clock.now() + 1 },
	]) {
		assert.equal((await open(changes)).isResumed, false, JSON.stringify(changes));
	}
	assert.equal((await open({ notBefore: clock.now() })).isResumed, true);
	await writeFile(path, text.replace('"acme"', '"other"'));
	assert.equal((await open()).isResumed, false);
});

test('after the journal is cleared, the next record begins a new sync', async (t) => {
	const { open, path, clock } = await startJournal(t);
	const journal = await open();
	await journal.record('a', { words: 'a' });
	await journal.clear();
	await assert.rejects(stat(path), { code: 'ENOENT' });
	clock.pass(60_000);
	await journal.record('b', { words: 'b' });
	const next = await open();
	assert.deepEqual([next.startedAt, next.find('a', Words)], [clock.now(), undefined]);
});

test('without a response there is no journal file', async (t) => {
	const { open, path } = await startJournal(t);
	const journal = await open();
	assert.equal(journal.startedAt > 0, true);
	await assert.rejects(stat(path), { code: 'ENOENT' });
});

test('a negative response is recorded as its message only, other errors are not', async (t) => {
	const { open, path } = await startJournal(t);
	const journal = await open();
	const hidden = () => Promise.reject(new NotForReaders('It is a draft.'));
	await assert.rejects(replayOrRequest(journal, 'a', Words, hidden), NotForReaders);
	await assert.rejects(
		replayOrRequest(journal, 'b', Words, () => Promise.reject(new TypeError('ours'))),
		TypeError,
	);
	const next = await open();
	const never = () => assert.fail('requested again');
	await assert.rejects(replayOrRequest(next, 'a', Words, never), { name: 'NotForReaders', message: 'It is a draft.' });
	assert.equal((await replayOrRequest(next, 'b', Words, async () => ({ words: 'now' }))).words, 'now');
	assert.doesNotMatch(await readFile(path, 'utf8'), /ours/);
});

test('a sync that began while the clock was ahead is resumed, as begun when it was first found', async (t) => {
	const { open, clock } = await startJournal(t);
	clock.pass(3 * 86_400_000);
	await (await open()).record('a', { words: 'one' });
	clock.pass(-3 * 86_400_000);
	const found = clock.now();
	for (const notBefore of [found - 1_000, found + 86_400_000]) {
		const journal = await open({ notBefore });
		assert.deepEqual([journal.isResumed, journal.startedAt], [true, found]);
		assert.deepEqual(journal.find('a', Words), { words: 'one' });
	}
	clock.pass(7_200_000);
	const later = await open();
	assert.equal(later.startedAt, found, 'it grows old like any other');
	await later.record('b', { words: 'two' });
	assert.deepEqual((await open()).find('b', Words), { words: 'two' });
});

test('a snapshot from the future does not keep a sync from being resumed', async (t) => {
	const { open, clock } = await startJournal(t);
	await (await open()).record('a', { words: 'one' });
	clock.pass(60_000);
	assert.equal((await open({ notBefore: clock.now() + 86_400_000 })).isResumed, true);
	assert.equal((await open({ notBefore: clock.now() })).isResumed, false);
});
