import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { emptySlugHistory } from '../../../../src/model/slug-history.ts';
import { matchesChecksum, parseBackupHeader, parseBackupParts } from '../../../../src/storage/backup/read-backup.ts';
import { type Backup, createBackup } from '../../../../src/storage/backup/write-backup.ts';
import { inCategory, libraryCategory } from '../../../support/site.ts';
import {
	createCategoryWithArticle,
	createSnapshot,
	dayText,
	entry,
	kept,
	recordDaily,
} from '../../model/slug-history-fixtures.ts';

function readParts(backup: Backup): string[] {
	return Array.from({ length: backup.count }, (_, index) => backup.part(index + 1) ?? '');
}

function readBack(backup: Backup) {
	const header = parseBackupHeader(backup.header);
	assert.ok(header);
	const texts = readParts(backup);
	for (const [index, part] of header.parts.entries()) assert.ok(matchesChecksum(part, Buffer.from(texts[index] ?? '')));
	return parseBackupParts(header, texts);
}

test('a backup is read as it was written, with any characters', async () => {
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
	const library = createSnapshot(articles, { categories, unlisted: 2 });
	const before = { articles: [entry('old', { id: '1', versions: [['x']] })], categories: [entry('c')] };
	const backup = await createBackup(library, before);
	assert.deepEqual(readBack(backup), { snapshot: library, slugHistory: before });
	assert.equal(backup.count, 1);
	assert.equal(backup.part(0), undefined);
	assert.equal(backup.part(2), undefined);
});

test('the order of a record’s keys changes nothing in a backup', async () => {
	const [article, category] = [kept('a', inCategory('c')), libraryCategory('c', { icon: '💳', order: 1 })];
	const reverse = <Record extends object>(record: Record) =>
		Object.fromEntries(Object.entries(record).reverse()) as Record;
	const history = { articles: [entry('old', { id: '1' })], categories: [] };
	const [one, other] = [
		await createBackup(createSnapshot([article], { categories: [category] }), history),
		await createBackup(createSnapshot([reverse(article)], { categories: [reverse(category)] }), {
			...history,
			articles: history.articles.map(reverse),
		}),
	];
	assert.equal(other.part(1), one.part(1));
	assert.equal(other.header, one.header);
});

test('of gone articles only the slugs are published, no text', async () => {
	const left = entry('left', { gone: dayText(2), title: 'Secret plan', tags: ['plans'], versions: [['the-plan']] });
	const backup = await createBackup(createSnapshot([kept('1:here')]), { articles: [left], categories: [] });
	assert.doesNotMatch(readParts(backup).join(), /plan/i);
	const [read] = readBack(backup)?.slugHistory.articles ?? [];
	assert.deepEqual([read?.slug, read?.gone], ['left', left.gone]);
});

test('ten thousand articles are in parts of at most 5,000,000 bytes, with their sizes and checksums in the header', async () => {
	const words = 'Wörter 日本語 over and over. '.repeat(180);
	const articles = Array.from({ length: 10_000 }, (_, index) =>
		kept(`${index}:s-${index}`, { content: `${index} ${words}` }),
	);
	const library = createSnapshot(articles);
	const history = recordDaily(library);
	const backup = await createBackup(library, history);
	const header = parseBackupHeader(backup.header);
	assert.ok(header && backup.header.length < 1_000_000);
	assert.ok(backup.count > 20 && backup.count <= 200, `${backup.count} parts`);
	for (const [index, part] of header.parts.entries()) {
		const bytes = Buffer.from(backup.part(index + 1) ?? '');
		assert.ok(bytes.byteLength <= 5_000_000);
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		assert.deepEqual(part, { path: `library/${index + 1}.json`, bytes: bytes.byteLength, sha256 });
	}
	const read = readBack(backup);
	assert.deepEqual(read?.slugHistory, history);
	assert.deepEqual(read?.snapshot, library);
});

test('only an article that is larger than a part is left out', async () => {
	const fitting = kept('fits', { content: 'x'.repeat(4_999_000) });
	const backup = await createBackup(
		createSnapshot(['a', kept('huge', { content: 'é'.repeat(2_500_001) }), fitting, 'b']),
		emptySlugHistory,
	);
	assert.deepEqual(
		readBack(backup)?.snapshot.articles.map(({ slug }) => slug),
		['a', 'fits', 'b'],
	);
});

test('articles after 200 parts are left out, but the slug history never is', async () => {
	const content = 'x'.repeat(1_000_001);
	const library = createSnapshot(Array.from({ length: 202 }, (_, index) => kept(`s-${index}`, { content })));
	const history = recordDaily(library);
	const backup = await createBackup(library, history);
	assert.equal(backup.count, 200);
	const read = readBack(backup);
	assert.deepEqual([read?.snapshot.articles.length, read?.slugHistory], [200, history]);
});

test('a backup contains nothing that the site doesn’t show', async () => {
	const leftOut = [{ slug: 'secret-plan', title: 'Secret plan', reason: 'not public' }];
	const { categories, articles } = createCategoryWithArticle('c:billing');
	const library = createSnapshot([], {
		articles,
		categories: [...categories, libraryCategory('secret-launch')],
		leftOut,
	});
	const backup = await createBackup(library, recordDaily(library));
	assert.doesNotMatch([backup.header, ...readParts(backup)].join(), /secret/i);
	assert.deepEqual(Object.keys(JSON.parse(backup.header)), ['version', 'team', 'source', 'takenAt', 'parts']);
});

test('a header of an unknown format is rejected', async () => {
	const { header } = await createBackup(createSnapshot(['a']), emptySlugHistory);
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

test('parts are rejected if they have no article, a slug twice or unknown records', async () => {
	const backup = await createBackup(createSnapshot(['a']), emptySlugHistory);
	const header = parseBackupHeader(backup.header);
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
		[article, ['article entry', { slug: '' }]],
		[article, 'rubbish'],
	]) {
		assert.equal(read(...records), undefined, JSON.stringify(records).slice(0, 90));
	}
	assert.equal(parseBackupParts(header, ['{}']), undefined);
	assert.equal(parseBackupParts(header, ['[']), undefined);
});
