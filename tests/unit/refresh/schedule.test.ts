import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createSchedule } from '../../../src/refresh/schedule.ts';

/** A schedule whose task runs until the test ends it, with a clock that moves only when the test says so. */
function startSchedule(t: TestContext) {
	t.mock.timers.enable({ apis: ['setTimeout'] });
	const inFlight: PromiseWithResolvers<number>[] = [];
	const errors: unknown[] = [];
	let runs = 0;
	const schedule = createSchedule(
		() => {
			runs += 1;
			const run = Promise.withResolvers<number>();
			inFlight.push(run);
			return run.promise;
		},
		(error) => errors.push(error),
	);
	const settle = () => new Promise((resolve) => setImmediate(resolve));
	return {
		schedule,
		errors,
		runs: () => runs,
		settle,
		async pass(seconds: number) {
			t.mock.timers.tick(seconds * 1000);
			await settle();
		},
		/** Ends the run that is in flight, and lets what waits for it go on. */
		async end(error?: Error) {
			const run = inFlight.shift();
			if (error === undefined) run?.resolve(runs);
			else run?.reject(error);
			await settle();
		},
	};
}

test('runs first after the interval, and again an interval after the run ended', async (t) => {
	const { schedule, runs, pass, end } = startSchedule(t);
	schedule.every(300);
	await pass(299);
	assert.equal(runs(), 0);
	await pass(1);
	assert.equal(runs(), 1);
	await pass(3_000);
	assert.equal(runs(), 1, 'one run at a time');
	await end();
	await pass(300);
	assert.equal(runs(), 2);
});

test('goes on after a run that failed, and reports the error', async (t) => {
	const { schedule, runs, pass, end, errors } = startSchedule(t);
	const failure = new Error('The Library is down.');
	schedule.every(300);
	await pass(300);
	await end(failure);
	assert.deepEqual(errors, [failure]);
	await pass(300);
	await end();
	assert.deepEqual([runs(), errors.length], [2, 1]);
});

test('makes one run of all requests that come before it begins, and another of those that come while it runs', async (t) => {
	const { schedule, runs, end, settle } = startSchedule(t);
	for (let times = 0; times < 5; times += 1) schedule.soon();
	await settle();
	assert.equal(runs(), 1);
	for (let times = 0; times < 5; times += 1) schedule.soon();
	await settle();
	assert.equal(runs(), 1, 'never two at a time');
	await end();
	assert.equal(runs(), 2);
	await end();
	assert.equal(runs(), 2);
});

test('gives the result, or the error, to who asks for a run now', async (t) => {
	const { schedule, end, errors, settle } = startSchedule(t);
	const [first, second] = [schedule.now(), schedule.now()];
	await settle();
	await end(new Error('no'));
	await assert.rejects(first, /no/);
	await end();
	assert.equal(await second, 2);
	assert.deepEqual(errors, []);
});

test('stopped before a run, it never runs; stopped during one, it waits for that and runs no more', async (t) => {
	const { schedule, runs, pass, end } = startSchedule(t);
	schedule.every(300);
	await pass(300);
	schedule.soon();
	let isStopped = false;
	const stopped = schedule.stop().then(() => {
		isStopped = true;
	});
	await pass(0);
	assert.equal(isStopped, false);
	await end();
	await stopped;
	await pass(3_000);
	assert.equal(runs(), 1);
});
