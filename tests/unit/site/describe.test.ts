import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanText, describe, firstWords, readingMinutes } from '../../../src/site/describe.ts';
import { growsWithSize } from '../../support/growth.ts';

test('Control characters, line separators, non-characters and lone surrogates leave a text', () => {
	assert.equal(cleanText(' a\u0000b\u001b[31m\u2028c\ufffed\tand\u00a0e '), 'a b [31m c d and e');
	assert.equal(cleanText('half \ud83d of it'), 'half \ufffd of it');
	assert.equal(cleanText('\u0007\n'), '');
});

test('The first words are whole words with an ellipsis, and a short text stays as it is', () => {
	assert.equal(firstWords('one two three', 13), 'one two three');
	assert.equal(firstWords('one two, three', 10), 'one two…');
	assert.equal(firstWords('x'.repeat(30), 10), `${'x'.repeat(10)}…`);
});

test('A text without spaces is never cut through a character', () => {
	for (const longest of [10, 11]) {
		const cut = firstWords('😀'.repeat(30), longest);
		assert.ok(cut.isWellFormed());
		assert.equal(cut, `${'😀'.repeat(5)}…`);
	}
});

test('A description is the first text that says something, without its markup', () => {
	assert.equal(describe(undefined, ' \n', '<p></p>', 'Press <mark>Save</mark> now', 'never'), 'Press Save now');
	assert.equal(describe('1 < 2 and 3 > 2'), '1 < 2 and 3 > 2');
	assert.equal(describe(undefined), '');
	assert.ok(describe('word '.repeat(100)).length <= 161);
});

test('A text made to be slow is described in the time that its length takes', () => {
	growsWithSize(20_000, (size) => {
		describe(undefined, '<a'.repeat(size));
		describe('short', '<a'.repeat(size));
	});
});

test('Reading takes whole minutes, at least one', () => {
	assert.deepEqual([0, 100, 330, 2200].map(readingMinutes), [1, 1, 2, 10]);
});
