import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../../../../src/search/languages/en.ts';
import { fold } from '../../../../src/search/words/fold.ts';
import { createStemmer } from '../../../../src/search/words/stems.ts';
import { createTermExtractor, findCodes } from '../../../../src/search/words/terms.ts';

const stem = createStemmer(en.stems);
const extract = createTermExtractor(stem);
const whole = (text: string) => findCodes(text).map((code) => code.whole ?? code.joined);

test('Versions, file names, addresses, shortcuts and names with signs are codes', () => {
	assert.deepEqual(whole('From v2.1.3 on, robots.txt and Ctrl+Alt+T'), ['2.1.3', 'robots.txt', 'ctrl+alt+t']);
	assert.deepEqual(whole('C++ and C# on 00:1B:44:11:3A:B7'), ['c++', 'c#', '00:1b:44:11:3a:b7']);
	assert.deepEqual(whole('a plain sentence. And another one'), []);
});

test('A code in a Japanese or Chinese sentence ends before the next word', () => {
	assert.deepEqual(whole('Alt+F4を押す、Wi-Fiに接続'), ['alt+f4', 'wifi']);
	assert.deepEqual(whole('按Ctrl+C复制'), ['ctrl+c']);
});

test('A hyphenated word is found as one word and by its parts', () => {
	assert.deepEqual(extract('E-mail'), ['e', 'mail', 'email']);
});

test('Words in a script without spaces are found by pairs of letters, and katakana by hiragana', () => {
	assert.deepEqual(extract('密码修改'), ['密码', '码修', '修改']);
	assert.deepEqual(extract('ｶﾒﾗ'), extract('かめら'));
	assert.deepEqual(extract('使用iPhone。VPN設定'), ['使用', 'iphon', 'vpn', '設定']);
});

test('English words of one family have one stem, and others do not', () => {
	for (const family of [
		['charge', 'charges', 'charged', 'charging'],
		['price', 'prices', 'pricing'],
		['delete', 'deletes', 'deleted', 'deleting', 'deletion'],
		['install', 'installing', 'installation'],
		['pay', 'pays', 'paying', 'payment'],
		['company', 'companies'],
		['stop', 'stopped', 'stopping'],
	])
		assert.equal(new Set(family.map(stem)).size, 1, family.join(', '));
	for (const [one, other] of [
		['address', 'add'],
		['string', 'strap'],
		['bus', 'but'],
		['thing', 'thin'],
	] as const)
		assert.notEqual(stem(one), stem(other), `${one}, ${other}`);
});

test('The words of a language are written as the search folds them', () => {
	for (const word of [...en.stopWords.split(/\s+/), ...en.synonyms.split(/[\n,]/), ...en.person.split(',')])
		assert.equal(fold(word.trim()), word.trim());
});

test('A text of many signs takes no time', () => {
	const start = performance.now();
	for (const text of ['a-'.repeat(50_000), '+'.repeat(100_000), 'a.b:'.repeat(30_000)]) findCodes(text);
	assert.ok(performance.now() - start < 2_000);
});
