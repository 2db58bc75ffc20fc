import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { emptySlugHistory } from '../../../../src/model/slug-history.ts';
import { matchesChecksum, parseBackupHeader, parseBackupParts } from '../../../../src/storage/backup/read-backup.ts';
import { type Backup, createBackup } from '../../../../src/storage/backup/write-backup.ts';
import { inCategory, libraryCategory } from '../../../support/site.ts';
import { dayText, entry, kept, ledgerAfter, libraryOf, oneInCategory } from '../../model/slug-history-words.ts';

function textsOf(copy: Backup): string[] {
	return Array.from({ length: copy.count }, (_, index) => copy.part(index + 1) ?? '');
}

function readBack(copy: Backup) {
	const header = parseBackupHeader(copy.header);
	assert.ok(header);
	const texts = textsOf(copy);
	for (const [index, part] of header.parts.entries()) assert.ok(matchesChecksum(part, Buffer.from(texts[index] ?? '')));
	return parseBackupParts(header, texts);
}

test('what is put into parts comes back the same, any character included', async () => {
	const articles = [
		kept('1:../ü', {
			content: 'one\u2028two\r\nfour\u0000\ud800 “🙂”',
			digest: 'abc',
			tags: ['t'],
			...inCategory('c'),
		}),
		kept('b', { content: '', updatedAt: '2026-01-05T09:00:00.000Z', views: 3, excerpt: 'x', readMinutes: 2 }),
	];
	const categories = [libraryCategory('c', { id: 'k', icon: '💳', order: 1 })];
	const library = libraryOf(articles, { categories, unlisted: 2 });
	const before = { articles: [entry('old', { id: '1', versions: [['x']] })], categories: [entry('c')] };
	const copy = await createBackup(library, before);
	assert.deepEqual(readBack(copy), { snapshot: library, slugHistory: before });
	assert.equal(copy.count, 1);
	assert.equal(copy.part(0), undefined);
	assert.equal(copy.part(2), undefined);
});

test('of what is gone only the addresses are published, not its words', async () => {
	const left = entry('left', { gone: dayText(2), title: 'Secret plan', tags: ['plans'], versions: [['the-plan']] });
	const copy = await createBackup(libraryOf([kept('1:here')]), { articles: [left], categories: [] });
	assert.doesNotMatch(textsOf(copy).join(), /plan/i);
	const [read] = readBack(copy)?.slugHistory.articles ?? [];
	assert.deepEqual([read?.slug, read?.gone], ['left', left.gone]);
});

test('ten thousand articles are in parts of at most 5,000,000 bytes, each named with its size and digest', async () => {
	const words = 'Wörter 日本語 over and over. '.repeat(180);
	const articles = Array.from({ length: 10_000 }, (_, index) =>
		kept(`${index}:s-${index}`, { content: `${index} ${words}` }),
	);
	const library = libraryOf(articles);
	const ledger = ledgerAfter(library);
	const copy = await createBackup(library, ledger);
	const header = parseBackupHeader(copy.header);
	assert.ok(header && copy.header.length < 1_000_000);
	assert.ok(copy.count > 20 && copy.count <= 200, `${copy.count} parts`);
	for (const [index, part] of header.parts.entries()) {
		const bytes = Buffer.from(copy.part(index + 1) ?? '');
		assert.ok(bytes.byteLength <= 5_000_000);
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		assert.deepEqual(part, { path: `library/${index + 1}.json`, bytes: bytes.byteLength, sha256 });
	}
	const read = readBack(copy);
	assert.deepEqual(read?.slugHistory, ledger);
	assert.deepEqual(read?.snapshot, library);
});

test('an article that is larger than a part is left out, and no other with it', async () => {
	const fitting = kept('fits', { content: 'x'.repeat(4_999_000) });
	const copy = await createBackup(
		libraryOf(['a', kept('huge', { content: 'é'.repeat(2_500_001) }), fitting, 'b']),
		emptySlugHistory,
	);
	assert.deepEqual(
		readBack(copy)?.snapshot.articles.map(({ slug }) => slug),
		['a', 'fits', 'b'],
	);
});

test('after 200 parts the rest is left out, but never the ledger', async () => {
	const content = 'x'.repeat(1_000_001);
	const library = libraryOf(Array.from({ length: 202 }, (_, index) => kept(`s-${index}`, { content })));
	const ledger = ledgerAfter(library);
	const copy = await createBackup(library, ledger);
	assert.equal(copy.count, 200);
	const read = readBack(copy);
	assert.deepEqual([read?.snapshot.articles.length, read?.slugHistory], [200, ledger]);
});

test('a copy holds nothing that the site doesn’t show', async () => {
	const leftOut = [{ slug: 'secret-plan', title: 'Secret plan', reason: 'not public' }];
	const { categories, articles } = oneInCategory('c:billing');
	const library = libraryOf([], { articles, categories: [...categories, libraryCategory('secret-launch')], leftOut });
	const copy = await createBackup(library, ledgerAfter(library));
	assert.doesNotMatch([copy.header, ...textsOf(copy)].join(), /secret/i);
	assert.deepEqual(Object.keys(JSON.parse(copy.header)), ['version', 'team', 'source', 'takenAt', 'parts']);
});

test('a header of another form is none', async () => {
	const { header } = await createBackup(libraryOf(['a']), emptySlugHistory);
	assert.ok(parseBackupHeader(header));
	const parts = (change: object) => ({ parts: [{ ...JSON.parse(header).parts[0], ...change }] });
	const part = JSON.parse(header).parts[0];
	const bad: object[] = [
		{ version: 2 },
		{ team: undefined },
		{ takenAt: 'today' },
		{ parts: [] },
		{ parts: Array.from({ length: 201 }, (_, index) => ({ ...part, path: `library/${index + 1}.json` })) },
		parts({ path: 'https://elsewhere.test/1.json' }),
		parts({ path: '../1.json' }),
		parts({ path: 'library/2.json' }),
		parts({ bytes: 5_000_001 }),
		parts({ sha256: 'x' }),
	];
	for (const change of bad) {
		assert.equal(
			parseBackupHeader(JSON.stringify({ ...JSON.parse(header), ...change })),
			undefined,
			JSON.stringify(change),
		);
	}
	for (const text of ['', '<!doctype html>', '[]', 'null', header.slice(0, -5)])
		assert.equal(parseBackupHeader(text), undefined);
});

test('parts of another form are none: no article, a slug twice, unknown records', async () => {
	const copy = await createBackup(libraryOf(['a']), emptySlugHistory);
	const header = parseBackupHeader(copy.header);
	assert.ok(header);
	const article = ['article', kept('a')];
	const read = (...records: unknown[]) => parseBackupParts(header, [JSON.stringify(records)]);
	assert.ok(read(article));
	assert.ok(read(article, ['article', kept('b')], ['category entry', entry('c', { gone: dayText(1) })]));
	for (const records of [
		[],
		[article, article],
		[article, ['category', libraryCategory('c')], ['category', libraryCategory('c')]],
		[article, ['draft', kept('b')]],
		[article, ['article', { ...kept('b'), content: 7 }]],
		[article, ['article entry', { slug: 'x' }]],
		[article, 'rubbish'],
	]) {
		assert.equal(read(...records), undefined, JSON.stringify(records).slice(0, 90));
	}
	assert.equal(parseBackupParts(header, ['{}']), undefined);
	assert.equal(parseBackupParts(header, ['[']), undefined);
});
