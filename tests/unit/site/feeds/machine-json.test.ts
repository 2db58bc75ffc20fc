import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createArticleJson } from '../../../../src/site/feeds/article-json.ts';
import { createJsonFeed } from '../../../../src/site/feeds/json-feed.ts';
import { inCategory, libraryArticle, libraryCategory, testSite } from '../../../support/site.ts';

const NASTY = '</title><script>alert(1)</script> "a" \n---\n \u2028 \u0000 \ud800 & end';
const nastySite = () =>
	testSite({
		categories: [libraryCategory('known', { name: NASTY })],
		articles: [
			libraryArticle('a', {
				title: NASTY,
				content: `## Heading\n\n${NASTY} [x](javascript:alert(1)) <img src=x onerror=alert(1)>`,
				tags: [NASTY],
				updatedAt: '2026-02-01',
				...inCategory('known'),
			}),
		],
	});

test('An article as JSON has what its page shows, and its URL', async () => {
	const site = await testSite({
		base: '/help/',
		categories: [libraryCategory('known', { name: 'Getting started' })],
		articles: [
			libraryArticle('a', {
				title: 'Reset',
				content: '## First\n\nWords.',
				publishedAt: '2026-01-01',
				updatedAt: '2026-02-01',
				tags: ['login'],
				...inCategory('known'),
			}),
		],
	});
	const article = site.articles[0];
	assert.deepEqual(JSON.parse(createArticleJson(site, 'a') ?? ''), {
		title: 'Reset',
		description: article?.description,
		url: 'https://help.test/help/articles/a/',
		path: '/help/articles/a/',
		markdown: '/help/articles/a.md',
		language: 'en',
		published: '2026-01-01T00:00:00.000Z',
		updated: '2026-02-01T00:00:00.000Z',
		category: { name: 'Getting started', path: '/help/categories/known/' },
		tags: ['login'],
		headings: [{ id: 'first', level: 2, text: 'First' }],
		html: article?.body.html,
	});
	assert.equal(createArticleJson(site, 'b'), undefined);
	assert.equal(
		'url' in JSON.parse(createArticleJson(await testSite({ siteUrl: undefined }), 'first-steps') ?? ''),
		false,
	);
});

test('The HTML in it is sanitised, whatever the author wrote', async () => {
	const text = createArticleJson(await nastySite(), 'a') ?? '';
	const { html, title } = JSON.parse(text);
	assert.doesNotMatch(html, /<script|onerror|="javascript:/);
	assert.doesNotMatch(title, /[\n\u2028\p{Cc}]/u);
	assert.ok(text.isWellFormed());
});

test('The JSON feed has the entries of the Atom feed, the latest first', async () => {
	const articles = Array.from({ length: 40 }, (_, index) =>
		libraryArticle(`a${index}`, { updatedAt: `2026-01-01T00:${index + 10}:00Z`, publishedAt: '2026-01-01' }),
	);
	const feed = JSON.parse(createJsonFeed(await testSite({ articles, config: { tagline: 'Answers' } })) ?? '');
	assert.equal(feed.version, 'https://jsonfeed.org/version/1.1');
	assert.deepEqual(
		[feed.title, feed.description, feed.home_page_url, feed.feed_url, feed.language],
		['Acme Help', 'Answers', 'https://help.test/', 'https://help.test/feed.json', 'en'],
	);
	assert.equal(feed.items.length, 30);
	assert.deepEqual(feed.items[0], {
		id: 'https://help.test/articles/a39/',
		url: 'https://help.test/articles/a39/',
		title: 'a39',
		content_text: 'Words about a39.',
		date_published: '2026-01-01T00:00:00.000Z',
		date_modified: '2026-01-01T00:49:00.000Z',
		tags: ['Other'],
	});
	assert.equal(createJsonFeed(await testSite({ siteUrl: undefined })), undefined);
	assert.ok(JSON.parse(createJsonFeed(await nastySite()) ?? '').items[0].content_text);
});
