import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createLimiter } from '../../../src/files/limit-concurrency.ts';

test('at most so many tasks run at a time, and the others start in order', async () => {
	const limiter = createLimiter(3);
	const started: number[] = [];
	let running = 0;
	let most = 0;
	const task = async (index: number) => {
		started.push(index);
		most = Math.max(most, ++running);
		for (let turn = 0; turn <= index % 4; turn += 1) await nextTurn();
		running -= 1;
		return index;
	};
	const indexes = Array.from({ length: 40 }, (_, index) => index);
	const results = Promise.all(indexes.map((index) => limiter.run(() => task(index))));
	assert.equal(limiter.waiting, 37);
	assert.deepEqual(await results, indexes);
	assert.deepEqual(started, indexes);
	assert.equal(most, 3);
	assert.equal(limiter.waiting, 0);
});

test('a task that fails or throws gives its slot to the next', async () => {
	const limiter = createLimiter(1);
	const failed = limiter.run(() => Promise.reject(new Error('failed')));
	const thrown = limiter.run(() => {
		throw new Error('thrown');
	});
	const last = limiter.run(async () => 'last');
	await assert.rejects(failed, /failed/);
	await assert.rejects(thrown, /thrown/);
	assert.equal(await last, 'last');
});

test('a task that arrives as another ends does not overtake those waiting', async () => {
	const limiter = createLimiter(1);
	const order: string[] = [];
	const run = (name: string) => limiter.run(async () => void order.push(name));
	const first = run('first').then(() => run('late'));
	await Promise.all([first, run('second'), run('third')]);
	assert.deepEqual(order, ['first', 'second', 'third', 'late']);
});
