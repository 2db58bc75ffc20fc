import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { startRefreshTimer } from '../../../src/server/refresh-timer.ts';

/** A look that is under way until it is answered, under a clock that only moves when it is told to. */
function startRefreshing(t: TestContext) {
	t.mock.timers.enable({ apis: ['setTimeout'] });
	const underWay: PromiseWithResolvers<void>[] = [];
	const errors: unknown[] = [];
	let looks = 0;
	const look = () => {
		looks += 1;
		const answer = Promise.withResolvers<void>();
		underWay.push(answer);
		return answer.promise;
	};
	const refresher = startRefreshTimer(300, look, (error) => errors.push(error));
	return {
		refresher,
		errors,
		looks: () => looks,
		pass: (seconds: number) => t.mock.timers.tick(seconds * 1000),
		/** Ends the look that is under way, and lets what waits for it go on. */
		async end(error?: Error) {
			const answer = underWay.pop();
			if (error === undefined) answer?.resolve();
			else answer?.reject(error);
			await new Promise((resolve) => setImmediate(resolve));
		},
	};
}

test('Looks first after the interval, and again an interval after the look ended', async (t) => {
	const { looks, pass, end, refresher } = startRefreshing(t);
	pass(299);
	assert.equal(looks(), 0);
	pass(1);
	assert.equal(looks(), 1);
	pass(3_000);
	assert.equal(looks(), 1, 'one look at a time');
	await end();
	pass(300);
	assert.equal(looks(), 2);
	refresher.stop();
});

test('Goes on after a look that failed, and says what happened', async (t) => {
	const { looks, pass, end, errors, refresher } = startRefreshing(t);
	const failure = new Error('The Library is away.');
	pass(300);
	await end(failure);
	assert.deepEqual(errors, [failure]);
	pass(300);
	await end();
	assert.equal(looks(), 2);
	assert.equal(errors.length, 1);
	refresher.stop();
});

test('Stopped before a look, it never looks', (t) => {
	const { looks, pass, refresher } = startRefreshing(t);
	refresher.stop();
	pass(3_000);
	assert.equal(looks(), 0);
});

test('Stopped during a look, it looks no more', async (t) => {
	const { looks, pass, end, refresher } = startRefreshing(t);
	pass(300);
	refresher.stop();
	await end();
	pass(3_000);
	assert.equal(looks(), 1);
});
