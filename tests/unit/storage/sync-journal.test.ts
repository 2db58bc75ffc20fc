import assert from 'node:assert/strict';
import { appendFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { z } from 'zod';
import { NotForReaders } from '../../../src/model/errors.ts';
import { hear } from '../../../src/sources/api/journaled-request.ts';
import { type Journal, openJournal } from '../../../src/storage/sync-journal.ts';
import { createClock, temporaryFolder } from '../../support/start-client.ts';

const Words = z.object({ words: z.string() });

async function startJournal(t: TestContext) {
	const dataDir = await temporaryFolder(t);
	const clock = createClock();
	const opened: Journal[] = [];
	t.after(() => opened.forEach((journal) => void journal.close()));
	const open = async (changes: { team?: string; source?: string; notBefore?: number } = {}) => {
		const source = 'public https://www.cstar.help';
		const journal = await openJournal({ dataDir, team: 'acme', source, now: clock.now, ...changes });
		opened.push(journal);
		return journal;
	};
	return { clock, open, path: join(dataDir, 'acme', 'journal.ndjson') };
}

test('what was recorded is there for the next run, whenever this one ends', async (t) => {
	const { open, clock } = await startJournal(t);
	const journal = await open();
	const begunAt = clock.now();
	assert.equal(journal.isResumed, false);
	journal.record('a', { words: 'one\u2028 two\nthree 😀 \ud800' });
	clock.pass(5_000);
	journal.record('b', { words: '' });
	// Not closed: a killed run doesn't either.
	const next = await open();
	assert.deepEqual([next.isResumed, next.begunAt], [true, begunAt]);
	assert.deepEqual(next.recall('a', Words), { words: 'one\u2028 two\nthree 😀 \ud800' });
	assert.deepEqual(next.recall('b', Words), { words: '' });
	assert.equal(next.recall('c', Words), undefined);
	assert.equal(next.recall('a', z.object({ other: z.string() })), undefined, 'what has another shape was never heard');
});

test('a line that was torn by a kill is as good as none, and the next one stands on its own', async (t) => {
	const { open, path } = await startJournal(t);
	(await open()).record('a', { words: 'a' });
	await appendFile(path, '{"key":"b","at":"2026-11-22T02:12:00.000Z","value":{"wor');
	const second = await open();
	assert.equal(second.recall('b', Words), undefined);
	second.record('c', { words: 'c' });
	const third = await open();
	assert.deepEqual([third.recall('a', Words)?.words, third.recall('c', Words)?.words], ['a', 'c']);
});

test('a line that is rubbish costs only itself, a header that is rubbish the whole', async (t) => {
	const { open, path } = await startJournal(t);
	const journal = await open();
	journal.record('a', { words: 'a' });
	await appendFile(path, 'rubbish\n\u0000\u0000\n');
	journal.record('b', { words: 'b' });
	assert.equal((await open()).recall('b', Words)?.words, 'b');
	const whole = await readFile(path, 'utf8');
	for (const text of [
		'',
		'rubbish',
		`rubbish\n${whole}`,
		whole.replace('"version":1', '"version":2'),
		whole.slice(0, 20),
	]) {
		await writeFile(path, text);
		const fresh = await open();
		assert.deepEqual([fresh.isResumed, fresh.recall('a', Words)], [false, undefined], text);
		fresh.record('z', { words: 'z' });
		const after = await open();
		assert.deepEqual([after.recall('a', Words), after.recall('z', Words)?.words], [undefined, 'z'], text);
	}
});

test('a pass of another team or Library, or one from before the copy, is not gone on with', async (t) => {
	const { open, path, clock } = await startJournal(t);
	(await open()).record('a', { words: 'a' });
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

test('a dropped journal is gone, and the next record begins a new pass', async (t) => {
	const { open, path, clock } = await startJournal(t);
	const journal = await open();
	journal.record('a', { words: 'a' });
	journal.drop();
	await assert.rejects(stat(path), { code: 'ENOENT' });
	clock.pass(60_000);
	journal.record('b', { words: 'b' });
	const next = await open();
	assert.deepEqual([next.begunAt, next.recall('a', Words)], [clock.now(), undefined]);
});

test('nothing heard leaves no journal', async (t) => {
	const { open, path } = await startJournal(t);
	const journal = await open();
	assert.equal(journal.begunAt > 0, true);
	journal.close();
	await assert.rejects(stat(path), { code: 'ENOENT' });
});

test('a no is an answer too, and says only what it was', async (t) => {
	const { open, path } = await startJournal(t);
	const journal = await open();
	const hidden = () => Promise.reject(new NotForReaders('It is a draft.'));
	await assert.rejects(hear(journal, 'a', Words, hidden), NotForReaders);
	await assert.rejects(
		hear(journal, 'b', Words, () => Promise.reject(new TypeError('ours'))),
		TypeError,
	);
	const next = await open();
	const never = () => assert.fail('asked again');
	await assert.rejects(hear(next, 'a', Words, never), { name: 'NotForReaders', message: 'It is a draft.' });
	assert.equal((await hear(next, 'b', Words, async () => ({ words: 'now' }))).words, 'now');
	assert.doesNotMatch(await readFile(path, 'utf8'), /ours/);
});
