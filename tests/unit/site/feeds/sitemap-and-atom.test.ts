import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAtomFeed, createCategoryFeed, createSitemap } from '../../../../src/site/feeds/sitemap-and-atom.ts';
import { categoryFeedPaths, categoryPage } from '../../../../src/site/page-data/category-page.ts';
import { inCategory, libraryArticle, libraryCategory, testSite } from '../../../support/site.ts';

const tags = (xml: string, name: string) =>
	[...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`, 'g'))].map(([, text]) => text);

test('The sitemap lists the home page, categories, the list of all articles, articles and tags of several articles, with the time of their last change', async () => {
	const site = await testSite({
		base: '/help/',
		categories: [libraryCategory('known')],
		articles: [
			libraryArticle('a', { updatedAt: '2026-02-01T10:00:00Z', tags: ['Pay'], ...inCategory('known') }),
			libraryArticle('Größe', { updatedAt: '2026-03-01', tags: ['pay', 'once'], ...inCategory('known') }),
			libraryArticle('undated'),
		],
	});
	const xml = createSitemap(site) ?? '';
	assert.deepEqual(tags(xml, 'loc'), [
		'https://help.test/help/',
		'https://help.test/help/categories/known/',
		'https://help.test/help/categories/other/',
		'https://help.test/help/all/',
		...site.articles.map(({ path }) => `https://help.test${path}`),
		'https://help.test/help/tags/pay/',
	]);
	assert.deepEqual(tags(xml, 'lastmod'), [
		'2026-03-01T00:00:00.000Z',
		'2026-03-01T00:00:00.000Z',
		'2026-03-01T00:00:00.000Z',
		'2026-02-01T10:00:00.000Z',
		'2026-03-01T00:00:00.000Z',
		'2026-03-01T00:00:00.000Z',
	]);
	assert.match(xml, /^<\?xml version="1\.0" encoding="UTF-8"\?>/);
	assert.match(xml, /gr%C3%B6%C3%9Fe-/);
});

test('Without SITE_URL a site has neither sitemap nor feed, and a staging site has no sitemap', async () => {
	const withoutUrl = await testSite({ siteUrl: undefined });
	assert.deepEqual([createSitemap(withoutUrl), createAtomFeed(withoutUrl)], [undefined, undefined]);
	assert.equal(createSitemap(await testSite({ robots: 'noindex' })), undefined);
});

test('The feed has the thirty latest articles, the latest first, with their dates', async () => {
	const articles = Array.from({ length: 40 }, (_, index) =>
		libraryArticle(`a${index}`, { updatedAt: `2026-01-01T00:${index + 10}:00Z`, publishedAt: '2026-01-01' }),
	);
	const xml = createAtomFeed(await testSite({ articles })) ?? '';
	const titles = tags(xml, 'title');
	assert.deepEqual([titles.length, titles[0], titles[1], titles[30]], [31, 'Acme Help', 'a39', 'a10']);
	assert.equal(tags(xml, 'updated')[0], '2026-01-01T00:49:00.000Z');
	assert.equal(tags(xml, 'published').length, 30);
	assert.match(xml, /<link rel="self" type="application\/atom\+xml" href="https:\/\/help\.test\/feed\.xml"\/>/);
	assert.deepEqual(tags(xml, 'id').slice(0, 2), ['https://help.test/', 'https://help.test/articles/a39/']);
});

test('The feed of a site whose articles have no dates is empty, and is as old as the snapshot', async () => {
	const xml = createAtomFeed(await testSite()) ?? '';
	assert.deepEqual(tags(xml, 'updated'), ['2026-11-22T02:12:00.000Z']);
	assert.doesNotMatch(xml, /<entry>/);
});

test('No title, category or text breaks the XML', async () => {
	const nasty = '</title><script>&amp;amp; "a" \'b\' ]]> <!-- \u0000\u0008\u001b\ud800\ufffe & end';
	const site = await testSite({
		config: { name: 'A & B <Help>', tagline: '"Tag" & line' },
		categories: [libraryCategory('known', { name: nasty })],
		articles: [
			libraryArticle('a', { title: nasty, metaDescription: nasty, updatedAt: '2026-01-01', ...inCategory('known') }),
		],
	});
	for (const xml of [createAtomFeed(site) ?? '', createSitemap(site) ?? '']) {
		assert.doesNotMatch(xml, /<script|<!--|\]\]>/);
		assert.doesNotMatch(xml, /&(?!(?:amp|lt|gt|quot|apos);)/);
		// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 does not allow them.
		assert.doesNotMatch(xml, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
		assert.ok(xml.isWellFormed());
		const open = [...xml.matchAll(/<([a-z]+)(?:\s[^<>]*)?(?<!\/)>/g)].length;
		assert.equal(xml.match(/<\/[a-z]+>/g)?.length, open);
	}
	assert.equal(tags(createAtomFeed(site) ?? '', 'title')[0], 'A &amp; B &lt;Help&gt;');
	assert.match(createAtomFeed(site) ?? '', /&lt;\/title&gt;&lt;script&gt;&amp;amp; &quot;a&quot; &apos;b&apos;/);
});

test('A category, a title or a site name that is the word “true” keeps it', async () => {
	const site = await testSite({
		config: { name: 'true', tagline: 'true' },
		categories: [libraryCategory('true')],
		articles: [
			libraryArticle('true', { updatedAt: '2026-01-01', tags: ['true'], ...inCategory('true') }),
			libraryArticle('false', { updatedAt: '2026-01-02', tags: ['true'], ...inCategory('true') }),
		],
	});
	for (const xml of [createAtomFeed(site) ?? '', createSitemap(site) ?? '']) {
		const attributes = [...xml.matchAll(/<[a-z?]+ ([^<>]*?)[?/]?>/g)].map(([, text = '']) => text.trim());
		for (const text of attributes) assert.match(text, /^(?:[a-z:]+="[^"<]*" ?)+$/);
	}
	assert.match(createAtomFeed(site) ?? '', /<category term="true"\/>/);
	assert.equal(tags(createAtomFeed(site) ?? '', 'title')[0], 'true');
});

test('A category has a feed of its own articles, whose page names it', async () => {
	const changes = {
		base: '/help/',
		categories: [libraryCategory('pay', { name: 'Pay & more', description: 'About money.' })],
		articles: [
			libraryArticle('a', { updatedAt: '2026-02-01', ...inCategory('pay') }),
			libraryArticle('b', { updatedAt: '2026-03-01', ...inCategory('pay') }),
			libraryArticle('elsewhere', { updatedAt: '2026-04-01' }),
		],
	};
	const site = await testSite(changes);
	const xml = createCategoryFeed(site, 'pay') ?? '';
	assert.deepEqual(tags(xml, 'title'), ['Pay &amp; more · Acme Help', 'b', 'a']);
	assert.deepEqual(tags(xml, 'subtitle'), ['About money.']);
	assert.equal(tags(xml, 'id')[0], 'https://help.test/help/categories/pay/');
	assert.equal(tags(xml, 'updated')[0], '2026-03-01T00:00:00.000Z');
	const url = 'https://help.test/help/categories/pay/feed.xml';
	assert.ok(xml.includes(`rel="self" type="application/atom+xml" href="${url}"`));
	assert.deepEqual(categoryPage(site, 'pay')?.frame.feed, { url, title: 'Pay & more · Acme Help' });
	assert.equal(createCategoryFeed(site, 'nowhere'), undefined);
	const withoutUrl = await testSite({ ...changes, siteUrl: undefined });
	assert.deepEqual([createCategoryFeed(withoutUrl, 'pay'), categoryFeedPaths(withoutUrl)], [undefined, []]);
	assert.equal(categoryPage(withoutUrl, 'pay')?.frame.feed, undefined);
});
