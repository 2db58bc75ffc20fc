import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CategoryRef, emptyArticle } from '../../../src/model/article.ts';
import { dedupeCategories, mergeArticle, resolveCategory } from '../../../src/model/merge.ts';
import { libraryCategory } from '../../support/site.ts';

const reference = (fields: Partial<CategoryRef>): CategoryRef => ({
	id: undefined,
	slug: undefined,
	name: undefined,
	...fields,
});

const billing = libraryCategory('billing', { id: 'cat_1', name: 'Billing & plans' });
const account = libraryCategory('account', { id: 'cat_2', name: 'Account' });

test('The category of an article is found by id, then by slug, then by name in any case', () => {
	for (const [fields, slug] of [
		[{ id: 'cat_1', slug: 'account', name: 'Account' }, 'billing'],
		[{ id: 'cat_unknown', slug: 'account', name: 'Billing & plans' }, 'account'],
		[{ id: 'cat_unknown', slug: 'unknown', name: 'BILLING & plans' }, 'billing'],
	] as const) {
		assert.equal(resolveCategory(reference(fields), [billing, account])?.slug, slug);
	}
});

test('An unknown category stays as the article names it', () => {
	assert.equal(resolveCategory(undefined, [billing]), undefined);
	for (const fields of [{ id: 'x', slug: 'y', name: 'z' }, {}]) {
		const unknown = reference(fields);
		assert.equal(resolveCategory(unknown, [billing]), unknown);
	}
});

test('Two categories with one slug are one category, found by either id and either name', () => {
	const invoices = libraryCategory('billing', { id: 'cat_3', name: 'Invoices' });
	const { categories, duplicates } = dedupeCategories([billing, invoices]);
	assert.deepEqual([categories, duplicates], [[billing], [invoices]]);
	for (const fields of [{ id: 'cat_1' }, { id: 'cat_3' }, { name: 'invoices' }]) {
		assert.deepEqual(resolveCategory(reference(fields), [...categories, ...duplicates]), {
			id: 'cat_1',
			slug: 'billing',
			name: 'Billing & plans',
		});
	}
});

test('Any list of an article is that of its own response, or that of the list where the response has none', () => {
	// `authors` stands for a field that a later version adds.
	const listed = { ...emptyArticle, slug: 'a', tags: ['listed'], authors: ['Ada'] };
	const own = { tags: ['own'], authors: ['Grace', 'Alan'] };
	for (const [full, expected] of [
		[
			{ tags: [], authors: [] },
			{ tags: ['listed'], authors: ['Ada'] },
		],
		[{ tags: [] }, { tags: ['listed'], authors: ['Ada'] }],
		[own, own],
	]) {
		const merged = mergeArticle(listed, { ...emptyArticle, slug: 'a', ...full });
		assert.deepEqual(merged, { ...listed, content: '', ...expected });
	}
	const none = mergeArticle({ ...emptyArticle, slug: 'a' }, { ...emptyArticle, slug: 'a' });
	assert.deepEqual(none.tags, [], 'a list that neither has stays a list');
});
