import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { LeaseLost, type Storage } from '../../src/storage/storage.ts';

/** One place where a keeper keeps things; whoever opens it, also in another process, finds the same there. */
export interface StoragePlace {
	open(): Storage;
	/** The keeper's clock, in milliseconds. */
	pass(ms: number): void;
}

/** Text that no keeper may change, mix up or cut off. */
const ODD_LINES = ['', ' ', 'a\tb', '{"a":"\\u2028"}', 'é😀ß漢字', '\u0000', 'x'.repeat(300_000), '"', '\\'];

async function readRecord(storage: Storage, name: string): Promise<string[] | undefined> {
	const lines = await storage.get(name);
	return lines && Array.fromAsync(lines);
}

const readLog = async (storage: Storage, name: string) => [...(await storage.read(name))];

/** What every keeper of `Storage` must do, as tests. `create` makes a new, empty place for each of them. */
export function testStorage(keeper: string, create: (t: TestContext) => Promise<StoragePlace>): void {
	const it = (sentence: string, body: (place: StoragePlace, storage: Storage) => Promise<void>) =>
		test(`${keeper}: ${sentence}`, async (t) => {
			const place = await create(t);
			await body(place, place.open());
		});

	it('what was never put is not there', async (_, storage) => {
		assert.equal(await storage.get('library.ndjson'), undefined);
		assert.deepEqual(await readLog(storage, 'journal.ndjson'), []);
		assert.deepEqual(await storage.list(''), []);
		await storage.remove('library.ndjson');
		await storage.rename('library.ndjson', 'other.ndjson');
		assert.equal(await storage.get('other.ndjson'), undefined);
	});

	it('a record comes back line by line as it was put, whoever asks', async (place, storage) => {
		await storage.put('library.ndjson', ODD_LINES);
		assert.deepEqual(await readRecord(storage, 'library.ndjson'), ODD_LINES);
		assert.deepEqual(await readRecord(place.open(), 'library.ndjson'), ODD_LINES);
		await storage.put('library.ndjson', []);
		assert.deepEqual(await readRecord(storage, 'library.ndjson'), []);
	});

	it('a record whose lines fail halfway stays as it was', async (_, storage) => {
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

	it('of two that put at once, one stands whole', async (place, storage) => {
		const many = (letter: string) => Array.from({ length: 200 }, () => letter.repeat(10_000));
		await Promise.all([storage.put('a', many('x')), place.open().put('a', many('y'))]);
		const lines = await readRecord(storage, 'a');
		assert.deepEqual(lines, many(lines?.[0]?.[0] ?? ''));
	});

	it('a log holds what was appended, in order, from all who append', async (place, storage) => {
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

	it('a log that was removed begins anew', async (place, storage) => {
		await storage.append('log', 'old');
		await place.open().remove('log');
		assert.deepEqual(await readLog(storage, 'log'), []);
		await storage.append('log', 'new');
		assert.deepEqual(await readLog(place.open(), 'log'), ['new']);
	});

	it('names are listed by their beginning, and a renamed record is found by its new name alone', async (_, storage) => {
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

	it('a name that could lead elsewhere is refused', async (_, storage) => {
		for (const name of ['', '.', '..', '../a', '/a', 'a/b/c', 'a/../b', '.hidden', 'a\0', 'a\\b', 'a/', 'a\nb']) {
			await assert.rejects(storage.put(name, ['1']), TypeError, JSON.stringify(name));
			await assert.rejects(storage.append(name, '1'), TypeError, JSON.stringify(name));
			await assert.rejects(storage.get(name), TypeError, JSON.stringify(name));
		}
	});

	it('a lease has one holder, until it is given back or its time is over', async (place, storage) => {
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
		assert.equal(await third.isHeld(), true, 'who has lost a lease can’t give it back');
	});

	it('of many who want a lease at once, one gets it', async (place) => {
		for (let round = 0; round < 10; round += 1) {
			const taken = await Promise.all(Array.from({ length: 8 }, () => place.open().lease('sync', 1_000)));
			assert.equal(taken.filter(Boolean).length, 1);
			place.pass(1_001);
		}
	});

	it('who has lost the lease writes nothing', async (place, storage) => {
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
