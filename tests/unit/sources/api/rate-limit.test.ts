import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRateLimit, parseResetTime } from '../../../../src/sources/api/rate-limit.ts';

const NOW = Date.parse('2026-11-22T02:12:00Z');
const MINUTE = 60_000;

const told = (remaining: number | string, reset: string) =>
	new Headers({ 'x-ratelimit-remaining': String(remaining), 'x-ratelimit-reset': reset });

test('understands a reset as seconds or milliseconds since 1970, seconds to go, or a date', () => {
	const at = NOW + 10 * MINUTE;
	for (const text of [
		String(at / 1000),
		String(at),
		'600',
		'600.0',
		new Date(at).toISOString(),
		new Date(at).toUTCString(),
	])
		assert.equal(parseResetTime(text, NOW), at, text);
});

test('a reset that is over, or can’t be read, holds nobody; none holds longer than an hour', () => {
	for (const text of [
		null,
		undefined,
		'',
		'0',
		'soon',
		'-5',
		'1.5.2',
		String(NOW / 1000),
		String(NOW - 1),
		'2026-11-22T02:11:59Z',
	])
		assert.equal(parseResetTime(text, NOW), undefined, String(text));
	for (const text of ['7200', '999999999', String(NOW + 9 * 60 * MINUTE), '2031-01-01T00:00:00Z', '9'.repeat(40)])
		assert.equal(parseResetTime(text, NOW), NOW + 60 * MINUTE, text);
});

test('nobody leaves once nothing is left, until the reset', () => {
	const rate = createRateLimit();
	assert.equal(rate.blockedUntil(NOW), undefined);
	rate.reserve();
	rate.settleReservation(true);
	rate.recordSettled(told(0, '60'), NOW);
	assert.equal(rate.blockedUntil(NOW), NOW + MINUTE);
	assert.equal(rate.blockedUntil(NOW + MINUTE - 1), NOW + MINUTE);
	assert.equal(rate.blockedUntil(NOW + MINUTE), undefined);
});

test('no more are under way than are left, and the least that was said counts', async () => {
	const rate = createRateLimit();
	rate.reserve();
	rate.settleReservation(true);
	rate.recordSettled(told(2, '60'), NOW);
	for (const _ of [1, 2]) {
		assert.equal(rate.blockedUntil(NOW), undefined);
		rate.reserve();
		rate.settleReservation(true);
	}
	const full = rate.blockedUntil(NOW);
	assert.ok(full instanceof Promise);
	// The second answer comes first.
	rate.recordSettled(told(0, '60'), NOW);
	await full;
	assert.ok(rate.blockedUntil(NOW) instanceof Promise);
	rate.recordSettled(told(1, '60'), NOW);
	assert.equal(rate.blockedUntil(NOW), NOW + MINUTE);
});

test('an answer without these headers, without a reset, or none at all, changes nothing', () => {
	const rate = createRateLimit();
	for (const headers of [undefined, new Headers(), told(0, ''), told('none', '60'), told('', '60')]) {
		rate.reserve();
		rate.settleReservation(true);
		rate.recordSettled(headers, NOW);
		assert.equal(rate.blockedUntil(NOW), undefined);
	}
});
