import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findRelatedArticles } from '../../../src/site/related.ts';
import { inCategory, libraryArticle, libraryCategory, testSite } from '../../support/site.ts';

const categories = [libraryCategory('account'), libraryCategory('billing')];

test('Articles with shared tags come before similar titles, and these before articles of the same category', async () => {
	const site = await testSite({
		categories,
		articles: [
			libraryArticle('here', { title: 'Reset a password', tags: ['Security'], ...inCategory('account') }),
			libraryArticle('unlike', { title: 'Invoices', ...inCategory('billing') }),
			libraryArticle('neighbour', { title: 'Delete everything', ...inCategory('account') }),
			libraryArticle('similar', { title: 'Choose a strong PASSWORD', ...inCategory('billing') }),
			libraryArticle('tagged', { title: 'Sign in with a key', tags: ['security'], ...inCategory('billing') }),
		],
	});
	const [here] = site.articles;
	assert.ok(here);
	const slugs = (count: number) => findRelatedArticles(site, here, count).map(({ slug }) => slug);
	assert.deepEqual(slugs(9), ['tagged', 'similar', 'neighbour']);
	assert.deepEqual(slugs(2), ['tagged', 'similar']);
	assert.deepEqual(slugs(0), []);
});

test('A rare tag weighs more than a common one, and equal scores are sorted by views', async () => {
	const site = await testSite({
		categories: [],
		articles: [
			libraryArticle('here', { title: 'One', tags: ['rare', 'common'] }),
			libraryArticle('a', { title: 'Two', tags: ['common'], views: 1 }),
			libraryArticle('b', { title: 'Three', tags: ['common'], views: 2 }),
			libraryArticle('c', { title: 'Four', tags: ['rare'] }),
		],
	});
	const [here] = site.articles;
	assert.ok(here);
	assert.deepEqual(
		findRelatedArticles(site, here, 9).map(({ slug }) => slug),
		['c', 'b', 'a'],
	);
});

test('A single article has no related articles', async () => {
	const site = await testSite({ articles: [libraryArticle('alone', { tags: ['a'] })] });
	const [alone] = site.articles;
	assert.ok(alone);
	assert.deepEqual(findRelatedArticles(site, alone, 4), []);
});
