import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDayCounts, firstKeptDay } from '../../../src/insights/day-counts.ts';
import { isRefusal, readMessage } from '../../../src/insights/message.ts';
import { PERSONAL, readCounts, simulateSearches } from '../../support/searches.ts';

const DAY = '2026-12-01';
const ask = { query: 'refund', outcome: 'none', opened: false } as const;

test('a day has a line for each query, and opening an article does not count as another search', () => {
	const counts = createDayCounts(DAY);
	counts.add(ask);
	counts.add({ ...ask, outcome: 'found' });
	counts.add({ ...ask, outcome: 'found', opened: true });
	counts.add({ again: { from: 'refund', to: 'money back' } });
	assert.deepEqual(counts.lines(), [
		'{"day":"2026-12-01","query":"refund","asked":2,"none":1,"partial":0,"found":1,"opened":1}',
		'{"day":"2026-12-01","from":"refund","to":"money back","again":1}',
	]);
});

test('counting goes on after a restart', () => {
	const before = createDayCounts(DAY);
	before.add(ask);
	before.add({ again: { from: 'a', to: 'b' } });
	const after = createDayCounts(DAY, before.lines());
	after.add(ask);
	after.add({ again: { from: 'a', to: 'b' } });
	assert.deepEqual(
		after.lines().map((line) => JSON.parse(line).asked ?? JSON.parse(line).again),
		[2, 2],
	);
});

test('a full day counts known queries on, and no new ones', () => {
	const counts = createDayCounts(DAY, [], 1);
	assert.equal(counts.add(ask), true);
	assert.equal(counts.add({ ...ask, query: 'other' }), false);
	assert.equal(counts.add({ again: { from: 'a', to: 'b' } }), false);
	assert.equal(counts.add(ask), true);
	assert.equal(counts.lines().length, 1);
});

test('queries with names of JavaScript are queries like any other', () => {
	const counts = createDayCounts(DAY);
	for (const query of ['__proto__', 'constructor', '["a","b"]']) counts.add({ ...ask, query });
	counts.add({ again: { from: 'a', to: 'b' } });
	assert.equal(counts.lines().length, 4);
});

test('90 days are kept, today included', () => {
	assert.equal(firstKeptDay(Date.parse('2026-12-01T23:59:59Z')), '2026-09-03');
});

test('1,000 simulated searches give exact counts, and nothing personal is kept', () => {
	const { messages, expected } = simulateSearches(1_000, 15);
	const counts = createDayCounts(DAY);
	for (const message of messages) {
		const read = readMessage(JSON.stringify(message));
		assert.ok(!isRefusal(read));
		counts.add(read);
	}
	const lines = counts.lines();
	assert.deepEqual(readCounts(lines), expected);
	for (const line of lines) assert.doesNotMatch(JSON.parse(line).query, PERSONAL);
	assert.equal(
		Object.values(expected).reduce((sum, { asked }) => sum + asked, 0),
		1_000,
	);
});
