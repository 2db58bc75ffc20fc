import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listOrdinaryWords } from '../../../../src/search/index/ordinary-words.ts';

test('Common words that look like errors in a title are listed, and no others', () => {
	const words = listOrdinaryWords('en', ['writing', 'archive', 'finger'], (word) => word === 'arrive');
	assert.ok(words.includes('waiting'));
	assert.ok(words.includes('bigger') === false || words.every((word) => word !== 'password'));
	assert.ok(!words.includes('arrive'), 'an article has it');
	assert.ok(!words.includes('password'), 'it is similar to none of them');
	assert.ok(words.length <= 1_000);
});

test('A language without spaces between words has none', () => {
	assert.deepEqual(
		listOrdinaryWords('ja', ['パスワード'], () => false),
		[],
	);
});
