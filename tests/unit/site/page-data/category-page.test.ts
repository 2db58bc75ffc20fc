import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSitemap } from '../../../../src/site/feeds/sitemap-and-atom.ts';
import {
	type CategoryPage,
	categoryPage,
	categoryPaths,
	furtherCategoryPage,
	furtherCategoryPaths,
} from '../../../../src/site/page-data/category-page.ts';
import { inCategory, libraryArticle, libraryCategory, type SiteChanges, testSite } from '../../../support/site.ts';

const createBilling = (count: number, changes: SiteChanges = {}) =>
	testSite({
		categories: [libraryCategory('billing', { name: 'Billing $& more', description: 'All about money.' })],
		articles: Array.from({ length: count }, (_, index) => libraryArticle(`a${index}`, inCategory('billing'))),
		...changes,
	});

const listed = ({ sections }: CategoryPage) => sections.flatMap(({ articles }) => articles.map(({ path }) => path));

test('A category of a hundred articles is one page', async () => {
	const site = await createBilling(100);
	const page = categoryPage(site, 'billing');
	assert.deepEqual([page && listed(page).length, page?.position, page?.frame.nextPath], [100, undefined, undefined]);
	assert.deepEqual([categoryPaths(site).length, furtherCategoryPaths(site)], [1, []]);
	assert.equal(furtherCategoryPage(site, 'billing', '2'), undefined);
});

test('A category of more articles has further pages, which together show each article once', async () => {
	const site = await createBilling(250, { base: '/help/' });
	assert.deepEqual(
		furtherCategoryPaths(site).map(({ params }) => params),
		[
			{ address: 'billing', page: '2' },
			{ address: 'billing', page: '3' },
		],
	);
	const pages = [
		categoryPage(site, 'billing'),
		...['2', '3'].map((page) => furtherCategoryPage(site, 'billing', page)),
	];
	assert.deepEqual(
		pages.flatMap((page) => page && listed(page)),
		site.categories[0]?.articles.map(({ path }) => path),
	);
	assert.deepEqual(
		pages.map((page) => page?.frame.path),
		['', 'page/2/', 'page/3/'].map((end) => `/help/categories/billing/${end}`),
	);
	assert.deepEqual(
		pages.map((page) => [page?.frame.previousPath, page?.frame.nextPath, page?.position]),
		[
			[undefined, '/help/categories/billing/page/2/', 'Page 1 of 3'],
			['/help/categories/billing/', '/help/categories/billing/page/3/', 'Page 2 of 3'],
			['/help/categories/billing/page/2/', undefined, 'Page 3 of 3'],
		],
	);
});

test('A further page has its own title, description, canonical URL and step in the breadcrumb', async () => {
	const site = await createBilling(150);
	const first = categoryPage(site, 'billing')?.frame;
	const second = furtherCategoryPage(site, 'billing', '2')?.frame;
	assert.deepEqual([first?.heading, first?.description], ['Billing $& more', 'All about money.']);
	assert.equal(second?.title, 'Billing $& more – page 2 · Acme Help');
	assert.match(second?.description ?? '', /^Billing \$& more – page 2: a\d+ · /);
	assert.equal(second?.canonical, 'https://help.test/categories/billing/page/2/');
	assert.deepEqual(second?.crumbs, [
		{ name: 'Home', path: '/' },
		{ name: 'Billing $& more', path: '/categories/billing/' },
		{ name: 'Page 2 of 2', path: undefined },
	]);
});

test('Only the pages that a category has are found, each under one spelling of its number', async () => {
	const site = await createBilling(150);
	for (const page of [undefined, '', '0', '1', '3', '02', '2.0', '2e0', ' 2', '-2', '9'.repeat(400)])
		assert.equal(furtherCategoryPage(site, 'billing', page), undefined, page);
	assert.equal(furtherCategoryPage(site, 'unknown', '2'), undefined);
});

test('The sitemap lists every page of a category', async () => {
	const xml = createSitemap(await createBilling(150)) ?? '';
	assert.deepEqual(xml.match(/(?<=<loc>https:\/\/help\.test)\/categories\/[^<]+/g), [
		'/categories/billing/',
		'/categories/billing/page/2/',
	]);
});
