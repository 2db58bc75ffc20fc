import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { Category } from '../../../src/model/article.ts';
import { createCategories } from '../../../src/site/categories.ts';
import { inCategory, libraryCategory, siteOptions } from '../../support/site.ts';

const create = (...listed: Category[]) => createCategories(listed, siteOptions());
const digits = (slug: string) => createHash('sha256').update(slug).digest('hex').slice(0, 6);

test('An article without a category, or with an unknown one, is in "Other"', () => {
	const { findCategory, all } = create(libraryCategory('billing'));
	const other = all.at(-1);
	assert.equal(other?.path, '/categories/other/');
	assert.equal(findCategory(inCategory('billing')), all[0]);
	assert.equal(findCategory({ category: undefined }), other);
	assert.equal(findCategory(inCategory('unknown')), other);
	assert.equal(findCategory({ category: { id: 'x', slug: undefined, name: 'z' } }), other);
});

test('A category of the Library with the slug "other" keeps that address, and ours gets a hash', () => {
	const { findCategory, all } = create(libraryCategory('other', { name: 'Odds and ends' }));
	assert.deepEqual(
		all.map(({ name, address }) => [name, address]),
		[
			['Odds and ends', 'other'],
			['Other', `other-${digits('other')}`],
		],
	);
	assert.equal(findCategory(inCategory('other')).name, 'Odds and ends');
	assert.equal(findCategory({ category: undefined }).name, 'Other');
});

test('Categories are sorted by their order, then by name, with "Other" last', () => {
	const { all } = create(
		libraryCategory('no-order', { name: 'Aardvarks' }),
		libraryCategory('b', { name: 'Beta', order: 1 }),
		libraryCategory('a', { name: 'alpha', order: 1 }),
		libraryCategory('first', { name: 'Zulu', order: 0 }),
		libraryCategory('bold', { name: '**Gamma**', order: 1 }),
	);
	assert.deepEqual(
		all.map(({ slug }) => slug),
		['first', 'a', 'b', 'bold', 'no-order', 'other'],
	);
});

test('Names and descriptions have no control characters and no markup, and colours are #rrggbb or undefined', () => {
	const [first, second] = create(
		libraryCategory('a', {
			name: 'Your\u0007\nplan',
			description: ' <b>All</b> about it ',
			color: 'rgb(255 0 0)',
			order: 1,
		}),
		libraryCategory('b', { name: '\u0000', description: '<i></i>', color: 'url(x)"><script>', order: 2 }),
	).all;
	assert.deepEqual([first?.name, first?.description, first?.color], ['Your plan', 'All about it', '#ff0000']);
	assert.deepEqual([second?.name, second?.description, second?.color], ['b', undefined, undefined]);
});
