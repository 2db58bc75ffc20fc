import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { LeaseLost, type Storage } from '../../src/storage/storage.ts';

/** A place where an implementation stores data. All storages that are opened there, even in other processes, have the same content. */
export interface StoragePlace {
	open(): Storage;
	/** Moves the clock of the storages forward, in milliseconds. */
	pass(ms: number): void;
}

/** Lines that no implementation may change, reorder or cut off. */
const ODD_LINES = ['', ' ', 'a\tb', '{"a":"\\u2028"}', 'é😀ß漢字', '\u0000', 'x'.repeat(300_000), '"', '\\'];

async function readRecord(storage: Storage, name: string): Promise<string[] | undefined> {
	const lines = await storage.get(name);
	return lines && Array.fromAsync(lines);
}

const readLog = async (storage: Storage, name: string) => [...(await storage.read(name))];

/** Registers the tests that every implementation of `Storage` must pass. `create` makes a new, empty place for each test. */
export function testStorage(implementation: string, create: (t: TestContext) => Promise<StoragePlace>): void {
	const it = (sentence: string, body: (place: StoragePlace, storage: Storage) => Promise<void>) =>
		test(`${implementation}: ${sentence}`, async (t) => {
			const place = await create(t);
			await body(place, place.open());
		});

	it('records and logs that were never written don’t exist', async (_, storage) => {
		assert.equal(await storage.get('library.ndjson'), undefined);
		assert.deepEqual(await readLog(storage, 'journal.ndjson'), []);
		assert.deepEqual(await storage.list(''), []);
		await storage.remove('library.ndjson');
		await storage.rename('library.ndjson', 'other.ndjson');
		assert.equal(await storage.get('other.ndjson'), undefined);
	});

	it('every storage reads a record line by line as it was put', async (place, storage) => {
		await storage.put('library.ndjson', ODD_LINES);
		assert.deepEqual(await readRecord(storage, 'library.ndjson'), ODD_LINES);
		assert.deepEqual(await readRecord(place.open(), 'library.ndjson'), ODD_LINES);
		await storage.put('library.ndjson', []);
		assert.deepEqual(await readRecord(storage, 'library.ndjson'), []);
	});

	it('a record is unchanged if writing its lines fails halfway', async (_, storage) => {
		await storage.put('library.ndjson', ['one', 'two']);
		const failing = function* () {
			yield 'three';
			throw new RangeError('no more');
		};
		await assert.rejects(storage.put('library.ndjson', failing()), RangeError);
		await assert.rejects(storage.put('library.ndjson', ['three', 'with\na break']), TypeError);
		assert.deepEqual(await readRecord(storage, 'library.ndjson'), ['one', 'two']);
		assert.deepEqual(await storage.list(''), ['library.ndjson']);
	});

	it('if two processes put a record at once, one of the two remains, complete', async (place, storage) => {
		const many = (letter: string) => Array.from({ length: 200 }, () => letter.repeat(10_000));
		await Promise.all([storage.put('a', many('x')), place.open().put('a', many('y'))]);
		const lines = await readRecord(storage, 'a');
		assert.deepEqual(lines, many(lines?.[0]?.[0] ?? ''));
	});

	it('a log contains what all storages appended, in order', async (place, storage) => {
		const other = place.open();
		for (const [index, line] of ODD_LINES.entries()) await (index % 2 ? storage : other).append('log', line);
		assert.deepEqual(await readLog(storage, 'log'), ODD_LINES);
		assert.deepEqual(await readLog(place.open(), 'log'), ODD_LINES);
		await Promise.all(Array.from({ length: 100 }, (_, n) => (n % 2 ? storage : other).append('many', String(n))));
		assert.deepEqual(
			(await readLog(storage, 'many')).map(Number).sort((a, b) => a - b),
			Array.from({ length: 100 }, (_, n) => n),
		);
		await assert.rejects(storage.append('log', 'with\na break'), TypeError);
	});

	it('after it was removed, a log begins empty', async (place, storage) => {
		await storage.append('log', 'old');
		await place.open().remove('log');
		assert.deepEqual(await readLog(storage, 'log'), []);
		await storage.append('log', 'new');
		assert.deepEqual(await readLog(place.open(), 'log'), ['new']);
	});

	it('names are listed by prefix, and a renamed record is found by its new name only', async (_, storage) => {
		await storage.put('b', ['1']);
		await storage.append('requests to https_host/498698.log', '1');
		await storage.append('requests to https_host/498699.log', '2');
		assert.deepEqual(await storage.list('requests to https_host/'), [
			'requests to https_host/498698.log',
			'requests to https_host/498699.log',
		]);
		await storage.put('a', ['2']);
		await storage.rename('b', 'a');
		assert.deepEqual([await readRecord(storage, 'a'), await storage.get('b')], [['1'], undefined]);
		assert.ok(storage.locate('a').includes('a'));
	});

	it('a name that could lead to another folder is rejected', async (_, storage) => {
		for (const name of ['', '.', '..', '../a', '/a', 'a/b/c', 'a/../b', '.hidden', 'a\0', 'a\\b', 'a/', 'a\nb']) {
			await assert.rejects(storage.put(name, ['1']), TypeError, JSON.stringify(name));
			await assert.rejects(storage.append(name, '1'), TypeError, JSON.stringify(name));
			await assert.rejects(storage.get(name), TypeError, JSON.stringify(name));
		}
	});

	it('a lease has one holder, until it is released or expires', async (place, storage) => {
		const first = await storage.lease('sync', 10_000);
		assert.ok(first);
		assert.equal(await place.open().lease('sync', 10_000), undefined);
		assert.ok(await place.open().lease('another', 10_000));
		place.pass(9_000);
		assert.equal(await first.renew(10_000), true);
		place.pass(9_000);
		assert.equal(await first.isHeld(), true);
		await first.release();
		assert.equal(await first.isHeld(), false);

		const second = await place.open().lease('sync', 10_000);
		assert.ok(second && second.token > first.token);
		place.pass(10_001);
		assert.equal(await second.isHeld(), false);
		assert.equal(await second.renew(10_000), false);
		const third = await storage.lease('sync', 10_000);
		assert.ok(third && third.token > second.token);
		await second.release();
		assert.equal(await third.isHeld(), true, 'a former holder can’t release the lease');
	});

	it('if many try to acquire a lease at once, exactly one gets it', async (place) => {
		for (let round = 0; round < 10; round += 1) {
			const taken = await Promise.all(Array.from({ length: 8 }, () => place.open().lease('sync', 1_000)));
			assert.equal(taken.filter(Boolean).length, 1);
			place.pass(1_001);
		}
	});

	it('a former holder of a lease can’t write', async (place, storage) => {
		const first = await storage.lease('history', 1_000);
		assert.ok(first);
		await storage.put('history', ['by the first'], first);
		place.pass(1_001);
		const second = await place.open().lease('history', 1_000);
		assert.ok(second);
		await place.open().put('history', ['by the second'], second);
		await assert.rejects(storage.put('history', ['too late'], first), LeaseLost);
		assert.deepEqual(await readRecord(storage, 'history'), ['by the second']);
	});
}
