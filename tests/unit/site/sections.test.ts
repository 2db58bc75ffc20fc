import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articlePage } from '../../../src/site/page-data/article-page.ts';
import { categoryPage } from '../../../src/site/page-data/category-page.ts';
import { homePage } from '../../../src/site/page-data/home-page.ts';
import type { ListedSection } from '../../../src/site/page-data/listed.ts';
import { findUnknownSlugs } from '../../../src/site/sections.ts';
import {
	getAddress,
	inCategory,
	libraryArticle,
	libraryCategory,
	type SiteChanges,
	testSite,
} from '../../support/site.ts';

/** Articles of the category `pay`, the most read first. */
const articles = [
	libraryArticle('refund', { views: 9, tags: ['Money'], ...inCategory('pay') }),
	libraryArticle('tax', { views: 8, tags: ['invoice'], ...inCategory('pay') }),
	libraryArticle('card', { views: 7, ...inCategory('pay') }),
	libraryArticle('invoice', { views: 6, tags: ['Invoice', 'money'], ...inCategory('pay') }),
];
const paySite = (config: SiteChanges['config'] = {}) =>
	testSite({ config, articles, categories: [libraryCategory('pay')] });
const outline = (sections: readonly ListedSection[] = []) =>
	sections.map(({ title, articles }) => [title, ...articles.map(getAddress)]);

test('Without sections a category is one list without a title', async () => {
	const site = await paySite();
	assert.deepEqual(outline(categoryPage(site, 'pay')?.sections), [[undefined, 'refund', 'tax', 'card', 'invoice']]);
});

test('A section has its articles by slug in their order, then by tag; what is in none comes last', async () => {
	const site = await paySite({
		sections: {
			pay: [
				{ title: 'Bills', articles: ['invoice'], tags: ['INVOICE'] },
				{ title: 'Empty', articles: ['nowhere'] },
				{ title: 'Money', tags: ['money'] },
			],
		},
	});
	assert.deepEqual(outline(categoryPage(site, 'pay')?.sections), [
		['Bills', 'invoice', 'tax'],
		['Money', 'refund'],
		[undefined, 'card'],
	]);
	assert.deepEqual(outline(homePage(site).onlyCategory?.sections)[0], ['Bills', 'invoice', 'tax']);
	const page = articlePage(site, 'tax');
	assert.deepEqual(
		[page?.previous, page?.next].map((link) => link?.title),
		['invoice', 'refund'],
	);
});

test('A section that goes over two pages of a category is on both', async () => {
	const many = Array.from({ length: 150 }, (_, index) => libraryArticle(`a${index}`, inCategory('pay')));
	const site = await testSite({
		config: {
			sections: {
				pay: [
					{ title: 'One', articles: ['a0'] },
					{ title: 'All', articles: many.map((a) => a.slug) },
				],
			},
		},
		articles: many,
		categories: [libraryCategory('pay')],
	});
	const [first, second] = [categoryPage(site, 'pay'), categoryPage(site, 'pay', 2)];
	assert.deepEqual(
		[first, second].map((page) => page?.sections.map(({ title, articles }) => [title, articles.length])),
		[
			[
				['One', 1],
				['All', 99],
			],
			[['All', 50]],
		],
	);
});

test('The home page recommends the featured articles, which are not below its search box too', async () => {
	const page = homePage(
		await testSite({
			config: { featured: ['card', 'nowhere', 'refund', 'card'] },
			articles: [...articles, libraryArticle('elsewhere')],
			categories: [libraryCategory('pay')],
		}),
	);
	assert.deepEqual(page.featured.map(getAddress), ['card', 'refund']);
	assert.deepEqual(page.quickLinks.map(getAddress), ['tax', 'invoice']);
});

test('Slugs and tags that the site does not have are named with their key', async () => {
	const site = await paySite({
		featured: ['refund', 'refnd'],
		sections: {
			pay: [{ title: 'Bills', articles: ['tax', 'elsewhere'], tags: ['Money', 'cash'] }],
			play: [{ title: 'x', tags: ['y'] }],
		},
	});
	assert.deepEqual(findUnknownSlugs(site), [
		'featured.1: no article refnd',
		'sections.pay.0.articles.1: no article elsewhere in this category',
		'sections.pay.0.tags.1: no article here has the tag cash',
		'sections.play: no category with articles has this slug',
	]);
	assert.deepEqual(findUnknownSlugs(await paySite()), []);
});
