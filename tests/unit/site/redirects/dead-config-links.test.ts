import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDeadConfigLinks, findUnknownSuggestions } from '../../../../src/site/redirects/dead-config-links.ts';
import { inCategory, libraryArticle, libraryCategory, testSite } from '../../../support/site.ts';

test('Links in the configuration to a missing article, category or tag are reported with their key', async () => {
	const link = (href: string) => ({ label: 'A link', href });
	const site = await testSite({
		base: '/help/',
		categories: [libraryCategory('basics')],
		articles: [libraryArticle('first', { ...inCategory('basics'), tags: ['Setup'] })],
		config: {
			header: {
				links: [link('/articles/first/'), link('/articles/nowhere/'), link('https://else.example/articles/x/')],
			},
			footer: { links: [link('/categories/none/'), link('/categories/basics/#more'), link('/tags/setup/')] },
			contact: [link('mailto:help@acme.test'), link('/contact-us/'), link('/articles/old/')],
			notice: { text: 'News', href: '/tags/none/' },
			redirects: { '/articles/old': 'article:first' },
		},
	});
	assert.deepEqual(findDeadConfigLinks(site), [
		'header.links.1.href: /articles/nowhere/',
		'footer.links.0.href: /categories/none/',
		'notice.href: /tags/none/',
	]);
});

test('Suggestions with an unknown slug are reported with their key and the nearest right slug', async () => {
	const site = await testSite({
		categories: [libraryCategory('billing')],
		articles: [libraryArticle('reset-a-password', inCategory('billing'))],
		config: {
			suggestions: [
				{ on: '/a', articles: ['reset-a-password', 'reset-a-pasword'] },
				{ on: '/b', category: 'billings' },
				{ on: '/c', category: 'billing' },
				{ on: '/d', search: 'refund' },
				{ on: '/e', articles: ['nowhere'] },
			],
		},
	});
	assert.deepEqual(findUnknownSuggestions(site), [
		'suggestions.0.articles.1 is "reset-a-pasword"; did you mean reset-a-password?',
		'suggestions.1.category is "billings"; did you mean billing?',
		'suggestions.4.articles.0 is "nowhere"',
	]);
});
