import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LibraryRefused, LibraryUnreachable } from '../../../../src/model/errors.ts';
import { nextDelay, parseRetryAfter } from '../../../../src/sources/api/retry.ts';

const url = new URL('https://www.cstar.help/api/library/x/articles');
const refused = (status: number) =>
	new LibraryRefused(url, {
		status,
		code: undefined,
		message: undefined,
		requestId: undefined,
		retryAfter: undefined,
	});

test('jitter at most doubles the shortest delay', () => {
	const error = new LibraryUnreachable('down');
	assert.deepEqual(
		[0, 1, 2, 3].map((attempt) => nextDelay(error, attempt, () => 1)),
		[500, 1000, 2000, undefined],
	);
});

test('a gateway timeout is retried; final statuses and our own errors are not', () => {
	assert.ok(nextDelay(refused(504), 0));
	for (const status of [200, 302, 400, 401, 403, 404, 410, 422])
		assert.equal(nextDelay(refused(status), 0), undefined, String(status));
	assert.equal(nextDelay(new TypeError('ours'), 0), undefined);
});

test('Retry-After may be a date in the past, a number in the body, or invalid', () => {
	const now = Date.parse('2026-11-22T02:12:00Z');
	assert.equal(parseRetryAfter(503, 'Sun, 22 Nov 2026 02:12:07 GMT', undefined, now), 7_000);
	assert.equal(parseRetryAfter(429, 'Sun, 22 Nov 2026 02:00:00 GMT', undefined, now), 0);
	assert.equal(parseRetryAfter(429, null, 12, now), 12_000);
	for (const invalid of ['-5', 'soon', '', '1e9x'])
		assert.equal(parseRetryAfter(429, invalid, undefined, now), 60_000, invalid);
	assert.equal(parseRetryAfter(503, null, undefined, now), undefined);
});
