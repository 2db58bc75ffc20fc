import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locateFormerHeadings } from '../../../../src/markdown/heading-ids/former-headings.ts';

/** Versions are ids separated by spaces, the present one last. Returns the target of each former id; `^` is the start of the article. */
function locate(...versions: string[]): Record<string, string> {
	const lists = versions.map((text) => text.split(' ').filter((id) => id !== ''));
	const located = locateFormerHeadings(lists.slice(0, -1), lists.at(-1) ?? []);
	return Object.fromEntries([...located].map(([id, target]) => [id, target ?? '^']));
}

test('an article that never changed has no former headings', () => {
	assert.deepEqual(locate('a b c'), {});
	assert.deepEqual(locate('a b c', 'a b c', 'a b c'), {});
	assert.deepEqual(locate('', ''), {});
});

test('a heading replaced between two unchanged neighbours leads to the new heading', () => {
	assert.deepEqual(locate('a b c', 'a x c'), { b: 'x' });
});

test('the start and the end of the article count as neighbours', () => {
	assert.deepEqual(locate('a b', 'x b'), { a: 'x' });
	assert.deepEqual(locate('a b', 'a x'), { b: 'x' });
	assert.deepEqual(locate('a', 'x'), { a: 'x' });
});

test('a replaced heading follows its successor in later versions', () => {
	assert.deepEqual(locate('a b c', 'a x c', 'a y c', 'a y'), { b: 'y', x: 'y', c: 'y' });
	assert.deepEqual(locate('a b c', 'a x c', 'x a c'), { b: 'x' });
	assert.deepEqual(locate('p a b', 'p a x', 'x p a', 'p a'), { b: '^', x: '^' });
});

test('a removed heading leads to the nearest heading before it', () => {
	assert.deepEqual(locate('a b c', 'a c'), { b: 'a' });
	assert.deepEqual(locate('a b c d', 'a d'), { b: 'a', c: 'a' });
});

test('if not exactly one heading was replaced by one, the old id leads to the nearest heading before', () => {
	assert.deepEqual(locate('a b c d', 'a x y d'), { b: 'a', c: 'a' });
	assert.deepEqual(locate('a b c', 'a x y c'), { b: 'a' });
	assert.deepEqual(locate('a b c d', 'a x d'), { b: 'a', c: 'a' });
});

test('two headings on either side of an unchanged one are each replaced by one', () => {
	assert.deepEqual(locate('a b c d e', 'a x c y e'), { b: 'x', d: 'y' });
});

test('a heading that only moved is not a replacement', () => {
	assert.deepEqual(locate('a b c d', 'a d c'), { b: 'a' });
	assert.deepEqual(locate('a b c d', 'd a c'), { b: 'a' });
});

test('the nearest heading before may itself have been replaced', () => {
	assert.deepEqual(locate('a b c d', 'a b d', 'a x d'), { b: 'x', c: 'x' });
});

test('an id without any remaining heading before it leads to the start of the article', () => {
	assert.deepEqual(locate('a b c', 'c'), { a: '^', b: '^' });
	assert.deepEqual(locate('a b', ''), { a: '^', b: '^' });
});

test('the last version that had a heading counts', () => {
	assert.deepEqual(locate('a b c', 'a c', 'c b a', 'c a'), { b: 'c' });
});

test('a heading that came back is not a former heading', () => {
	assert.deepEqual(locate('a b c', 'a x c', 'a b c'), { x: 'b' });
});

test('the old id of a heading whose text became ambiguous leads to that heading', () => {
	const before = 'billing example team plans';
	assert.deepEqual(locate(before, 'billing billing-example team team-example plans'), { example: 'billing-example' });
});

test('the last twenty versions count, besides the present one', () => {
	const versions = Array.from({ length: 30 }, (_, index) => [`v${index}`]);
	assert.equal(locateFormerHeadings(versions, ['v29']).size, 20);
	assert.equal(locateFormerHeadings(versions.slice(0, -1), ['v29']).size, 20);
	assert.equal(locateFormerHeadings(versions, ['v29']).has('v9'), true);
});

test('invalid ids and duplicates are ignored', () => {
	const invalid = [
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
	assert.deepEqual([...locateFormerHeadings([invalid], ['here']).keys()], ['ü', 'パス-ワード', 'हिन्दी']);
});
