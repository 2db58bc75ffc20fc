import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import type { RenderContext } from '../../../src/markdown/types.ts';
import { renderContext } from '../../support/render-context.ts';

const PAGE = '/articles/reset-a-password/';
const render = (url: string, changes: Partial<RenderContext> = {}) =>
	renderMarkdown(`[x](<${url}>)`, 'A title', renderContext(changes));
const href = (url: string, changes?: Partial<RenderContext>) => /href="([^"]*)"/.exec(render(url, changes).html)?.[1];

test('links between articles in every form lead to this site', () => {
	for (const url of [
		'https://cstar.help/support/account/reset-a-password',
		'https://www.cstar.help/support/account/reset-a-password/',
		'http://cstar.help/SUPPORT/Account/Reset-A-Password',
		'//www.cstar.help/support/account/reset-a-password',
		'/support/account/reset-a-password',
		'https://www.cstar.help/library/acme/articles/reset-a-password',
		'https://cstar.help/library/ACME/articles/reset-a-password/',
		'/library/0B0E7A52-6f0e-4c39-9d1f-3a2b1c0d9e8f/articles/reset-a-password',
		'https://help.test/articles/reset-a-password/',
		'https://www.help.test/articles/reset-a-password',
	])
		assert.equal(href(url), PAGE, url);
});

test('links by a former slug lead to the article, unless another article has that slug now', () => {
	const formerSlugs = { 'forgot-password': 'reset-a-password', Billing_FAQ: 'reset-a-password', lost: 'nowhere' };
	for (const url of [
		'https://cstar.help/support/account/forgot-password',
		'/library/acme/articles/Forgot-Password#step-2',
		'https://help.test/articles/forgot-password/',
	])
		assert.equal(href(url, { formerSlugs })?.replace('#step-2', ''), PAGE, url);
	assert.notEqual(href('/support/x/Billing_FAQ', { formerSlugs }), PAGE);
	assert.equal(render('/support/x/lost', { formerSlugs }).deadLinks.length, 1);
	assert.equal(render('/support/x/forgot-password').deadLinks.length, 1);
});

test('a team known by its UUID is recognised by its slug too, and vice versa', () => {
	const uuid = '0b0e7a52-6f0e-4c39-9d1f-3a2b1c0d9e8f';
	const other = '1c1f8b63-7a1f-4d4a-8e2a-4b3c2d1e0f9a';
	const [bySlug, byUuid] = [
		'https://cstar.help/library/acme/articles/reset-a-password',
		`https://cstar.help/library/${uuid}/articles/reset-a-password`,
	];
	assert.equal(href(bySlug, { teams: [uuid] }), PAGE);
	assert.equal(href(byUuid, { teams: ['acme'] }), PAGE);
	assert.notEqual(href(`https://cstar.help/library/${other}/articles/reset-a-password`, { teams: [uuid] }), PAGE);
	assert.notEqual(href('https://cstar.help/library/rival/articles/reset-a-password', { teams: ['acme'] }), PAGE);
});

test('query and fragment are kept', () => {
	const rendered = render('/support/account/reset-a-password?from=mail#by-phone');
	assert.match(rendered.html, /href="\/articles\/reset-a-password\/\?from=mail#by-phone"/);
	assert.deepEqual(rendered.crossLinks, [{ slug: 'reset-a-password', fragment: 'by-phone' }]);
});

test('slugs are decoded and compared without regard to case', () => {
	assert.equal(href('/support/x/%C3%BCber%20uns'), '/articles/über-uns-1a2b3c/');
	assert.equal(href('/support/x/billing_faq'), '/articles/billing_faq-4d5e6f/');
	assert.equal(href('https://help.test/articles/%C3%BCber-uns-1a2b3c/'), '/articles/über-uns-1a2b3c/');
});

test("the Library's configured host counts, including its port", () => {
	const local = { libraryUrl: 'http://localhost:4400' };
	assert.equal(href('http://localhost:4400/library/acme/articles/reset-a-password', local), PAGE);
	assert.equal(href('/library/acme/articles/reset-a-password', local), PAGE);
	assert.equal(href('https://cstar.help/support/a/reset-a-password', local), PAGE);
	assert.equal(
		href('http://localhost:4401/library/acme/articles/reset-a-password', local),
		'http://localhost:4401/library/acme/articles/reset-a-password',
	);
});

test('with a base path, only paths below it belong to this site', () => {
	const below = { basePath: '/help/', pathsBySlug: { 'reset-a-password': '/help/articles/reset-a-password/' } };
	assert.equal(href('https://help.test/help/articles/reset-a-password/', below), '/help/articles/reset-a-password/');
	assert.equal(href('https://help.test/help/categories/x/?a#b', below), '/help/categories/x/?a#b');
	assert.equal(href('https://help.test/pricing', below), 'https://help.test/pricing');
	assert.match(render('https://help.test/pricing', below).html, /class="external"/);
});

test('a URL of this site never becomes one of another host, with any number of slashes', () => {
	for (const slashes of ['//', '///'])
		assert.equal(href(`https://help.test${slashes}evil.example/x?a#b`), '/evil.example/x?a#b', slashes);
	const disguised = '<a href="https://help.test/\\/evil.example/">x</a>';
	assert.match(renderMarkdown(disguised, 't', renderContext()).html, /href="\/evil\.example\/"/);
	assert.equal(href('https://help.test/articles/../..//evil.example/'), '/evil.example/');
	assert.equal(href('https://help.test//articles/reset-a-password/'), PAGE);
	assert.equal(href('https://help.test//articles/gone/'), '/articles/gone/');
	const below = { basePath: '/help/' };
	assert.equal(href('https://help.test/help//evil.example/', below), '/help//evil.example/');
	assert.equal(href('https://help.test//help/x', below), '/help/x');
});

test('links to missing articles are listed and keep their URL', () => {
	for (const url of [
		'/support/x/gone',
		'https://cstar.help/library/acme/articles/gone#y',
		'https://help.test/articles/gone/',
	])
		assert.deepEqual(render(url).deadLinks, [url]);
	assert.equal(href('/support/x/gone'), 'https://www.cstar.help/support/x/gone');
});

test('articles of another team are external links', () => {
	const rendered = render('https://cstar.help/library/other/articles/reset-a-password');
	assert.match(rendered.html, /class="external" rel="noopener"/);
	assert.deepEqual(rendered.deadLinks, []);
});

test('any other relative URL resolves against the Library', () => {
	assert.equal(href('files/manual.pdf'), 'https://www.cstar.help/files/manual.pdf');
	assert.equal(href('../x'), 'https://www.cstar.help/x');
});

test('links to fragments of the article work; those without a target are unwrapped and listed', () => {
	const rendered = renderMarkdown(
		'## Set up\n\n[a](#set-up) [b](#Set%20Up) [c](#nowhere) [d](#top) [e](#)',
		'A title',
		renderContext(),
	);
	assert.match(
		rendered.html,
		/<p><a href="#set-up">a<\/a> <a href="#set-up">b<\/a> c <a href="#top">d<\/a> <a href="#">e<\/a><\/p>/,
	);
	assert.deepEqual(rendered.deadLinks, ['#nowhere']);
});

test('a heading is also found by the slug of its text, the first of several', () => {
	const rendered = renderMarkdown(
		'## Search\n\n## Mac\n\n### Set up\n\n## Windows\n\n### Set up\n\n[a](#search) [b](#Set-Up) [c](#foot)',
		'A title',
		renderContext(),
	);
	assert.match(rendered.html, /<a href="#search-2">a<\/a> <a href="#mac-set-up">b<\/a> c/);
	assert.deepEqual(rendered.deadLinks, ['#foot']);
});

test("an author's id and a former id take precedence over the slug of a heading's text", () => {
	const { html } = renderMarkdown(
		'## Search\n\n<a id="search"></a>\n\n## A\n\n### X\n\n## B\n\n### X\n\n[a](#search) [b](#x)',
		'A title',
		renderContext(),
		[['x']],
	);
	assert.match(html, /<a href="#user-search">a<\/a> <a href="#x">b<\/a>/);
});

test('mailto: and tel: links are kept; links with other protocols are unwrapped', () => {
	assert.equal(href('mailto:help@acme.test'), 'mailto:help@acme.test');
	assert.equal(href('tel:+15550100'), 'tel:+15550100');
	for (const url of [
		'javascript:alert(1)',
		'JAVASCRIPT:alert(1)',
		'data:text/html,x',
		'ftp://a.example/',
		'vbscript:x',
		'blob:https://help.test/x',
		'http://[',
	])
		assert.match(render(url).html, /^<p>x<\/p>$|^<p>\[x\]/, url);
});

test('a link that contains only a picture without alternative text has an accessible name', () => {
	const { html } = renderMarkdown('[![](/a.png)](https://a.example/b)', 't', renderContext());
	assert.match(html, /aria-label="a\.example\/b"/);
});

test('links to articles under their URL at the Library are listed as written', () => {
	const old = ['/support/x/reset-a-password', 'https://cstar.help/library/acme/articles/reset-a-password#y'];
	const rendered = renderMarkdown(
		`[a](${old[0]}) [b](${old[0]}) [c](${old[1]}) [d](https://help.test/articles/reset-a-password/)`,
		'A title',
		renderContext(),
	);
	assert.deepEqual(rendered.hostedLinks, old);
	assert.deepEqual(render('https://cstar.help/support/x/gone').hostedLinks, []);
});
