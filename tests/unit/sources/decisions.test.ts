import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LibraryMalformed, LibraryRefused, LibraryUnreachable } from '../../../src/model/errors.ts';
import { findPermanentOrigin, resolveRedirect } from '../../../src/sources/api/redirect.ts';
import { nextDelay, parseRetryAfter } from '../../../src/sources/api/retry.ts';
import { hasNextPage, unwrapItem, unwrapPage } from '../../../src/sources/cstar/envelope.ts';
import { parseErrorResponse } from '../../../src/sources/cstar/error-body.ts';

const url = new URL('https://www.cstar.help/api/library/x/articles');
const refused = (status: number, wish?: number) =>
	new LibraryRefused(url, { status, code: undefined, message: undefined, requestId: undefined, retryAfter: wish });

test('waits half a second, doubling, with jitter, three times', () => {
	const error = new LibraryUnreachable('down');
	assert.deepEqual(
		[0, 1, 2, 3].map((attempt) => nextDelay(error, attempt, () => 1)),
		[500, 1000, 2000, undefined],
	);
	assert.deepEqual(
		[0, 1, 2, 3].map((attempt) => nextDelay(error, attempt, () => 0)),
		[250, 500, 1000, undefined],
	);
});

test('tries again only what may pass', () => {
	for (const status of [408, 429, 500, 502, 503, 504]) assert.ok(nextDelay(refused(status), 0), String(status));
	for (const status of [200, 302, 400, 401, 403, 404, 410, 422]) assert.equal(nextDelay(refused(status), 0), undefined);
	assert.ok(nextDelay(new LibraryMalformed('cut', { isRetryable: true }), 0));
	assert.equal(nextDelay(new LibraryMalformed('shape'), 0), undefined);
	assert.equal(nextDelay(new TypeError('ours'), 0), undefined);
	assert.equal(nextDelay(refused(429, 3_000), 0), 3_000);
});

test('understands Retry-After as seconds, as a date, in the body, and not at all', () => {
	const now = Date.parse('2026-11-22T02:12:00Z');
	assert.equal(parseRetryAfter(429, '3', undefined, now), 3_000);
	assert.equal(parseRetryAfter(503, 'Sun, 22 Nov 2026 02:12:07 GMT', undefined, now), 7_000);
	assert.equal(parseRetryAfter(429, 'Sun, 22 Nov 2026 02:00:00 GMT', undefined, now), 0);
	assert.equal(parseRetryAfter(429, null, 12, now), 12_000);
	assert.equal(parseRetryAfter(429, null, undefined, now), 60_000);
	for (const rubbish of ['-5', 'soon', '', '1e9x'])
		assert.equal(parseRetryAfter(429, rubbish, undefined, now), 60_000, rubbish);
	assert.equal(parseRetryAfter(503, null, undefined, now), undefined);
});

test('follows a redirect to the same host only, with or without www., never down to http', () => {
	const to = (location: string, from = 'https://cstar.help/a') => resolveRedirect(new URL(from), location)?.href;
	assert.equal(to('https://www.cstar.help/b'), 'https://www.cstar.help/b');
	assert.equal(to('/b'), 'https://cstar.help/b');
	assert.equal(to('https://cstar.help/a', 'http://www.cstar.help/a'), 'https://cstar.help/a');
	for (const location of [
		'http://cstar.help/a',
		'https://evil.help/a',
		'https://cstar.help.evil.com/',
		'https://cstar.help:8443/a',
		'https://me:pw@cstar.help/',
		'//evil.com/a',
		'javascript:1',
		'https://',
		'',
	]) {
		assert.equal(to(location), undefined, location);
	}
	assert.equal(
		findPermanentOrigin(308, new URL('https://cstar.help/a?b'), new URL('https://www.cstar.help/a?b')),
		'https://www.cstar.help',
	);
	assert.equal(
		findPermanentOrigin(302, new URL('https://cstar.help/a'), new URL('https://www.cstar.help/a')),
		undefined,
	);
	assert.equal(
		findPermanentOrigin(301, new URL('https://cstar.help/a'), new URL('https://www.cstar.help/b')),
		undefined,
	);
});

test('reads all three error shapes and every place of a request id', () => {
	const read = (body: unknown, headers = {}) => parseErrorResponse(404, new Headers(headers), body, 0);
	assert.deepEqual(read({ error: { code: 'c', message: 'm', retryAfter: 2 } }), {
		status: 404,
		code: 'c',
		message: 'm',
		requestId: undefined,
		retryAfter: 2_000,
	});
	assert.equal(read({ success: false, error: 'text' }).message, 'text');
	assert.equal(read({ success: false, error: { code: 'c', message: 'm', request_id: 'req_1' } }).requestId, 'req_1');
	assert.equal(read({ meta: { requestId: 'req_2' }, error: 'x' }).requestId, 'req_2');
	assert.equal(read(undefined, { 'x-request-id': 'req_3' }).requestId, 'req_3');
	for (const body of [null, 7, 'x', [], { error: 7 }, { error: null }]) assert.equal(read(body).message, undefined);
	assert.equal(read({ error: `\u001b[31mred\n${'x'.repeat(900)}` }).message?.length, 200);
	const error = new LibraryRefused(url, read({ error: { code: 'c', message: 'm', request_id: 'req_1' } }));
	assert.match(error.message, /404 “c: m” for \/api\/library\/x\/articles\. .*deleted.* \(request req_1\)$/);
});

test('finds the list in every envelope, and its pagination wherever it stands', () => {
	const list = [{ slug: 'a' }];
	for (const body of [
		list,
		{ data: list },
		{ data: { articles: list } },
		{ articles: list },
		{ data: { data: list } },
		{ data: { items: list } },
	]) {
		assert.deepEqual(unwrapPage(body, 'articles')?.items, list);
	}
	for (const body of [null, 7, {}, { data: null }, { data: { categories: list } }])
		assert.equal(unwrapPage(body, 'articles'), undefined);
	assert.equal(unwrapPage({ data: list, pagination: { total: 7 } }, 'articles')?.told.total, 7);
	assert.equal(unwrapPage({ data: list, meta: { pagination: { total_pages: '3' } } }, 'articles')?.told.totalPages, 3);
	assert.equal(
		unwrapPage({ data: { articles: list, pagination: { has_more: true } } }, 'articles')?.told.hasMore,
		true,
	);
	assert.equal(unwrapPage({ data: list, meta: { requestId: 'r', total: 9 } }, 'articles')?.told.total, 9);
	const everywhere = {
		data: { articles: list, pagination: { page: 1, pageSize: 100, hasMore: true } },
		pagination: { page: 1, pageSize: 100 },
		meta: { total: 41, pagination: { total: 40, totalPages: 2 } },
	};
	assert.deepEqual(unwrapPage(everywhere, 'articles')?.told, { total: 40, totalPages: 2, hasMore: true });
	for (const total of [null, true, 'many', -1, []])
		assert.equal(unwrapPage({ data: list, pagination: { total } }, 'articles')?.told.total ?? 0, 0);
	const one = { slug: 'a', title: 'A' };
	for (const body of [one, { data: one }, { data: { article: one } }, { article: one }])
		assert.deepEqual(unwrapItem(body, 'article'), one);
});

test('a list ends when it says so, or brings nothing new; a short page is no end', () => {
	const untold = { total: undefined, totalPages: undefined, hasMore: undefined };
	const first = { page: 1, newCount: 20, seenCount: 20, isProbing: true };
	const next = (told: object, progress: object = {}) => hasNextPage({ ...untold, ...told }, { ...first, ...progress });
	assert.equal(next({}), true);
	assert.equal(next({}, { isProbing: false }), false);
	assert.equal(next({}, { newCount: 0 }), false);
	assert.equal(next({}, { page: 2, newCount: 7, seenCount: 27 }), true);
	assert.equal(next({}, { page: 2, newCount: 0, seenCount: 20 }), false);
	assert.equal(next({}, { page: 2, isProbing: false }), true);
	assert.equal(next({}, { page: 2, newCount: 20, seenCount: 40 }), true);
	assert.equal(next({ hasMore: false, total: 99 }), false);
	assert.equal(next({ hasMore: true }), true);
	assert.equal(next({ hasMore: true }, { newCount: 0 }), false);
	assert.equal(next({ total: 20, hasMore: true }), false);
	assert.equal(next({ total: 21 }), true);
	assert.equal(next({ totalPages: 1 }), false);
	assert.equal(next({ totalPages: 2 }), true);
});
