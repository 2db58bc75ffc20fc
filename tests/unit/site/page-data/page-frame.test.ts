import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articlePage } from '../../../../src/site/page-data/article-page.ts';
import { categoryPage } from '../../../../src/site/page-data/category-page.ts';
import { homePage } from '../../../../src/site/page-data/home-page.ts';
import { notFoundPage } from '../../../../src/site/page-data/not-found-page.ts';
import { isNoticeCurrent } from '../../../../src/site/page-data/notice.ts';
import { createPageFrame } from '../../../../src/site/page-data/page-frame.ts';
import { searchPage } from '../../../../src/site/page-data/search-page.ts';
import { getAddress, inCategory, libraryArticle, libraryCategory, testSite } from '../../../support/site.ts';

const content = {
	categories: [libraryCategory('known', { name: 'Known' })],
	articles: [libraryArticle('a', { title: 'An article', excerpt: 'About it.', ...inCategory('known') })],
};

test('The title of a page is its heading and the help center’s name, on the home page only the name', async () => {
	const site = await testSite({ ...content, config: { tagline: 'Here to help.' } });
	assert.equal(articlePage(site, 'a')?.frame.title, 'An article · Acme Help');
	const { frame } = homePage(site);
	assert.deepEqual([frame.title, frame.description, frame.crumbs], ['Acme Help', 'Here to help.', []]);
});

test('The breadcrumb of an article has the home page, the category and the page itself', async () => {
	const site = await testSite({ ...content, base: '/help/' });
	assert.deepEqual(articlePage(site, 'a')?.frame.crumbs, [
		{ name: 'Home', path: '/help/' },
		{ name: 'Known', path: '/help/categories/known/' },
		{ name: 'An article', path: undefined },
	]);
});

test('Every page has a canonical URL, except those that search engines should not index', async () => {
	const site = await testSite({ ...content, base: '/help/' });
	const article = articlePage(site, 'a')?.frame;
	assert.deepEqual([article?.canonical, article?.robots], ['https://help.test/help/articles/a/', 'index']);
	assert.deepEqual(article?.image, { url: 'https://help.test/help/share.png' });
	for (const { frame } of [searchPage(site), notFoundPage(site)]) {
		assert.deepEqual([frame.canonical, frame.robots], [undefined, 'noindex']);
	}
	const withoutUrl = articlePage(await testSite({ ...content, siteUrl: undefined }), 'a')?.frame;
	assert.deepEqual([withoutUrl?.canonical, withoutUrl?.image], [undefined, undefined]);
	assert.equal(homePage(await testSite({ ...content, robots: 'noindex' })).frame.robots, 'noindex');
});

test('The description of a category is its own, or else lists its articles', async () => {
	const site = await testSite({
		...content,
		categories: [libraryCategory('known', { name: 'Known', description: 'All we know.' }), libraryCategory('bare')],
		articles: [...content.articles, libraryArticle('b', { title: 'B', ...inCategory('bare') })],
	});
	assert.equal(categoryPage(site, 'known')?.frame.description, 'All we know.');
	assert.equal(categoryPage(site, 'bare')?.frame.description, 'bare: B');
	assert.deepEqual(categoryPage(site, 'bare')?.others.map(getAddress), ['known']);
});

test('The frame of an article page has the origins of its pictures and media', async () => {
	const pictured = libraryArticle('a', { content: '![x](https://images.test/x.png)' });
	const site = await testSite({ articles: [pictured, libraryArticle('b')] });
	assert.deepEqual(articlePage(site, 'a')?.frame.imageOrigins, ['https://images.test']);
	assert.deepEqual(articlePage(site, 'b')?.frame.imageOrigins, []);
});

test('A notice is shown until the end of its last day, in UTC', async () => {
	const notice = { text: 'Closed', href: undefined, until: '2026-12-24' };
	assert.equal(isNoticeCurrent(notice, new Date('2026-12-24T23:59:59.999Z')), true);
	assert.equal(isNoticeCurrent(notice, new Date('2026-12-25T00:00:00Z')), false);
	assert.equal(isNoticeCurrent({ text: 'Always', href: undefined, until: undefined }, new Date()), true);
	assert.equal(isNoticeCurrent(undefined, new Date()), false);

	const site = await testSite({ config: { notice: { text: 'Closed', href: '/x', until: '2026-12-24' } } });
	const options = { heading: 'A', description: '', path: '/a/' };
	const on = (day: string) => createPageFrame(site, options, new Date(day)).notice;
	assert.deepEqual(on('2026-12-24'), { text: 'Closed', href: '/x', until: '2026-12-24' });
	assert.equal(on('2026-12-25'), undefined);
});
