import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { chooseExitCode } from '../../../src/commands/terminal/exit.ts';
import { parseJson } from '../../../src/files/json.ts';
import { NewerFormat } from '../../../src/model/user-errors.ts';
import { projectRoot } from '../../../src/project-root.ts';
import { keepBroken } from '../../../src/storage/keep-broken.ts';
import { openStorages } from '../../../src/storage/open-storages.ts';
import { createRestoredCopyStore } from '../../../src/storage/restored-copy-store.ts';
import { createMigration, STORED_FORMATS } from '../../../src/storage/stored-formats.ts';
import { articles } from '../../support/sample.ts';
import { startSync, temporaryFolder } from '../../support/start-client.ts';

/** Folders that earlier versions wrote. `earlier-version.test.ts` and the last test here read them with today’s code. */
const SAMPLES = ['data-0.1', 'data-restored-1'];

/** All files of a folder with their content. */
async function readAll(folder: string): Promise<[string, string][]> {
	const names = (await readdir(folder)).sort();
	return Promise.all(
		names.map(async (name): Promise<[string, string]> => [name, await readFile(join(folder, name), 'utf8')]),
	);
}

test('a kept sample shows every version that each stored file has had', async () => {
	for (const { name, version } of Object.values(STORED_FORMATS)) {
		const texts = SAMPLES.map((folder) =>
			readFile(join(projectRoot, 'tests/fixtures', folder, 'sample', name), 'utf8').catch(() => undefined),
		);
		const written = (await Promise.all(texts)).filter((text) => text !== undefined);
		const found = written.map((text) => Object(parseJson(text.split('\n')[0] ?? '')).version);
		assert.deepEqual(
			[...new Set(found)].sort(),
			Array.from({ length: version }, (_, index) => index + 1),
			name,
		);
	}
});

for (const { name } of Object.values(STORED_FORMATS)) {
	test(`${name} of a newer version stops the sync with exit code 78, and no file is touched`, async (t) => {
		const { sync, dataDir, library } = await startSync(t, { content: { categories: [], articles: articles(2) } });
		await sync();
		const folder = join(dataDir, 'sample');
		const path = join(folder, name);
		const text = await readFile(path, 'utf8').catch(() => '{"version":1}\n');
		await writeFile(path, text.replace('"version":1', '"version":7'));
		const before = await readAll(folder);
		library.requests.length = 0;
		await assert.rejects(sync(), (error) => {
			assert.ok(error instanceof NewerFormat);
			assert.equal(chooseExitCode(error), 78);
			for (const part of [path, 'version 7', 'up to 1', 'DATA_DIR']) assert.ok(error.message.includes(part), part);
			return true;
		});
		assert.deepEqual([await readAll(folder), library.requests], [before, []]);
	});
}

test('the lines of an earlier version are migrated step by step, and those of an unknown one are left as they are', () => {
	const migrations = {
		1: (line: unknown) => ({ ...Object(line), second: true }),
		2: (line: unknown, index: number) => (index === 0 ? line : { ...Object(line), third: Object(line).second }),
	};
	const read = (...lines: unknown[]) => {
		const migrate = createMigration({ name: 'x', version: 3, migrations }, '/x');
		return lines.map((line, index) => migrate(line, index));
	};
	assert.deepEqual(read({ version: 1 }, { a: 1 }), [
		{ version: 3, second: true },
		{ a: 1, second: true, third: true },
	]);
	assert.deepEqual(read({ version: 2 }, { a: 1 }), [{ version: 3 }, { a: 1, third: undefined }]);
	assert.deepEqual(read({ version: 3 }, { a: 1 }), [{ version: 3 }, { a: 1 }]);
	assert.deepEqual(read({ version: 0 }, { a: 1 }), [{ version: 0 }, { a: 1 }]);
	assert.deepEqual(read('rubbish', { a: 1 }), ['rubbish', { a: 1 }]);
	assert.throws(() => read({ version: 4 }), NewerFormat);
});

test('several damaged copies are kept side by side: the newest and the oldest always, five in all', async (t) => {
	const { team } = openStorages({ dataDir: await temporaryFolder(t) }, 'sample');
	for (let round = 1; round <= 8; round += 1) {
		await team.put('a.ndjson', [`damage ${round}`]);
		assert.equal(await keepBroken(team, 'a.ndjson'), 'a.ndjson.broken');
	}
	const names = await team.list('');
	const texts = await Promise.all(names.map(async (name) => (await Array.fromAsync((await team.get(name)) ?? []))[0]));
	assert.deepEqual(
		names.map((name, index) => [name, texts[index]]),
		[
			['a.ndjson.broken', 'damage 8'],
			['a.ndjson.broken-2', 'damage 7'],
			['a.ndjson.broken-3', 'damage 6'],
			['a.ndjson.broken-4', 'damage 5'],
			['a.ndjson.broken-5', 'damage 1'],
		],
	);
});

test('a slug history without a field of today keeps all its old slugs', async (t) => {
	const content = { categories: [], articles: articles(2) };
	const { sync, dataDir, warnings } = await startSync(t, { content });
	await sync();
	const [one, two] = content.articles;
	assert.ok(one && two);
	content.articles = [{ ...one, slug: 'renamed', updatedAt: '2026-03-01T09:00:00.000Z' }, two];
	const { slugHistory } = await sync();
	const path = join(dataDir, 'sample', 'ledger.ndjson');
	await writeFile(path, (await readFile(path, 'utf8')).replaceAll(',"versions":[]', '').replaceAll(',"tags":[]', ''));
	assert.deepEqual([(await sync()).slugHistory, warnings], [slugHistory, []]);
});

test('an article whose stored copy was changed on the disk is fetched again', async (t) => {
	const { sync, dataDir, warnings } = await startSync(t, { content: { categories: [], articles: articles(3) } });
	const first = await sync();
	const path = join(dataDir, 'sample', 'library.ndjson');
	await writeFile(path, (await readFile(path, 'utf8')).replace('say about article-2', 'say about article-X'));
	const { snapshot, stats } = await sync();
	assert.deepEqual([stats.fetched, snapshot.articles, warnings.length], [1, first.snapshot.articles, 1]);
	assert.equal((await sync()).stats.fetched, 0);
});

test('what is left to compare of a restored copy is read from a file of version 1', async () => {
	const { team } = openStorages({ dataDir: join(projectRoot, 'tests/fixtures/data-restored-1') }, 'sample');
	assert.deepEqual(await createRestoredCopyStore(team).load(), { trust: 'plausible', slugs: new Set(['a', 'c']) });
});
