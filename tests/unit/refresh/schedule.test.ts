import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createSchedule } from '../../../src/refresh/schedule.ts';

/** A schedule with a task that runs until the test ends it, and a clock that the test moves. */
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
		/** Ends the run in flight, and waits until the schedule has reacted. */
		async end(error?: Error) {
			const run = inFlight.shift();
			if (error === undefined) run?.resolve(runs);
			else run?.reject(error);
			await settle();
		},
	};
}

test('the first run starts after the interval, and each further run one interval after the previous run ended', async (t) => {
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

test('a failed run is reported, and the next one still starts', async (t) => {
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

test('all calls before a run begins share it, and all calls during it share the next one', async (t) => {
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

test('now() resolves to the result of its run, or rejects with its error', async (t) => {
	const { schedule, end, errors, settle } = startSchedule(t);
	const [first, second] = [schedule.now(), schedule.now()];
	await settle();
	await end(new Error('no'));
	await assert.rejects(first, /no/);
	await end();
	assert.equal(await second, 2);
	assert.deepEqual(errors, []);
});

test('stop() cancels the runs that have not begun, and waits for the one in flight', async (t) => {
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
