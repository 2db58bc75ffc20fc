import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rename, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { emptyArticle } from '../../../src/model/article.ts';
import type { KeptArticle, Snapshot } from '../../../src/model/snapshot.ts';
import { openStorages } from '../../../src/storage/open-storages.ts';
import { createSnapshotStore } from '../../../src/storage/snapshot-store.ts';
import { temporaryFolder } from '../../support/start-client.ts';

const openStore = (dataDir: string, team: string, warn?: (line: string) => void) =>
	createSnapshotStore(openStorages({ dataDir }, team).team, team, warn);

const kept = (slug: string, content = 'text'): KeptArticle => ({
	...emptyArticle,
	slug,
	title: slug,
	content,
	category: { id: 'c', slug: 'billing', name: 'Billing' },
	tags: ['a'],
	views: 3,
	readMinutes: 2,
	updatedAt: '2026-01-05T09:00:00.000Z',
	digest: 'abc',
});

const snapshot = (articles = [kept('a'), kept('b')]): Snapshot => ({
	team: 'sample',
	source: 'https://www.cstar.help',
	takenAt: '2026-11-22T02:12:00.000Z',
	categories: [
		{ id: 'c', slug: 'billing', name: 'Billing', description: undefined, icon: '💳', color: undefined, order: 1 },
	],
	articles,
	leftOut: [{ slug: 'x', title: 'X', reason: 'gone' }],
});

test('a snapshot is loaded as it was saved, with any characters', async (t) => {
	const store = openStore(await temporaryFolder(t), 'sample');
	assert.equal(await store.load(), undefined);
	const odd = snapshot([
		kept('../ü', 'one\u2028two\u2029three\r\nfour\u0000\ud800'),
		kept('empty', ''),
		kept('b', 'x'.repeat(3_000_000)),
	]);
	await store.save(odd);
	assert.deepEqual(await store.load(), odd);
	await store.save(snapshot([]));
	assert.deepEqual(await store.load(), snapshot([]));
});

test('a half-written file of a killed run is not read, and is removed later', async (t) => {
	const dataDir = await temporaryFolder(t);
	const store = openStore(dataDir, 'sample');
	await store.save(snapshot());
	const torn = ['1', '3f0c1f64-51de-4c38-9c0a-1d1c3c1b7a55'].map((name) =>
		join(dataDir, 'sample', `library.ndjson.${name}.new`),
	);
	for (const path of torn) await writeFile(path, '{"version":1,"team":"sam');
	assert.deepEqual(await store.load(), snapshot());
	for (const path of torn) await utimes(path, 0, 0);
	await store.save(snapshot());
	assert.deepEqual(await readdir(join(dataDir, 'sample')), ['library.ndjson']);
});

test('if a process saves two snapshots at once, one of the two remains, complete', async (t) => {
	const dataDir = await temporaryFolder(t);
	const [one, other] = ['a', 'b'].map((letter) =>
		snapshot([kept('x', letter.repeat(3_000_000)), kept('y', letter.repeat(3_000_000))]),
	);
	assert.ok(one && other);
	await Promise.all([openStore(dataDir, 'sample').save(one), openStore(dataDir, 'sample').save(other)]);
	const saved = await openStore(dataDir, 'sample').load();
	assert.deepEqual(saved, saved?.articles[0]?.content.startsWith('a') ? one : other);
	assert.deepEqual(await readdir(join(dataDir, 'sample')), ['library.ndjson']);
});

test('a snapshot that can’t be read is renamed, with a warning', async (t) => {
	const dataDir = await temporaryFolder(t);
	const warnings: string[] = [];
	const store = openStore(dataDir, 'sample', (line) => warnings.push(line));
	const path = join(dataDir, 'sample', 'library.ndjson');
	await store.save(snapshot());
	const whole = await readFile(path, 'utf8');
	const lines = whole.split('\n');
	const broken = [
		'',
		'rubbish',
		whole.slice(0, -30),
		lines.slice(0, 3).join('\n'),
		whole.replace('"version":1', '"version":0'),
		whole.replace('"content":"text"', '"content":7'),
	];
	for (const text of broken) {
		await writeFile(path, text);
		assert.equal(await store.load(), undefined, text);
		assert.equal(await readFile(`${path}.broken`, 'utf8'), text);
		assert.match(warnings.pop() ?? '', /can’t be read.*broken/);
		assert.equal(await store.load(), undefined);
	}
});

test('each team has its own folder, and a renamed folder keeps its snapshot', async (t) => {
	const dataDir = await temporaryFolder(t);
	await openStore(dataDir, 'acme').save(snapshot());
	assert.equal(await openStore(dataDir, 'other').load(), undefined);
	assert.equal(await openStore(dataDir, 'Acme').load(), undefined);
	await rename(join(dataDir, 'acme'), join(dataDir, 'new-acme'));
	assert.equal((await openStore(dataDir, 'new-acme').load())?.articles.length, 2);
	await mkdir(join(dataDir, 'bare'));
	assert.equal(await openStore(dataDir, 'bare').load(), undefined);
});

test('a letter that changed on the disk is noticed: the article has no digest, and the others keep theirs', async (t) => {
	const dataDir = await temporaryFolder(t);
	const warnings: string[] = [];
	const store = openStore(dataDir, 'sample', (line) => warnings.push(line));
	const path = join(dataDir, 'sample', 'library.ndjson');
	await store.save(snapshot([kept('a', 'good words'), kept('b')]));
	const whole = await readFile(path, 'utf8');
	await writeFile(path, whole.replace('good words', 'gold words'));
	const loaded = await store.load();
	assert.deepEqual(loaded?.articles, [{ ...kept('a', 'gold words'), digest: undefined }, kept('b')]);
	assert.match(warnings.pop() ?? '', /library\.ndjson is damaged: a\./);

	await writeFile(path, whole.replace('"good words"', '"good" words"'));
	const partly = await store.load();
	assert.deepEqual(partly?.articles, [kept('b')]);
	assert.deepEqual(partly?.leftOut.at(-1)?.slug, 'a', 'it is not gone');
	assert.match(warnings.pop() ?? '', /damaged: a\./);

	await writeFile(path, whole.replaceAll(/\{"sum":"\w+",/g, '{'));
	assert.deepEqual((await store.load())?.articles, [kept('a', 'good words'), kept('b')], 'written before checksums');
	assert.deepEqual(warnings, []);
});
