import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countWords } from '../../../../src/markdown/html/text.ts';
import { assertLinearTime } from '../../../support/growth.ts';

/** “How to set a new password” and the like, without a space. */
const UNSPACED = {
	Thai: ['การตั้งค่ารหัสผ่านใหม่ของคุณทำได้ง่ายมาก', 8, 14],
	Lao: ['ວິທີຕັ້ງລະຫັດຜ່ານໃໝ່', 3, 6],
	Khmer: ['របៀបកំណត់ពាក្យសម្ងាត់ឡើងវិញ', 3, 7],
	Burmese: ['စကားဝှက်ကိုပြန်လည်သတ်မှတ်ခြင်း', 3, 8],
} as const;

test('Words of languages that separate only phrases by spaces are counted', () => {
	for (const [language, [text, least, most]] of Object.entries(UNSPACED)) {
		const words = countWords(text);
		assert.ok(words >= least && words <= most, `${language}: ${words}`);
		assert.equal(countWords(`${text} ${text}`), 2 * words, language);
		assert.equal(countWords(`Open Windows${text}now`), 3 + words, language);
		assert.equal(countWords(`日本語の${text}`), 2 + words, language);
	}
});

test('Words between spaces are counted, and two characters of Chinese or Japanese as one word', () => {
	assert.deepEqual(
		['', 'one', 'one two', '日本語の', 'one 日本', 'é è', 'приве́т мир'].map(countWords),
		[0, 1, 2, 2, 2, 2, 2],
	);
});

test('The words of a very long text without spaces are estimated, in time that grows with its length', () => {
	const [text] = UNSPACED.Thai;
	const expected = countWords(text) * 20_000;
	assert.ok(Math.abs(countWords(text.repeat(20_000)) - expected) < expected / 50);
	for (const piece of [text, 'ก์', 'ก ', 'กa', 'a'])
		assertLinearTime(10_000, (size) => void countWords(piece.repeat(size)), piece);
});
