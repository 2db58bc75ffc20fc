import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createArticleComparator, selectPopularArticles, selectRecentArticles } from '../../../src/site/order.ts';
import { libraryArticle, siteOptions, testSite } from '../../support/site.ts';

const { articles } = await testSite({
	articles: [
		libraryArticle('old', { title: 'Äpfel', views: 3, updatedAt: '2026-01-01' }),
		libraryArticle('unread', { title: 'Zoo', updatedAt: '2026-03-01' }),
		libraryArticle('undated', { title: 'Bananen', views: 7 }),
		libraryArticle('new', { title: 'apfel', views: 3, updatedAt: '2026-02-01' }),
	],
});
const slugs = (list: readonly { slug: string }[]) => list.map(({ slug }) => slug);
const order = (articleOrder: 'views' | 'title' | 'api') =>
	slugs(articles.toSorted(createArticleComparator(siteOptions({ config: { articleOrder } }).config)));

test('By views: the most viewed first, and equal ones by title, in natural order', () => {
	assert.deepEqual(order('views'), ['undated', 'new', 'old', 'unread']);
});

test('By title: letters with accents sort with their base letters', () => {
	assert.deepEqual(order('title'), ['new', 'old', 'undated', 'unread']);
});

test('By the API: the Library’s order is kept', () => {
	assert.deepEqual(order('api'), slugs(articles));
});

test('Popular articles have at least one view, and there are at most as many as requested', () => {
	assert.deepEqual(slugs(selectPopularArticles(articles, 2)), ['undated', 'old']);
	assert.deepEqual(slugs(selectPopularArticles(articles, 9)), ['undated', 'old', 'new']);
	assert.deepEqual(selectPopularArticles(articles, 0), []);
});

test('Recent articles are those that were updated last; articles without a date are left out', () => {
	assert.deepEqual(slugs(selectRecentArticles(articles, 2)), ['unread', 'new']);
	assert.deepEqual(slugs(selectRecentArticles(articles, 9)), ['unread', 'new', 'old']);
});
