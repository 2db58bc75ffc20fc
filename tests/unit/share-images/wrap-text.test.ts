import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wrapText } from '../../../src/share-images/wrap-text.ts';
import { growsWithSize } from '../../support/growth.ts';
import { seeded } from '../../support/seeded.ts';

/** Every letter is as wide as half its size. */
const measure = (text: string, size: number) => (Array.from(text).length * size) / 2;
const room = { width: 100, height: 60, maxLines: 3, lineHeight: 1, sizes: [20, 10] } as const;

test('A short title is as large as can be, on one line', () => {
	assert.deepEqual(wrapText('Hello', room, measure), { lines: ['Hello'], size: 20 });
});

test('Words that need two lines share them evenly', () => {
	assert.deepEqual(wrapText('aa bb cc dd', room, measure), { lines: ['aa bb', 'cc dd'], size: 20 });
});

test('What has no room is set smaller: too many lines, too high, or a word too wide', () => {
	assert.equal(wrapText('a word that really needs many lines', room, measure).size, 10);
	assert.equal(wrapText('aa bb cc dd', { ...room, height: 30 }, measure).size, 10);
	assert.deepEqual(wrapText('elevenchars', room, measure), { lines: ['elevenchars'], size: 10 });
});

test('At the smallest size a word that is too wide is broken, never within a letter of several parts', () => {
	const { lines } = wrapText(
		`${'x'.repeat(19)}👩‍👩‍👧${'y'.repeat(5)}`,
		room,
		(text) => [...new Intl.Segmenter().segment(text)].length * 5,
	);
	assert.deepEqual(lines, [`${'x'.repeat(19)}👩‍👩‍👧`, 'yyyyy']);
});

test('What is left over ends in an ellipsis that has room itself', () => {
	const { lines, size } = wrapText('word '.repeat(60).trim(), room, measure);
	assert.equal(lines.length, 3);
	assert.equal(size, 10);
	assert.match(lines.at(-1) ?? '', /word…$/);
	for (const line of lines) assert.ok(measure(line, size) <= room.width, line);
});

test('Whatever the words, no line is too wide, none too many, and nothing is lost but behind an ellipsis', () => {
	const random = seeded(7);
	for (let round = 0; round < 300; round++) {
		const count = 1 + Math.floor(random() * 12);
		const words = Array.from({ length: count }, () =>
			'abcdefghij'.repeat(6).slice(0, 1 + Math.floor(random() ** 3 * 59)),
		);
		const text = words.join(' ');
		const { lines, size } = wrapText(text, room, measure);
		assert.ok(lines.length <= room.maxLines && lines.length > 0);
		for (const line of lines) assert.ok(measure(line, size) <= room.width, `${text} → ${line}`);
		const said = lines.join('').replaceAll(' ', '');
		const all = words.join('');
		assert.ok(
			said === all || (said.endsWith('…') && all.startsWith(said.slice(0, -1))),
			`${text} → ${lines.join('|')}`,
		);
	}
});

test('A title of a megabyte is set in the time that its length takes', () => {
	growsWithSize(25_000, (size) => wrapText('long '.repeat(size), room, measure));
});
