import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDebounce } from '../../../src/refresh/debounce.ts';

test('a task runs once after calls in quick succession, and again after a later call', (t) => {
	t.mock.timers.enable({ apis: ['setTimeout'] });
	let runs = 0;
	const call = createDebounce(() => {
		runs += 1;
	}, 100);
	for (let edits = 0; edits < 5; edits += 1) {
		call();
		t.mock.timers.tick(60);
	}
	assert.equal(runs, 0, 'the last edit is less than 100 ms ago');
	t.mock.timers.tick(40);
	assert.equal(runs, 1);
	call();
	t.mock.timers.tick(100);
	assert.equal(runs, 2);
});
