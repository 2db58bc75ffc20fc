import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal, readMessage } from '../../../src/insights/message.ts';

test('a message is read with its query masked', () => {
	assert.deepEqual(readMessage('{"query":" Login ANNA@example.com","outcome":"none","opened":false}'), {
		query: 'login [email]',
		outcome: 'none',
		opened: false,
	});
	assert.deepEqual(readMessage('{"again":{"from":"Refund 12345","to":"money"}}'), {
		again: { from: 'refund [number]', to: 'money' },
	});
});

const search = { query: 'a', outcome: 'found', opened: true };
for (const [name, body, status] of [
	['no JSON', 'query=a', 400],
	['nothing', '', 400],
	['a list', [search], 422],
	['null', null, 422],
	['a query that is no text', { ...search, query: 5 }, 422],
	['an empty query', { ...search, query: ' \n' }, 422],
	['another outcome', { ...search, outcome: 'asked' }, 422],
	['opened as a text', { ...search, opened: 'true' }, 422],
	['no opened', { query: 'a', outcome: 'found' }, 422],
	['anything about the reader', { ...search, session: '1' }, 422],
	['a pair with more', { again: { from: 'a', to: 'b', user: 1 } }, 422],
	['a pair of one', { again: { from: 'A', to: 'a ' } }, 422],
	['too much', { ...search, query: 'a'.repeat(4_000) }, 413],
	['too many bytes', { ...search, query: '漢'.repeat(1_400) }, 413],
] as const) {
	test(`${name} is refused with ${status}`, () => {
		const read = readMessage(typeof body === 'string' ? body : JSON.stringify(body));
		assert.equal(isRefusal(read) && read.status, status);
	});
}
