import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allPage, furtherAllPage, furtherAllPaths } from '../../../../src/site/page-data/all-page.ts';
import { libraryArticle, testSite } from '../../../support/site.ts';

const titled = (...titles: string[]) => titles.map((title, index) => libraryArticle(`a${index}`, { title }));

/** A site with `count` articles of each title: copies of one article, as rendering so many would take long. */
async function withManyArticles(titles: string[], count: number) {
	const site = await testSite({ articles: titled(...titles), base: '/help/' });
	return {
		...site,
		articles: site.articles.flatMap((article) => Array.from({ length: count }, () => ({ ...article }))),
	};
}

test('All articles are listed in alphabetical order, by first letter, those without a letter by themselves', async () => {
	const site = await testSite({
		articles: titled('zebra', 'Éclair', 'apple', 'eagle', '10 ways', '9 ways', '“Apt” words'),
	});
	const page = allPage(site);
	assert.deepEqual(
		page?.groups.map(({ name, articles }) => [name, ...articles.map(({ title }) => title)]),
		[
			['Numbers and symbols', '9 ways', '10 ways'],
			['A', 'apple', '“Apt” words'],
			['E', 'eagle', 'Éclair'],
			['Z', 'zebra'],
		],
	);
	assert.deepEqual(
		page?.letters.map(({ path }) => path),
		['#other-letters', '#letter-A', '#letter-E', '#letter-Z'],
	);
	assert.equal(page?.position, undefined);
});

test('A list of one letter has no links to letters', async () => {
	assert.deepEqual(allPage(await testSite({ articles: titled('a', 'b') }))?.letters.length, 2);
	assert.deepEqual(allPage(await testSite({ articles: titled('a', 'at') }))?.letters, []);
});

test('A long list has pages of whole letters, of at most 500 titles, and each letter links to its page', async () => {
	const site = await withManyArticles(['ant', 'bee', 'cat', 'dog'], 220);
	const pages = [allPage(site), furtherAllPage(site, '2')];
	assert.deepEqual(
		pages.map((page) => page?.groups.map(({ name }) => name)),
		[
			['A', 'B'],
			['C', 'D'],
		],
	);
	assert.deepEqual(
		pages[1]?.letters.map(({ path }) => path),
		['/help/all/#letter-A', '/help/all/#letter-B', '#letter-C', '#letter-D'],
	);
	assert.deepEqual(furtherAllPaths(site), [{ params: { page: '2' } }]);
	assert.deepEqual(
		pages.map((page) => [page?.position, page?.frame.heading, page?.frame.previousPath, page?.frame.nextPath]),
		[
			['Page 1 of 2', 'All articles', undefined, '/help/all/page/2/'],
			['Page 2 of 2', 'All articles – page 2', '/help/all/', undefined],
		],
	);
	assert.equal(furtherAllPage(site, '3'), undefined);
	assert.equal(furtherAllPage(site, '1'), undefined);
});

test('A letter with ten thousand titles is on several pages, and its link leads to the first of them', async () => {
	const site = await withManyArticles(['ant', 'bee'], 5_000);
	assert.equal(furtherAllPaths(site).length, 19);
	const last = furtherAllPage(site, '20');
	assert.deepEqual(
		last?.groups.map(({ name, articles }) => [name, articles.length]),
		[['B', 500]],
	);
	assert.deepEqual(
		last?.letters.map(({ path }) => path),
		['/help/all/#letter-A', '/help/all/page/11/#letter-B'],
	);
});
