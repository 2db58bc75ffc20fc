import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listOrdinaryWords } from '../../../../src/search/index/ordinary-words.ts';
import { fold } from '../../../../src/search/words/fold.ts';
import { type Language, languages } from '../../../../src/site/strings/strings.ts';

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

test('Every interface language has a list of common words, except those without spaces between words', () => {
	// `as`: the keys are exactly the languages.
	const without = (Object.keys(languages) as Language[]).filter((language) => {
		const texts = Object.values(languages[language]).filter((text) => typeof text === 'string');
		const words = fold(texts.join(' ')).match(/\p{L}+/gu) ?? [];
		return listOrdinaryWords(language, words, () => false).length === 0;
	});
	assert.deepEqual(without, ['ja', 'zh']);
});
