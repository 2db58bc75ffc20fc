import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { Category, CategoryRef } from '../../../src/model/article.ts';
import { createCategoryResolver } from '../../../src/site/categories.ts';
import { libraryArticle, libraryCategory, siteOptions } from '../../support/site.ts';

const create = (...listed: Category[]) => createCategoryResolver(listed, siteOptions());
const article = (ref: Partial<CategoryRef> | undefined) =>
	libraryArticle('a', { category: ref && { id: undefined, slug: undefined, name: undefined, ...ref } });
const digits = (slug: string) => createHash('sha256').update(slug).digest('hex').slice(0, 6);

test('The category of an article is found by id, then by slug, then by name in any case', () => {
	const { resolveCategory } = create(
		libraryCategory('billing', { id: 'cat_1', name: 'Billing & plans' }),
		libraryCategory('account', { id: 'cat_2', name: 'Account' }),
	);
	assert.equal(resolveCategory(article({ id: 'cat_1', slug: 'account', name: 'Account' })).slug, 'billing');
	assert.equal(
		resolveCategory(article({ id: 'cat_unknown', slug: 'account', name: 'Billing & plans' })).slug,
		'account',
	);
	assert.equal(
		resolveCategory(article({ id: 'cat_unknown', slug: 'unknown', name: 'BILLING & plans' })).slug,
		'billing',
	);
});

test('An article without a category, or with an unknown one, is in "Other"', () => {
	const { resolveCategory, all } = create(libraryCategory('billing'));
	const other = all.at(-1);
	assert.equal(other?.path, '/categories/other/');
	assert.equal(resolveCategory(article(undefined)), other);
	assert.equal(resolveCategory(article({ id: 'x', slug: 'y', name: 'z' })), other);
	assert.equal(resolveCategory(article({})), other);
});

test('A category of the Library with the slug "other" keeps that address, and ours gets a hash', () => {
	const { resolveCategory, all } = create(libraryCategory('other', { name: 'Odds and ends' }));
	assert.deepEqual(
		all.map(({ name, address }) => [name, address]),
		[
			['Odds and ends', 'other'],
			['Other', `other-${digits('other')}`],
		],
	);
	assert.equal(resolveCategory(article({ slug: 'other' })).name, 'Odds and ends');
	assert.equal(resolveCategory(article(undefined)).name, 'Other');
});

test('Categories are sorted by their order, then by name, with "Other" last', () => {
	const { all } = create(
		libraryCategory('no-order', { name: 'Aardvarks' }),
		libraryCategory('b', { name: 'Beta', order: 1 }),
		libraryCategory('a', { name: 'alpha', order: 1 }),
		libraryCategory('first', { name: 'Zulu', order: 0 }),
	);
	assert.deepEqual(
		all.map(({ slug }) => slug),
		['first', 'a', 'b', 'no-order', 'other'],
	);
});

test('Two categories with one slug are one category, found by either id', () => {
	const { all, resolveCategory } = create(
		libraryCategory('billing', { id: 'cat_1', name: 'Billing', order: 1 }),
		libraryCategory('billing', { id: 'cat_2', name: 'Invoices', order: 2 }),
	);
	assert.deepEqual(
		all.map(({ name }) => name),
		['Billing', 'Other'],
	);
	assert.equal(resolveCategory(article({ id: 'cat_2' })), resolveCategory(article({ id: 'cat_1' })));
	assert.equal(resolveCategory(article({ name: 'invoices' })), all[0]);
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
