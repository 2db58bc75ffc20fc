import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SlugHistoryEntry } from '../../../../src/model/slug-history.ts';
import { assignAddresses } from '../../../../src/site/addresses/addresses.ts';
import { gonePage, gonePaths } from '../../../../src/site/page-data/gone-page.ts';
import { listMovedSlugPaths } from '../../../../src/site/page-data/not-found-page.ts';
import { collectRedirects } from '../../../../src/site/redirects/redirects.ts';
import {
	getAddress,
	inCategory,
	libraryArticle,
	libraryCategory,
	type SiteChanges,
	testSite,
} from '../../../support/site.ts';

/** An entry of the slug history: its earlier slugs, each with the day until which it had it. */
function entry(
	slug: string,
	earlier: Record<string, string> = {},
	rest: Partial<SlugHistoryEntry> = {},
): SlugHistoryEntry {
	const had = Object.entries(earlier).map(([slug, day]) => ({ slug, until: `${day}T00:00:00.000Z` }));
	return {
		id: slug,
		slug,
		title: slug,
		earlier: had,
		gone: undefined,
		category: undefined,
		tags: [],
		versions: [],
		...rest,
	};
}

async function planRedirects(changes: SiteChanges, articles: SlugHistoryEntry[], categories: SlugHistoryEntry[] = []) {
	const site = await testSite({ ...changes, slugHistory: { articles, categories } });
	const { redirects, problems } = collectRedirects(site);
	const lines = redirects.map(({ from, to }) => `${from} → ${to}`);
	return {
		site,
		problems: problems,
		pages: lines.filter((line) => !/^(?:library|support)\//.test(line)),
		hosted: lines.filter((line) => /^(?:library|support)\//.test(line)),
	};
}

test('Every earlier address of an article leads to the current one in one hop, the newest first', async () => {
	const { pages } = await planRedirects({ articles: [libraryArticle('third')], base: '/help/' }, [
		entry('third', { first: '2026-01-01', Second_One: '2026-05-01' }),
	]);
	const changed = assignAddresses(['Second_One']).get('Second_One');
	assert.deepEqual(pages, [`articles/${changed}/ → /help/articles/third/`, 'articles/first/ → /help/articles/third/']);
});

test('An address that an article has now belongs to it, and one that two articles had belongs to the later one', async () => {
	const { pages } = await planRedirects({ articles: ['a', 'b', 'taken'].map((slug) => libraryArticle(slug)) }, [
		entry('a', { taken: '2026-01-01', both: '2026-06-01' }),
		entry('b', { both: '2026-02-01' }),
		entry('taken'),
	]);
	assert.deepEqual(pages, ['articles/both/ → /articles/a/']);
});

test('A renamed category redirects to its new address; one without articles temporarily to the home page', async () => {
	const { site, pages } = await planRedirects(
		{ categories: [libraryCategory('new')], articles: [libraryArticle('a', inCategory('new'))] },
		[],
		[entry('new', { old: '2026-01-01' }), entry('empty', { once: '2026-01-02' }, { gone: '2026-03-01T00:00:00.000Z' })],
	);
	assert.deepEqual(pages, ['categories/empty/ → /', 'categories/once/ → /', 'categories/old/ → /categories/new/']);
	assert.deepEqual(
		collectRedirects(site).redirects.map(({ isPermanent }) => isPermanent),
		[false, false, true],
	);
});

test('Every page of a renamed category redirects to the same page at its new address', async () => {
	const articles = Array.from({ length: 201 }, (_, index) => libraryArticle(`a${index}`, inCategory('new')));
	const { pages } = await planRedirects(
		{ categories: [libraryCategory('new')], articles },
		[],
		[entry('new', { old: '2026-01-01' })],
	);
	assert.deepEqual(pages, [
		'categories/old/ → /categories/new/',
		'categories/old/page/2/ → /categories/new/page/2/',
		'categories/old/page/3/ → /categories/new/page/3/',
	]);
});

test('Configured redirects lead to articles and categories by any of their slugs, to paths and to other sites', async () => {
	const redirects = {
		'/a': 'article:old',
		'/b/': 'category:was',
		'/caf%C3%A9': '/search/?q=x#y',
		'/über uns': 'https://acme.test/ä b',
		'/c': '/a',
		'/d': '/articles/old',
	};
	const { pages, problems } = await planRedirects(
		{
			config: { redirects },
			base: '/help/',
			categories: [libraryCategory('is')],
			articles: [libraryArticle('new', inCategory('is'))],
		},
		[entry('new', { old: '2026-01-01' })],
		[entry('is', { was: '2026-01-01' })],
	);
	assert.deepEqual(problems, []);
	assert.deepEqual(pages.slice(0, 6), [
		'a → /help/articles/new/',
		'b/ → /help/categories/is/',
		'caf%C3%A9 → /help/search/?q=x#y',
		'%C3%BCber%20uns → https://acme.test/%C3%A4%20b',
		'c → /help/articles/new/',
		'd → /help/articles/new/',
	]);
});

test('A missing target, a path that has a page, and a loop are reported and left out', async () => {
	const redirects = {
		'/a': 'article:nowhere',
		'/b': 'category:nowhere',
		'/c': '/articles/nowhere/',
		'/articles/here/': '/',
		'/': '/search/',
		'/sitemap.xml': '/',
		'/x': '/y/',
		'/y': '/x',
		'/self': '/self/',
	};
	const { pages, problems } = await planRedirects({ config: { redirects }, articles: [libraryArticle('here')] }, []);
	assert.deepEqual(pages, []);
	assert.deepEqual(
		problems.map((line) => line.replace(/^(\S+) .*: /, '$1 ')),
		[
			'/a the target does not exist',
			'/b the target does not exist',
			'/c the target does not exist',
			'/articles/here/ this site has a page at that path',
			'/ this site has a page at that path',
			'/sitemap.xml this site has a page at that path',
			'/x redirect loop',
			'/y redirect loop',
			'/self redirect loop',
		],
	);
});

test('Hosted paths have a redirect of their own only if the general rule does not lead there in one hop', async () => {
	const { site, hosted } = await planRedirects(
		{
			categories: [libraryCategory('Big Topic')],
			articles: [
				libraryArticle('plain', inCategory('Big Topic')),
				libraryArticle('Über uns/100%', { ...inCategory('Big Topic'), updatedAt: '2026-02-01T00:00:00Z' }),
				libraryArticle('now'),
			],
		},
		[entry('now', { before: '2026-03-01', plain: '2026-01-01' }), entry('plain')],
	);
	const odd = site.articles[1]?.path;
	assert.deepEqual(hosted, [
		'library/acme/articles/before → /articles/now/',
		`library/acme/articles/%C3%9Cber%20uns%2F100%25 → ${odd}`,
		`support/Big%20Topic/%C3%9Cber%20uns%2F100%25 → ${odd}`,
	]);
	assert.deepEqual(listMovedSlugPaths(site), [['Über uns/100%', odd]]);
});

const GONE = { gone: '2026-10-01T00:00:00.000Z' };

test('A deleted article leaves a page for 90 days: its earlier addresses lead there, and it suggests similar articles', async () => {
	const left = entry('left', { 'was-left': '2026-05-01' }, { ...GONE, title: 'Reset a password', tags: ['Security'] });
	const long = entry('long-gone', { longer: '2026-01-01' }, { gone: '2026-08-20T00:00:00.000Z' });
	const changes = {
		articles: [
			libraryArticle('unlike', { title: 'Invoices', views: 9 }),
			libraryArticle('similar', { title: 'Choose a password' }),
			libraryArticle('tagged', { title: 'Keys', tags: ['security'] }),
		],
	};
	const { site, pages } = await planRedirects(changes, [left, long]);
	assert.deepEqual(gonePaths(site), [{ params: { address: 'left' } }]);
	assert.deepEqual(pages, ['articles/was-left/ → /articles/left/']);
	const page = gonePage(site, 'left');
	assert.deepEqual(page?.similarArticles.map(getAddress), ['tagged', 'similar']);
	assert.deepEqual([page?.frame.robots, page?.frame.canonical], ['noindex', undefined]);
	assert.doesNotMatch(page?.frame.jsonLd ?? '', /Reset a password/);
	assert.equal(gonePage(site, 'long-gone'), undefined);
	assert.equal(gonePage(site, undefined), undefined);
});

test('The page of a deleted article of which only the slug is known suggests articles by the words of the slug', async () => {
	const titles = ['Invoices', 'Choose a password'];
	const articles = titles.map((title, index) => libraryArticle(`a${index}`, { title, views: 9 - index }));
	const { site } = await planRedirects({ articles }, [entry('reset-a-password', {}, { ...GONE, title: '' })]);
	assert.deepEqual(
		gonePage(site, 'reset-a-password')?.similarArticles.map(({ title }) => title),
		['Choose a password'],
	);
});

test('If a deleted article is back, there is no page that says it is gone', async () => {
	const again = await planRedirects({ articles: [libraryArticle('left')] }, [
		entry('left', { earlier: '2026-01-01' }, GONE),
	]);
	assert.deepEqual(gonePaths(again.site), []);
	assert.deepEqual(again.pages, ['articles/earlier/ → /articles/left/']);
});

const gone = { params: { address: 'earlier' } };
for (const [when, articles, entries, pages] of [
	[
		'was given to another article',
		[libraryArticle('left')],
		[
			entry('left', { earlier: '2026-01-01' }, { ...GONE, id: '1' }),
			entry('left', { other: '2026-11-01' }, { id: '2' }),
		],
		['articles/other/ → /articles/left/'],
	],
	[
		'was given to another article, and given up by that',
		[libraryArticle('other')],
		[entry('left', { earlier: '2026-01-01' }, GONE), entry('other', { left: '2026-11-01' })],
		['articles/left/ → /articles/other/'],
	],
] as const) {
	test(`If the last slug of a deleted article ${when}, its old addresses don’t lead to that stranger`, async () => {
		for (const order of [[...entries], [...entries].reverse()]) {
			const planned = await planRedirects(
				{ articles: [...articles], config: { redirects: { '/from-config/': 'article:earlier' } } },
				order,
			);
			assert.deepEqual(gonePaths(planned.site), [gone]);
			assert.deepEqual(
				planned.pages.filter((line) => !line.startsWith('from-config')),
				pages,
			);
			assert.ok(!planned.hosted.some((line) => line.includes('/earlier')), planned.hosted.join());
			assert.deepEqual(
				planned.pages.filter((line) => line.startsWith('from-config')),
				['from-config/ → /articles/earlier/'],
			);
		}
	});
}

test('A link in an article by an old slug of a deleted one does not become a link to a stranger', async () => {
	const { site } = await planRedirects(
		{ articles: [libraryArticle('left'), libraryArticle('a', { content: '[old](/library/acme/articles/earlier)' })] },
		[entry('left', { earlier: '2026-01-01' }, { ...GONE, id: '1' }), entry('left', {}, { id: '2' }), entry('a')],
	);
	assert.doesNotMatch(site.articles.find(({ slug }) => slug === 'a')?.body.html ?? '', /articles\/left/);
});

test('A category without articles whose slug another one has now leads to the home page, not to that', async () => {
	const { pages } = await planRedirects(
		{ categories: [libraryCategory('news')], articles: [libraryArticle('a', inCategory('news'))] },
		[entry('a')],
		[entry('news', { old: '2026-01-01' }, { ...GONE, id: '1' }), entry('news', {}, { id: '2' })],
	);
	assert.deepEqual(pages, ['categories/old/ → /']);
});

test('A configured redirect replaces the page of a deleted article', async () => {
	const { site, pages } = await planRedirects(
		{ config: { redirects: { '/articles/left/': 'article:other' } }, articles: [libraryArticle('other')] },
		[entry('left', {}, GONE)],
	);
	assert.deepEqual(gonePaths(site), []);
	assert.deepEqual(pages, ['articles/left/ → /articles/other/']);
});
