import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marked } from 'marked';
import { createArticleMarkdown } from '../../../../src/site/feeds/article-markdown.ts';
import { createFileResponse } from '../../../../src/site/feeds/file-response.ts';
import { createLlmsFullTxt, createLlmsTxt } from '../../../../src/site/feeds/llms.ts';
import { inCategory, libraryArticle, libraryCategory, testSite } from '../../../support/site.ts';

const wholeText = (texts: Iterable<string> = []) => [...texts].join('');

test('llms.txt names the help center, and each article’s Markdown by category', async () => {
	const site = await testSite({
		base: '/help/',
		config: { tagline: 'Answers to questions' },
		categories: [libraryCategory('known', { name: 'Getting started' })],
		articles: [
			libraryArticle('a', { title: 'Reset', content: 'How to reset.', ...inCategory('known') }),
			libraryArticle('größe', { title: 'Size', content: '', metaDescription: 'All sizes.' }),
		],
	});
	assert.equal(
		createLlmsTxt(site),
		`# Acme Help

> Answers to questions

## Getting started

- [Reset](https://help.test/help/articles/a.md): How to reset.

## Other

- [Size](https://help.test/help/articles/gr%C3%B6%C3%9Fe.md): All sizes.

## Optional

- [llms-full.txt](https://help.test/help/llms-full.txt)
`.replace('gr%C3%B6%C3%9Fe', site.articles[1] ? encodeURI(site.articles[1].address) : ''),
	);
	assert.equal(
		wholeText(createLlmsFullTxt(site)),
		`# Acme Help\n\n> Answers to questions\n\n${createArticleMarkdown(site, 'a')}\n${createArticleMarkdown(site, site.articles[1]?.address)}`,
	);
});

test('A staging site, or one without SITE_URL, has no llms.txt and no llms-full.txt', async () => {
	for (const changes of [{ robots: 'noindex' }, { siteUrl: undefined }] as const) {
		const site = await testSite(changes);
		assert.deepEqual([createLlmsTxt(site), createLlmsFullTxt(site)], [undefined, undefined]);
	}
});

test('No title, category or description can add a line, a link or a section', async () => {
	const nasty = [
		'](https://evil.test) [x',
		'a\n## Section\n- [b](https://evil.test)',
		'a\u2028\u2029\u0085\r\n> quote',
		'# heading',
		'back\\](https://evil.test)',
		'<a href="https://evil.test">x</a>',
		'`code',
		'---',
		'half \ud800 pair',
	];
	const site = await testSite({
		categories: nasty.map((name, index) => libraryCategory(`c${index}`, { name, description: name })),
		articles: nasty.map((title, index) =>
			libraryArticle(`a${index}`, { title, metaDescription: title, content: title, ...inCategory(`c${index}`) }),
		),
	});
	const text = createLlmsTxt(site) ?? '';
	assert.ok(text.isWellFormed());
	assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\u2028\u2029]/u);
	const lines = text.split('\n').filter((line) => line !== '');
	assert.equal(lines.length, 1 + 2 * nasty.length + 2);
	for (const line of lines.slice(1))
		assert.match(
			line,
			/^## \S|^- \[(?:[^\\[\]`<]|\\.)+\]\(https:\/\/help\.test\/[\w./-]+\)(?:: (?:[^\\[\]`<]|\\.)+)?$/,
		);
});

test('Special characters of Markdown are escaped', async () => {
	const shown = 'a *b* __c__ _d_ snake_case ~~e~~ &amp; R&D & &#65;';
	// As references, which titles and excerpts may contain, the characters are not removed as Markdown.
	const written = shown.replace(/[*_~&]/g, (sign) => `&#${sign.charCodeAt(0)};`);
	const site = await testSite({
		config: { name: shown, tagline: shown },
		categories: [libraryCategory('known', { name: written })],
		articles: [libraryArticle('x', { title: written, metaDescription: written, ...inCategory('known') })],
	});
	const words = String.raw`a \*b\* \_\_c\_\_ \_d\_ snake_case \~\~e\~\~ \&amp; R&D & \&#65;`;
	const text = createLlmsTxt(site) ?? '';
	assert.equal(text.split(words).length - 1, 5);
	const html = marked.parse(text, { async: false });
	assert.equal(html.split(shown.replaceAll('&', '&amp;')).length - 1, 5);
});

test('The full text is streamed article by article, as fast as it is read', async () => {
	const articles = ['a', 'b', 'c'].map((slug) => libraryArticle(slug));
	const site = await testSite({ articles });
	const asked: string[] = [];
	const pieces = createLlmsFullTxt(site, ({ address }) => {
		asked.push(address);
		return createArticleMarkdown(site, address);
	});
	const reader = createFileResponse(pieces, 'text/plain').body?.getReader();
	await reader?.read();
	assert.ok(asked.length < articles.length, asked.join());
	while (!(await reader?.read())?.done);
	assert.deepEqual(asked, ['a', 'b', 'c']);
});
