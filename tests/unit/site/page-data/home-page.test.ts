import assert from 'node:assert/strict';
import { test } from 'node:test';
import { homePage } from '../../../../src/site/page-data/home-page.ts';
import type { ArticleLink } from '../../../../src/site/page-data/listed.ts';
import {
	getAddress,
	inCategory,
	libraryArticle,
	libraryCategory,
	type SiteChanges,
	testSite,
} from '../../../support/site.ts';

const slugs = (articles: readonly ArticleLink[] = []) => articles.map(getAddress);

/** A site with `count` categories of one article each; each is read less often than the one before. */
const withCategories = (count: number, changes: SiteChanges = {}) =>
	testSite({
		categories: Array.from({ length: count }, (_, index) => libraryCategory(`c${index}`, { order: index })),
		articles: Array.from({ length: count }, (_, index) =>
			libraryArticle(`a${index}`, { views: count - index, ...inCategory(`c${index}`) }),
		),
		...changes,
	});

test('The card of a category has its three most read articles, whatever order the owner chose for the category', async () => {
	const views = { a: 1, b: 4, c: 0, d: 3, e: 2 };
	const site = await testSite({
		config: { articleOrder: 'title' },
		categories: [libraryCategory('known')],
		articles: [
			...Object.entries(views).map(([slug, views]) => libraryArticle(slug, { views, ...inCategory('known') })),
			libraryArticle('elsewhere'),
		],
	});
	const [known, other] = homePage(site).cards;
	assert.deepEqual([known?.category.name, slugs(known?.articles)], ['known', ['b', 'd', 'e']]);
	assert.deepEqual([other?.category.name, slugs(other?.articles)], ['Other', ['elsewhere']]);
});

test('A card has articles also if nobody has read them yet', async () => {
	const articles = ['a', 'b'].map((slug) => libraryArticle(slug, inCategory('c0')));
	const [card] = homePage(await withCategories(2, { articles })).cards;
	assert.deepEqual(slugs(card?.articles), ['a', 'b']);
});

test('Up to twelve categories are cards, more are a compact list', async () => {
	const [some, many] = [homePage(await withCategories(12)), homePage(await withCategories(13))];
	assert.deepEqual([some.cards.length, many.cards.length, many.categories.length], [12, 0, 13]);
});

test('The three most read articles are links below the search box', async () => {
	assert.deepEqual(slugs(homePage(await withCategories(5)).quickLinks), ['a0', 'a1', 'a2']);
});

test('Nothing is below the search box if the owner chose suggestions or no popular articles, or if there is one category', async () => {
	for (const changes of [
		{ config: { suggestions: [{ on: '/*', search: 'password' }] } },
		{ config: { popular: 0 } },
		{ categories: [] },
	]) {
		assert.deepEqual(homePage(await withCategories(5, changes)).quickLinks, []);
	}
});

test('A help center with one long category lists as many articles on its home page as a category page does', async () => {
	const articles = Array.from({ length: 120 }, (_, index) => libraryArticle(`a${index}`));
	const shown = homePage(await testSite({ articles })).onlyCategory?.sections.flatMap(({ articles }) => articles);
	assert.equal(shown?.length, 100);
});
