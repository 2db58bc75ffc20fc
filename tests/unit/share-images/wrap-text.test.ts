import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wrapText } from '../../../src/share-images/wrap-text.ts';
import { assertLinearTime } from '../../support/growth.ts';
import { seeded } from '../../support/seeded.ts';

/** Every character is half as wide as the font size. */
const measure = (text: string, size: number) => (Array.from(text).length * size) / 2;
const box = { width: 100, height: 60, maxLines: 3, lineHeight: 1, sizes: [20, 10] } as const;

test('A short title is on one line at the largest size', () => {
	assert.deepEqual(wrapText('Hello', box, measure), { lines: ['Hello'], size: 20 });
});

test('Two lines are about equally long', () => {
	assert.deepEqual(wrapText('aa bb cc dd', box, measure), { lines: ['aa bb', 'cc dd'], size: 20 });
});

test('Text that does not fit gets a smaller size: too many lines, too high, or a word too wide', () => {
	assert.equal(wrapText('a word that really needs many lines', box, measure).size, 10);
	assert.equal(wrapText('aa bb cc dd', { ...box, height: 30 }, measure).size, 10);
	assert.deepEqual(wrapText('elevenchars', box, measure), { lines: ['elevenchars'], size: 10 });
});

test('At the smallest size a word that is too wide is broken, but never within a grapheme', () => {
	const { lines } = wrapText(
		`${'x'.repeat(19)}👩‍👩‍👧${'y'.repeat(5)}`,
		box,
		(text) => [...new Intl.Segmenter().segment(text)].length * 5,
	);
	assert.deepEqual(lines, [`${'x'.repeat(19)}👩‍👩‍👧`, 'yyyyy']);
});

test('Text that does not fit ends in an ellipsis, which fits itself', () => {
	const { lines, size } = wrapText('word '.repeat(60).trim(), box, measure);
	assert.equal(lines.length, 3);
	assert.equal(size, 10);
	assert.match(lines.at(-1) ?? '', /word…$/);
	for (const line of lines) assert.ok(measure(line, size) <= box.width, line);
});

test('For any text, no line is too wide, there are not too many, and only an ellipsis replaces text', () => {
	const random = seeded(7);
	for (let round = 0; round < 300; round++) {
		const count = 1 + Math.floor(random() * 12);
		const words = Array.from({ length: count }, () =>
			'abcdefghij'.repeat(6).slice(0, 1 + Math.floor(random() ** 3 * 59)),
		);
		const text = words.join(' ');
		const { lines, size } = wrapText(text, box, measure);
		assert.ok(lines.length <= box.maxLines && lines.length > 0);
		for (const line of lines) assert.ok(measure(line, size) <= box.width, `${text} → ${line}`);
		const shown = lines.join('').replaceAll(' ', '');
		const all = words.join('');
		assert.ok(
			shown === all || (shown.endsWith('…') && all.startsWith(shown.slice(0, -1))),
			`${text} → ${lines.join('|')}`,
		);
	}
});

test('A very long title takes linear time', () => {
	assertLinearTime(25_000, (size) => wrapText('long '.repeat(size), box, measure));
});
