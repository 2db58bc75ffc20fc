import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LibraryRefused } from '../../../../src/model/errors.ts';
import { parseErrorResponse } from '../../../../src/sources/cstar/error-body.ts';

const parse = (body: unknown, headers = {}) => parseErrorResponse(404, new Headers(headers), body, 0);

test('an error in the body has a code, a message and a time to wait', () => {
	assert.deepEqual(parse({ error: { code: 'c', message: 'm', retryAfter: 2 } }), {
		status: 404,
		code: 'c',
		message: 'm',
		requestId: undefined,
		retryAfter: 2_000,
	});
	for (const body of [null, 7, 'x', [], { error: 7 }, { error: null }]) assert.equal(parse(body).message, undefined);
});

test('the request id is found in the error, in meta and in the header', () => {
	assert.equal(parse({ success: false, error: { code: 'c', message: 'm', request_id: 'req_1' } }).requestId, 'req_1');
	assert.equal(parse({ meta: { requestId: 'req_2' }, error: 'x' }).requestId, 'req_2');
	assert.equal(parse(undefined, { 'x-request-id': 'req_3' }).requestId, 'req_3');
});

test('a message is one line of at most 200 characters, without control characters', () => {
	const message = parse({ error: `\u001b[31mred\n${'x'.repeat(900)}` }).message ?? '';
	assert.equal(message.length, 200);
	assert.match(message, /^\[31mred x+$/);
});

test('the error names the status, code, message, path, advice and request id', () => {
	const url = new URL('https://www.cstar.help/api/library/x/articles');
	const error = new LibraryRefused(url, parse({ error: { code: 'c', message: 'm', request_id: 'req_1' } }));
	assert.match(error.message, /404 “c: m” for \/api\/library\/x\/articles\. .*deleted.* \(request req_1\)$/);
});
