import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { createArticleMarkdown } from '../../../../src/site/feeds/article-markdown.ts';
import { inCategory, libraryArticle, libraryCategory, testSite } from '../../../support/site.ts';

/** Splits front matter as the simplest parser does: from the first line of three dashes to the second. */
function read(text: string | undefined) {
	const [, head = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(text ?? '') ?? [];
	return { facts: parse(head), lines: head.split('\n'), body };
}

test('An article as Markdown has front matter and then the author’s own text', async () => {
	const site = await testSite({
		base: '/help/',
		categories: [libraryCategory('known', { name: 'Getting started' })],
		articles: [
			libraryArticle('a', {
				title: 'Reset a password',
				content: '# Reset a password\r\n\r\n* one\n* <b>two</b>\n',
				publishedAt: '2026-01-01',
				updatedAt: '2026-02-01T10:00:00Z',
				tags: ['login', 'yes'],
				...inCategory('known'),
			}),
		],
	});
	const { facts, body } = read(createArticleMarkdown(site, 'a'));
	assert.deepEqual(facts, {
		title: 'Reset a password',
		canonical: 'https://help.test/help/articles/a/',
		date: '2026-01-01T00:00:00.000Z',
		updated: '2026-02-01T10:00:00.000Z',
		category: 'Getting started',
		tags: ['login', 'yes'],
		language: 'en',
	});
	assert.equal(body, '\n# Reset a password\r\n\r\n* one\n* <b>two</b>\n');
	assert.equal(createArticleMarkdown(site, 'b'), undefined);
	assert.equal(createArticleMarkdown(site, undefined), undefined);
});

test('Unknown values are left out of the front matter', async () => {
	const site = await testSite({ siteUrl: undefined, articles: [libraryArticle('a', { content: '' })] });
	const { facts, body } = read(createArticleMarkdown(site, 'a'));
	assert.deepEqual(facts, { title: 'a', category: 'Other', language: 'en' });
	assert.equal(body, '\n\n');
});

const ODD = [
	'---',
	'a\n---\ncanonical: https://evil.test/\n---\n',
	'"quoted" \'and\' \\ back',
	'a: b # c',
	'[x]',
	'!!js/function x',
	'&anchor *alias',
	'2026-01-01',
	'null',
	'line\u2028separator\u2029here\u0085next',
	'half \ud800 pair \u0000',
	'x'.repeat(5_000),
];

test('No title, tag or category can end the front matter or change its meaning', async () => {
	const site = await testSite({
		categories: ODD.map((name, index) => libraryCategory(`c${index}`, { name })),
		articles: ODD.map((title, index) =>
			libraryArticle(`a${index}`, {
				title,
				tags: [title],
				content: `---\ntitle: not this\n---\n${title}`,
				...inCategory(`c${index}`),
			}),
		),
	});
	for (const article of site.articles) {
		const { facts, lines, body } = read(createArticleMarkdown(site, article.address));
		assert.equal(facts.title, article.title);
		assert.deepEqual(facts.tags, article.tags);
		assert.equal(facts.category, article.category.name);
		assert.equal(facts.canonical, `https://help.test${article.path}`);
		assert.equal(lines.length, 6, 'one line for each field, and one for each tag');
		assert.ok(body.startsWith('\n---\ntitle: not this\n---\n'));
		assert.ok(body.isWellFormed());
		assert.doesNotMatch(lines.join(''), /[\p{Cc}\u2028\u2029]/u);
	}
});
