import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeTerms, encodeTerms, LEVELS, type TermTable } from '../../../../src/search/text/text-format.ts';
import { TextIndex } from '../../../../src/search/text/text-index.ts';

const TABLE: TermTable = [
	['book', { places: [0, 3, 900], levels: [1, LEVELS, 4] }],
	['booking', { places: [1], levels: [2] }],
	['密码', { places: [0, 55_000], levels: [3, 3] }],
];

test('Terms and postings survive JSON', () => {
	const decoded = decodeTerms(JSON.parse(JSON.stringify(encodeTerms(TABLE, 'a'))), 'a');
	assert.deepEqual(
		decoded.terms.map((term, at) => [term, decoded.read(at)]),
		TABLE,
	);
	assert.deepEqual(
		decoded.terms.map((_, at) => decoded.count(at)),
		[3, 1, 2],
	);
});

test('An index without terms is a valid one', () => {
	assert.deepEqual(decodeTerms(encodeTerms([], 'a'), 'a').terms, []);
});

test('A file of another version, of another build, or a damaged one is refused', () => {
	const file = encodeTerms(TABLE, 'a');
	for (const value of [null, [], {}, { ...file, version: 2 }, { ...file, gaps: 1 }])
		assert.throws(() => decodeTerms(value, 'a'), /form that this search does not know/);
	assert.throws(() => decodeTerms(file, 'b'), /different builds/);
	for (const damaged of [{ gaps: file.gaps.slice(1) }, { levels: '' }, { counts: `${file.counts}#!` }])
		assert.throws(() => decodeTerms({ ...file, ...damaged }, 'a'), /damaged/);
});

test('Parts of an index are searched as one', () => {
	const index = new TextIndex();
	assert.equal(index.count('book'), 0);
	index.add(decodeTerms(encodeTerms(TABLE.slice(0, 1), 'a'), 'a'));
	index.add(decodeTerms(encodeTerms(TABLE.slice(1), 'a'), 'a'));
	assert.deepEqual(index.findByPrefix('book'), ['book', 'booking']);
	assert.equal(index.count('密码'), 2);
	const found: [number, number][] = [];
	index.forEachArticle('book', (place, share) => found.push([place, share]));
	assert.deepEqual(found, [
		[0, 1 / LEVELS],
		[3, 1],
		[900, 4 / LEVELS],
	]);
});
