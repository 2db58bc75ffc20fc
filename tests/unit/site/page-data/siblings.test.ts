import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatSiteSummary } from '../../../../src/commands/terminal/summary.ts';
import type { HelpCenterOptions } from '../../../../src/site/config.ts';
import { articlePage } from '../../../../src/site/page-data/article-page.ts';
import { categoryPage } from '../../../../src/site/page-data/category-page.ts';
import { homePage } from '../../../../src/site/page-data/home-page.ts';
import { searchPage } from '../../../../src/site/page-data/search-page.ts';
import { listHelpCenters } from '../../../../src/site/page-data/siblings.ts';
import { inCategory, libraryArticle, libraryCategory, type SiteChanges, testSite } from '../../../support/site.ts';

const german = {
	label: 'Deutsch',
	language: 'de',
	url: 'https://hilfe.test',
	articles: { 'first-steps': 'erste-schritte' },
	categories: { basics: 'grundlagen' },
};
const arabic = { label: 'العربية', language: 'ar', url: 'https://acme.test/ar/', articles: { other: '/hc/7' } };
const content = {
	categories: [libraryCategory('basics')],
	articles: [
		libraryArticle('first-steps', inCategory('basics')),
		libraryArticle('other', inCategory('basics')),
		libraryArticle('Odd Slug!', inCategory('basics')),
	],
};

const createSiteWith = (siblings: HelpCenterOptions['siblings'], changes: SiteChanges = {}) =>
	testSite({ ...content, ...changes, config: { ...changes.config, siblings } });

async function createFrames(siblings: HelpCenterOptions['siblings'], changes: SiteChanges = {}) {
	const site = await createSiteWith(siblings, changes);
	const article = (address: string) => {
		const page = articlePage(site, address);
		assert.ok(page, address);
		return page.frame;
	};
	const category = categoryPage(site, 'basics');
	assert.ok(category);
	return { site, article, category: category.frame, home: homePage(site).frame, search: searchPage(site).frame };
}

const pairs = (all: { language: string; href: string }[]) => all.map(({ language, href }) => `${language} ${href}`);

test('Without siblings there is no switcher and no alternate', async () => {
	const { home } = await createFrames([]);
	assert.deepEqual([home.helpCenters, home.alternates], [[], []]);
});

test('The switcher leads to the same page if the sibling has it, else to its home page, and lists this site first', async () => {
	const { article, search, category } = await createFrames([german, arabic], { base: '/help/' });
	assert.deepEqual(article('first-steps').helpCenters, [
		{ label: 'English', href: '/help/articles/first-steps/', language: 'en', dir: 'ltr', isHere: true },
		{
			label: 'Deutsch',
			href: 'https://hilfe.test/articles/erste-schritte/',
			language: 'de',
			dir: 'ltr',
			isHere: false,
		},
		{ label: 'العربية', href: 'https://acme.test/ar/', language: 'ar', dir: 'rtl', isHere: false },
	]);
	const hrefs = (frame: typeof search) => frame.helpCenters.map(({ href }) => href);
	assert.deepEqual(hrefs(article('other')), [
		'/help/articles/other/',
		'https://hilfe.test/',
		'https://acme.test/ar/hc/7',
	]);
	assert.equal(hrefs(category)[1], 'https://hilfe.test/categories/grundlagen/');
	assert.deepEqual(hrefs(search), ['/help/search/', 'https://hilfe.test/', 'https://acme.test/ar/']);
});

test('The alternates of a page are its versions in other languages, itself included, and nothing else', async () => {
	const { site, article, home, search } = await createFrames([german, arabic]);
	assert.deepEqual(pairs(article('first-steps').alternates), [
		'en https://help.test/articles/first-steps/',
		'de https://hilfe.test/articles/erste-schritte/',
		'x-default https://help.test/articles/first-steps/',
	]);
	assert.deepEqual(pairs(home.alternates), [
		'en https://help.test/',
		'de https://hilfe.test/',
		'ar https://acme.test/ar/',
		'x-default https://help.test/',
	]);
	assert.deepEqual(search.alternates, []);
	assert.deepEqual(article(site.articles.at(-1)?.address ?? '').alternates, []);
});

test('The default sibling is the x-default, if it has the page', async () => {
	const { article } = await createFrames([{ ...german, default: true }, arabic]);
	assert.equal(
		pairs(article('first-steps').alternates).at(-1),
		'x-default https://hilfe.test/articles/erste-schritte/',
	);
	assert.deepEqual(pairs(article('other').alternates), [
		'en https://help.test/articles/other/',
		'ar https://acme.test/ar/hc/7',
	]);
});

test('Two siblings that refer to each other have the same alternates', async () => {
	const here = await createFrames([{ ...german, default: true }]);
	const there = await testSite({
		siteUrl: 'https://hilfe.test',
		articles: [libraryArticle('erste-schritte')],
		config: {
			language: 'de',
			siblings: [
				{ label: 'English', language: 'en', url: 'https://help.test/', articles: { 'erste-schritte': 'first-steps' } },
			],
		},
	});
	const page = articlePage(there, 'erste-schritte');
	assert.ok(page);
	assert.deepEqual(pairs(page.frame.alternates).sort(), pairs(here.article('first-steps').alternates).sort());
});

test('Other brands in the same language are in the switcher but are no alternates', async () => {
	const { article } = await createFrames([
		{ label: 'Other Help', url: 'https://other.test', articles: { other: 'x' } },
	]);
	assert.deepEqual(
		article('other').helpCenters.map(({ label, language, href }) => [label, language, href]),
		[
			['Acme Help', undefined, '/articles/other/'],
			['Other Help', undefined, 'https://other.test/articles/x/'],
		],
	);
	assert.deepEqual(article('other').alternates, []);
});

test('A staging site, and a site without SITE_URL, have no alternates', async () => {
	for (const changes of [{ robots: 'noindex' }, { siteUrl: undefined }] as const)
		assert.deepEqual((await createFrames([german], changes)).home.alternates, []);
});

test('A page is found by its slug, its address or an earlier slug; the build reports one that doesn’t exist', async () => {
	const entry = { id: undefined, title: '', gone: undefined, category: undefined, tags: [], versions: [] };
	const site = await createSiteWith(
		[{ ...german, articles: { 'Odd Slug!': 'a', former: 'b', nowhere: 'c' }, categories: { gone: 'd' } }],
		{
			slugHistory: {
				categories: [],
				articles: [{ ...entry, slug: 'other', earlier: [{ slug: 'former', until: '2026-01-01T00:00:00Z' }] }],
			},
		},
	);
	const there = site.articles.map(({ path }) => listHelpCenters(site, path)[1]?.href);
	assert.deepEqual(there, ['https://hilfe.test/', 'https://hilfe.test/articles/b/', 'https://hilfe.test/articles/a/']);
	assert.deepEqual(formatSiteSummary(site, { leftOut: [] }).slice(-3), [
		'Siblings that name pages which this site does not have (2):',
		'  Deutsch: articles names nowhere, which is not here',
		'  Deutsch: categories names gone, which is not here',
	]);
});
