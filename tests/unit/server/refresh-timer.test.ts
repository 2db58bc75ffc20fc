import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { startRefreshTimer } from '../../../src/server/refresh-timer.ts';

/** Starts a timer of 300 seconds with a mocked clock and a refresh that lasts until `end` is called. */
function startTimer(t: TestContext) {
	t.mock.timers.enable({ apis: ['setTimeout'] });
	const running: PromiseWithResolvers<void>[] = [];
	const errors: unknown[] = [];
	let refreshes = 0;
	const refresh = () => {
		refreshes += 1;
		const result = Promise.withResolvers<void>();
		running.push(result);
		return result.promise;
	};
	const timer = startRefreshTimer(300, refresh, (error) => errors.push(error));
	return {
		timer,
		errors,
		refreshes: () => refreshes,
		pass: (seconds: number) => t.mock.timers.tick(seconds * 1000),
		/** Ends the running refresh, and lets what waits for it continue. */
		async end(error?: Error) {
			const result = running.pop();
			if (error === undefined) result?.resolve();
			else result?.reject(error);
			await new Promise((resolve) => setImmediate(resolve));
		},
	};
}

test('Refreshes first after the interval, and again one interval after the last refresh ended', async (t) => {
	const { refreshes, pass, end, timer } = startTimer(t);
	pass(299);
	assert.equal(refreshes(), 0);
	pass(1);
	assert.equal(refreshes(), 1);
	pass(3_000);
	assert.equal(refreshes(), 1, 'one refresh at a time');
	await end();
	pass(300);
	assert.equal(refreshes(), 2);
	timer.stop();
});

test('Continues after a refresh that failed, and reports the error', async (t) => {
	const { refreshes, pass, end, errors, timer } = startTimer(t);
	const failure = new Error('The Library can’t be reached.');
	pass(300);
	await end(failure);
	assert.deepEqual(errors, [failure]);
	pass(300);
	await end();
	assert.equal(refreshes(), 2);
	assert.equal(errors.length, 1);
	timer.stop();
});

test('If it is stopped before the first refresh, there is none', (t) => {
	const { refreshes, pass, timer } = startTimer(t);
	timer.stop();
	pass(3_000);
	assert.equal(refreshes(), 0);
});

test('If it is stopped during a refresh, there is no further one', async (t) => {
	const { refreshes, pass, end, timer } = startTimer(t);
	pass(300);
	timer.stop();
	await end();
	pass(3_000);
	assert.equal(refreshes(), 1);
});
