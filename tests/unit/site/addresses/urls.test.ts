import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createUrls } from '../../../../src/site/addresses/urls.ts';
import { createRobotsTxt, createWebManifest } from '../../../../src/site/feeds/robots-and-manifest.ts';
import { createSearchSetup } from '../../../../src/site/page-data/search-page.ts';
import { libraryArticle, testSite } from '../../../support/site.ts';

const site = new URL('https://help.test');

test('All paths are below the base path', () => {
	const urls = createUrls('/help/', site);
	assert.deepEqual(
		[urls.home, urls.search, urls.category('a'), urls.article('b'), urls.file('feed.xml')],
		['/help/', '/help/search/', '/help/categories/a/', '/help/articles/b/', '/help/feed.xml'],
	);
	assert.equal(urls.absolute(urls.article('b')), 'https://help.test/help/articles/b/');
});

test('Addresses in any script are percent-encoded in paths and URLs', () => {
	const urls = createUrls('/', site);
	assert.equal(urls.article('größe'), '/articles/gr%C3%B6%C3%9Fe/');
	assert.equal(urls.category('パス'), '/categories/%E3%83%91%E3%82%B9/');
	assert.equal(urls.absolute(urls.article('größe')), 'https://help.test/articles/gr%C3%B6%C3%9Fe/');
	assert.equal(decodeURI(urls.article('größe')), '/articles/größe/');
});

test('Without SITE_URL there are no whole URLs', () => {
	assert.equal(createUrls('/', undefined).absolute('/'), undefined);
});

test('A configured path gets the base path in front, and other links stay as they are', () => {
	const { owner } = createUrls('/help/', site);
	assert.equal(owner('/logo.svg'), '/help/logo.svg');
	for (const href of ['https://x.test/a', '//x.test/a', 'mailto:a@b.test', 'tel:+1', '#part']) {
		assert.equal(owner(href), href);
	}
});

test('The search setup has the base path, the most viewed articles, and the fallback search of the Library', async () => {
	const articles = Array.from({ length: 7 }, (_, index) => libraryArticle(`a${index}`, { views: index }));
	const setup = createSearchSetup(await testSite({ base: '/help/', team: 'a&b', articles }));
	assert.deepEqual(
		setup.popular.map(({ path }) => path),
		['a6', 'a5', 'a4', 'a3', 'a2'].map((address) => `/help/articles/${address}/`),
	);
	assert.deepEqual(
		[setup.base, setup.panel, setup.fallbackUrl, setup.libraryArticlesUrl],
		[
			'/help/',
			'/help/search/panel/',
			'https://library.test/api/library/a%26b/search',
			'https://library.test/library/a%26b/articles/',
		],
	);
});

test('robots.txt names the sitemap if there is one, and a staging site keeps crawlers out', async () => {
	assert.match(
		createRobotsTxt(await testSite({ base: '/help/' })),
		/^Sitemap: https:\/\/help\.test\/help\/sitemap\.xml$/m,
	);
	assert.equal(createRobotsTxt(await testSite({ siteUrl: undefined })), 'User-agent: *\nAllow: /\n');
	assert.equal(createRobotsTxt(await testSite({ robots: 'noindex' })), 'User-agent: *\nDisallow: /\n');
});

test('The manifest has paths below the base path, with the icons', async () => {
	const manifest = JSON.parse(createWebManifest(await testSite({ base: '/help/' })));
	assert.deepEqual([manifest.name, manifest.start_url, manifest.scope], ['Acme Help', '/help/', '/help/']);
	assert.deepEqual(
		manifest.icons.map(({ src }: { src: string }) => src),
		['/help/icon-192.png', '/help/icon-512.png'],
	);
	assert.equal('description' in manifest, false);
});
