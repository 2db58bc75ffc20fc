import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRateLimit, parseResetTime } from '../../../../src/sources/api/rate-limit.ts';

const NOW = Date.parse('2026-11-22T02:12:00Z');
const MINUTE = 60_000;

const rateHeaders = (remaining: number | string, reset: string) =>
	new Headers({ 'x-ratelimit-remaining': String(remaining), 'x-ratelimit-reset': reset });

test('a reset may be in seconds or milliseconds since 1970, in seconds from now, or a date', () => {
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

test('a reset in the past or in an unknown format is ignored, and a reset is at most an hour away', () => {
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

test('when no requests remain, none is sent until the reset', () => {
	const rate = createRateLimit();
	assert.equal(rate.blockedUntil(NOW), undefined);
	rate.reserve();
	rate.settleReservation(true);
	rate.recordSettled(rateHeaders(0, '60'), NOW);
	assert.equal(rate.blockedUntil(NOW), NOW + MINUTE);
	assert.equal(rate.blockedUntil(NOW + MINUTE - 1), NOW + MINUTE);
	assert.equal(rate.blockedUntil(NOW + MINUTE), undefined);
});

test('no more requests are in flight than remain, and the smallest announced number counts', async () => {
	const rate = createRateLimit();
	rate.reserve();
	rate.settleReservation(true);
	rate.recordSettled(rateHeaders(2, '60'), NOW);
	for (const _ of [1, 2]) {
		assert.equal(rate.blockedUntil(NOW), undefined);
		rate.reserve();
		rate.settleReservation(true);
	}
	const full = rate.blockedUntil(NOW);
	assert.ok(full instanceof Promise);
	// The second response arrives first.
	rate.recordSettled(rateHeaders(0, '60'), NOW);
	await full;
	assert.ok(rate.blockedUntil(NOW) instanceof Promise);
	rate.recordSettled(rateHeaders(1, '60'), NOW);
	assert.equal(rate.blockedUntil(NOW), NOW + MINUTE);
});

test('a response without these headers or without a reset, or no response, changes nothing', () => {
	const rate = createRateLimit();
	for (const headers of [
		undefined,
		new Headers(),
		rateHeaders(0, ''),
		rateHeaders('none', '60'),
		rateHeaders('', '60'),
	]) {
		rate.reserve();
		rate.settleReservation(true);
		rate.recordSettled(headers, NOW);
		assert.equal(rate.blockedUntil(NOW), undefined);
	}
});
