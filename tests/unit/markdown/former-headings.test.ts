import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locateFormerHeadings } from '../../../src/markdown/former-headings.ts';

/** Versions as words with spaces, the present one last; where each former id stands (`^`: the beginning). */
function places(...versions: string[]): Record<string, string> {
	const lists = versions.map((text) => text.split(' ').filter((id) => id !== ''));
	const placed = locateFormerHeadings(lists.slice(0, -1), lists.at(-1) ?? []);
	return Object.fromEntries([...placed].map(([id, at]) => [id, at ?? '^']));
}

test('an article that never changed has no former headings', () => {
	assert.deepEqual(places('a b c'), {});
	assert.deepEqual(places('a b c', 'a b c', 'a b c'), {});
	assert.deepEqual(places('', ''), {});
});

test('a heading exchanged for one between neighbours that stayed stands at the new one', () => {
	assert.deepEqual(places('a b c', 'a x c'), { b: 'x' });
});

test('the beginning and the end of the article are neighbours, too', () => {
	assert.deepEqual(places('a b', 'x b'), { a: 'x' });
	assert.deepEqual(places('a b', 'a x'), { b: 'x' });
	assert.deepEqual(places('a', 'x'), { a: 'x' });
});

test('an exchanged heading goes with the one that it was exchanged for', () => {
	assert.deepEqual(places('a b c', 'a x c', 'a y c', 'a y'), { b: 'y', x: 'y', c: 'y' });
	assert.deepEqual(places('a b c', 'a x c', 'x a c'), { b: 'x' });
	assert.deepEqual(places('p a b', 'p a x', 'x p a', 'p a'), { b: '^', x: '^' });
});

test('a heading that left stands at the nearest one before it', () => {
	assert.deepEqual(places('a b c', 'a c'), { b: 'a' });
	assert.deepEqual(places('a b c d', 'a d'), { b: 'a', c: 'a' });
});

test('where two were exchanged, or one for two, nobody can say which is which: the nearest before them', () => {
	assert.deepEqual(places('a b c d', 'a x y d'), { b: 'a', c: 'a' });
	assert.deepEqual(places('a b c', 'a x y c'), { b: 'a' });
	assert.deepEqual(places('a b c d', 'a x d'), { b: 'a', c: 'a' });
});

test('two exchanged side by side to a third that stayed are each exchanged for one', () => {
	assert.deepEqual(places('a b c d e', 'a x c y e'), { b: 'x', d: 'y' });
});

test('a heading that only moved is no exchange', () => {
	assert.deepEqual(places('a b c d', 'a d c'), { b: 'a' });
	assert.deepEqual(places('a b c d', 'd a c'), { b: 'a' });
});

test('the nearest heading before may itself have been exchanged', () => {
	assert.deepEqual(places('a b c d', 'a b d', 'a x d'), { b: 'x', c: 'x' });
});

test('with no heading before it that is left, a former one stands at the beginning', () => {
	assert.deepEqual(places('a b c', 'c'), { a: '^', b: '^' });
	assert.deepEqual(places('a b', ''), { a: '^', b: '^' });
});

test('what counts is the version where a heading was last', () => {
	assert.deepEqual(places('a b c', 'a c', 'c b a', 'c a'), { b: 'c' });
});

test('a heading that came back stands where it is, and nowhere else', () => {
	assert.deepEqual(places('a b c', 'a x c', 'a b c'), { x: 'b' });
});

test('a heading whose text became double leads to the one that it was', () => {
	const before = 'billing example team plans';
	assert.deepEqual(places(before, 'billing billing-example team team-example plans'), { example: 'billing-example' });
});

test('the last twenty versions count, the present one apart', () => {
	const versions = Array.from({ length: 30 }, (_, index) => [`v${index}`]);
	assert.equal(locateFormerHeadings(versions, ['v29']).size, 20);
	assert.equal(locateFormerHeadings(versions.slice(0, -1), ['v29']).size, 20);
	assert.equal(locateFormerHeadings(versions, ['v29']).has('v9'), true);
});

test('what can’t be an id of ours is left out, as are doubles', () => {
	const odd = [
		'a"onclick="x',
		'<b>',
		'-a',
		'a-',
		'a--b',
		'',
		' ',
		'a b',
		'x'.repeat(501),
		'ü',
		'ü',
		'パス-ワード',
		'हिन्दी',
	];
	assert.deepEqual([...locateFormerHeadings([odd], ['here']).keys()], ['ü', 'パス-ワード', 'हिन्दी']);
});
