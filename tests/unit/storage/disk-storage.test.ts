import assert from 'node:assert/strict';
import { appendFile, mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { chooseExitCode, formatError } from '../../../src/commands/terminal/exit.ts';
import { DiskError, explainDiskError } from '../../../src/files/disk-error.ts';
import { createDiskStorage } from '../../../src/storage/disk-storage.ts';
import { locateSharedFolder, locateTeamFolder } from '../../../src/storage/team-folder.ts';
import { createClock, temporaryFolder } from '../../support/start-client.ts';
import { testStorage } from '../../support/storage-contract.ts';

testStorage('on disk', async (t) => {
	const dataDir = await temporaryFolder(t);
	const clock = createClock();
	return { open: () => createDiskStorage(locateTeamFolder(dataDir, 'acme'), clock.now), pass: clock.pass };
});

test('records and logs are text files that the owner can read', async (t) => {
	const dataDir = await temporaryFolder(t);
	const storage = createDiskStorage(locateTeamFolder(dataDir, 'acme'));
	await storage.put('library.ndjson', ['{"a":1}', '{"b":2}']);
	await storage.append('requests/1.log', '1');
	assert.equal(await readFile(join(dataDir, 'acme', 'library.ndjson'), 'utf8'), '{"a":1}\n{"b":2}\n');
	assert.equal(await readFile(join(dataDir, 'acme', 'requests', '1.log'), 'utf8'), '1\n');
	assert.equal(storage.locate('library.ndjson'), join(dataDir, 'acme', 'library.ndjson'));
});

test('a line that a crash cut short does not affect the others', async (t) => {
	const dataDir = await temporaryFolder(t);
	await createDiskStorage(locateSharedFolder(dataDir)).append('log', 'one');
	await appendFile(join(dataDir, 'log'), 'tor');
	const storage = createDiskStorage(locateSharedFolder(dataDir));
	assert.deepEqual([...(await storage.read('log'))], ['one']);
	await storage.append('log', 'two');
	assert.deepEqual([...(await storage.read('log'))], ['one', 'tor', 'two']);
});

test('a half-written file of a killed process is never read, and removed after an hour', async (t) => {
	const dataDir = await temporaryFolder(t);
	const storage = createDiskStorage(locateSharedFolder(dataDir));
	await storage.put('a', ['1']);
	const torn = join(dataDir, 'a.3f0c1f64-51de-4c38-9c0a-1d1c3c1b7a55.new');
	await writeFile(torn, 'hal');
	await storage.put('a', ['2']);
	assert.deepEqual((await readdir(dataDir)).length, 2, 'another process may still be writing it');
	await utimes(torn, 0, 0);
	await storage.put('a', ['3']);
	assert.deepEqual(await readdir(dataDir), ['a']);
});

test('no team’s name leads out of the folder, and no team reads the data of another', async (t) => {
	const dataDir = await temporaryFolder(t);
	for (const team of ['', '.', '..', '...', 'a/b', 'a\\b', '/etc', 'a b', 'a\u0000']) {
		assert.throws(() => locateTeamFolder(dataDir, team), TypeError, JSON.stringify(team));
	}
	await createDiskStorage(locateTeamFolder(dataDir, 'acme')).put('a', ['1']);
	const other = createDiskStorage(locateTeamFolder(dataDir, 'Acme'));
	assert.equal(await other.get('a'), undefined);
	assert.deepEqual([await other.list(''), [...(await other.read('a'))]], [[], []]);
});

test('a lease is free again if its process was killed, or its file is damaged', async (t) => {
	const dataDir = await temporaryFolder(t);
	const clock = createClock();
	const storage = createDiskStorage(locateSharedFolder(dataDir), clock.now);
	await mkdir(dataDir, { recursive: true });
	const holder = { until: clock.now() + 60_000, process: 2 ** 30, machine: hostname() };
	await writeFile(join(dataDir, 'sync.lease-7'), JSON.stringify(holder));
	const lease = await storage.lease('sync', 1_000);
	assert.equal(lease?.token, 8);
	await lease?.release();

	const torn = join(dataDir, 'sync.lease-9');
	await writeFile(torn, '{"unt');
	const time = (ms: number) => new Date(clock.now() + ms);
	await utimes(torn, time(0), time(0));
	assert.equal(await storage.lease('sync', 1_000), undefined, 'its holder may be about to write it');
	await utimes(torn, time(-60_000), time(-60_000));
	assert.equal((await storage.lease('sync', 1_000))?.token, 10);
});

test('a lease from a clock that was ahead lasts as long as any other, from when it is first seen', async (t) => {
	const dataDir = await temporaryFolder(t);
	const clock = createClock();
	const until = clock.now() + 86_400_000;
	await writeFile(join(dataDir, 'ledger.lease-1'), JSON.stringify({ until, process: 1, machine: 'elsewhere' }));
	const other = { until: until + 20_000, from: until, process: 1, machine: 'elsewhere' };
	await writeFile(join(dataDir, 'other.lease-1'), JSON.stringify(other));
	const storage = createDiskStorage(locateSharedFolder(dataDir), clock.now);
	for (const name of ['ledger', 'other']) assert.equal(await storage.lease(name, 1_000), undefined);
	clock.pass(15_000);
	assert.ok(await storage.lease('ledger', 1_000));
	assert.equal(await storage.lease('other', 1_000), undefined);
	clock.pass(5_000);
	assert.ok(await storage.lease('other', 1_000));
});

/** Checks that an error names the file, DATA_DIR and the reason. */
const namesFile = (path: string, reason: RegExp) => (error: unknown) => {
	assert.ok(error instanceof DiskError && chooseExitCode(error) === 1);
	assert.equal(formatError(error, false), error.message, 'no stack trace');
	assert.match(error.message, reason);
	for (const part of [path, 'DATA_DIR']) assert.ok(error.message.includes(part), error.message);
	return true;
};

test('a folder in the place of a file is named, whatever is done with the file', async (t) => {
	const dataDir = await temporaryFolder(t);
	const storage = createDiskStorage(locateTeamFolder(dataDir, 'acme'));
	const path = join(dataDir, 'acme', 'a.ndjson');
	await mkdir(join(path, 'inside'), { recursive: true });
	const isNamed = namesFile(path, /folder in the place of this file/);
	await assert.rejects(storage.get('a.ndjson'), isNamed);
	await assert.rejects(storage.put('a.ndjson', ['1']), isNamed);
	await assert.rejects(storage.append('a.ndjson', '1'), isNamed);
	await assert.rejects(storage.read('a.ndjson'), isNamed);
	assert.deepEqual(await readdir(join(dataDir, 'acme')), ['a.ndjson'], 'nothing is left behind');
});

test('a file in the place of the team’s folder, or of DATA_DIR, is named', async (t) => {
	const parent = await temporaryFolder(t);
	for (const [dataDir, blocked] of [
		[join(parent, 'one'), join(parent, 'one', 'acme')],
		[join(parent, 'two'), join(parent, 'two')],
	] as const) {
		await mkdir(join(blocked, '..'), { recursive: true });
		await writeFile(blocked, 'a file');
		const storage = createDiskStorage(locateTeamFolder(dataDir, 'acme'));
		const isNamed = namesFile(join(dataDir, 'acme', 'a'), /file in the place of a folder/);
		await assert.rejects(storage.get('a'), isNamed);
		await assert.rejects(storage.put('a', ['1']), isNamed);
		await assert.rejects(storage.append('a', '1'), isNamed);
		assert.equal(await readFile(blocked, 'utf8'), 'a file');
	}
});

const hasFullDevice = process.platform === 'linux';
test('a full disk is named, and a line that it cut short does not affect the next one', {
	skip: !hasFullDevice,
}, async (t) => {
	const dataDir = await temporaryFolder(t);
	const storage = createDiskStorage(locateSharedFolder(dataDir));
	await storage.append('a.log', 'one');
	await rm(join(dataDir, 'a.log'));
	// Every write to this device fails as on a full disk.
	await symlink('/dev/full', join(dataDir, 'a.log'));
	await assert.rejects(storage.append('a.log', 'two'), namesFile(join(dataDir, 'a.log'), /disk is full\. Free/));
	await rm(join(dataDir, 'a.log'));
	await writeFile(join(dataDir, 'a.log'), 'one\ntw');
	await storage.append('a.log', 'three');
	assert.deepEqual([...(await storage.read('a.log'))], ['one', 'tw', 'three']);
});

test('every error of a disk has a reason and an advice, and other errors stay as they are', () => {
	for (const code of ['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'EIO']) {
		const cause = Object.assign(new Error(`${code}: no luck, write`), { code });
		namesFile('/data/a', /can’t be used: .+\. .+\.$/)(explainDiskError(cause, '/data/a'));
	}
	const other = Object.assign(new Error('lost'), { code: 'ECONNRESET' });
	assert.equal(explainDiskError(other, '/data/a'), other);
});
