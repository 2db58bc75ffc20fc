import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLetterFinder, OTHER_LETTERS } from '../../../../src/site/language/first-letter.ts';

const find = (language: string, ...titles: string[]) => titles.map(createLetterFinder(language));

test('A title is under its first letter as a capital, whatever its accents', () => {
	assert.deepEqual(find('fr', 'écrire', 'Éditer', 'exporter'), ['E', 'E', 'E']);
	assert.deepEqual(find('de', 'Übersicht', 'ß im Namen'), ['U', 'S']);
});

test('A letter that the language sorts on its own has its own group', () => {
	assert.deepEqual(find('da', 'Åbn siden', 'Andre'), ['Å', 'A']);
	assert.deepEqual(find('en', 'Åland', 'Andorra'), ['A', 'A']);
	assert.deepEqual(find('es', 'ñandú'), ['Ñ']);
});

test('Signs at the beginning do not count, and titles without a letter there are in the other group', () => {
	assert.deepEqual(find('en', '“Quoted” title', '¿Cómo?', '(draft)'), ['Q', 'C', 'D']);
	assert.deepEqual(find('en', '2FA', '???', '', '🎉'), Array(4).fill(OTHER_LETTERS));
});

test('Every script has its own letters', () => {
	assert.deepEqual(find('ru', 'ёлка', 'Япония'), ['Е', 'Я']);
	assert.deepEqual(find('ar', 'مرحبا', 'دفع'), ['م', 'د']);
	assert.deepEqual(find('ja', 'パスワード', 'はじめに', '請求'), ['ハ', 'は', '漢字']);
	assert.deepEqual(find('zh', '账单', '密码', '充值', 'API'), ['Z', 'M', 'C', 'A']);
	assert.deepEqual(find('ko', '가격', '까지', '하루'), ['ㄱ', 'ㄲ', 'ㅎ']);
	assert.deepEqual(find('hi', 'पासवर्ड'), ['प']);
});
