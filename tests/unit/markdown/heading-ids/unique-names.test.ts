import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignHeadingIds } from '../../../../src/markdown/heading-ids/heading-ids.ts';
import { UniqueNames } from '../../../../src/markdown/heading-ids/unique-names.ts';
import { assertLinearTime } from '../../../support/growth.ts';

test('a free name stays as it is, a taken one gets the next free number', () => {
	const names = new UniqueNames(['page', 'a-3']);
	assert.deepEqual(
		['a', 'a', 'a', 'b', 'page', 'a', 'a-2'].map((name) => names.reserve(name)),
		['a', 'a-2', 'a-4', 'b', 'page-2', 'a-5', 'a-2-2'],
	);
	assert.equal(
		names.reserve('b', (number) => `b (${number})`),
		'b (2)',
	);
});

test('numbering many equal names takes linear time', () => {
	assertLinearTime(2_000, (size) => {
		const names = new UniqueNames();
		for (let count = 0; count < size; count += 1) names.reserve('a');
	});
	assertLinearTime(2_000, (size) => assignHeadingIds(Array(size).fill(['a']), new UniqueNames()));
});
