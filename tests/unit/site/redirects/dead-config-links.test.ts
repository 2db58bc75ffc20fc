import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDeadConfigLinks } from '../../../../src/site/redirects/dead-config-links.ts';
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
