import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMarkdown } from '../../../../src/markdown/render.ts';
import { renderContext } from '../../../support/render-context.ts';

const render = (markdown: string) => renderMarkdown(markdown, 'A title', renderContext());
const html = (markdown: string) => render(markdown).html.replaceAll('\n', '');

test('an id behind a heading is its id, in every form that tools know', () => {
	for (const form of ['{#fees}', '{: #fees}', '{#fees .big key="v"}', '<!-- {#fees} -->', '## {#fees}']) {
		const rendered = render(`[a](#fees)\n\n## What it costs ${form}`);
		assert.match(rendered.html, /<a href="#fees">a<\/a>/);
		assert.match(
			rendered.html,
			/<h2 id="fees"><span id="what-it-costs"><\/span><a class="anchor" href="#fees">What it costs<\/a><\/h2>/,
		);
		assert.deepEqual(rendered.headings, [{ id: 'fees', level: 2, text: 'What it costs' }]);
	}
	assert.match(html('What it costs {#fees}\n---'), /<h2 id="fees">/);
});

test('an id that is taken, or that the page uses, is given to one heading only', () => {
	assert.deepEqual(
		render('## A {#x}\n## B {#x}\n## C {#search}').headings.map(({ id }) => id),
		['x', 'b', 'c'],
	);
});

test('braces that are no attributes stay', () => {
	assert.match(html('## Use {#if user}'), />Use \{#if user\}</);
	assert.equal(html('a {x} {.b} {{ c }}'), '<p>a {x} {.b} {{ c }}</p>');
});

test('classes behind links, pictures and headings disappear', () => {
	assert.doesNotMatch(
		html(
			'[a](https://a.example){.btn} ![b](https://a.example/b.png){width=50%} **c**{.d}\n\n## E {.f}\n\n{: .note}\nText',
		),
		/[{}]/,
	);
});

test('headings are found by the ids that GitHub, Docusaurus, Starlight, VitePress and MkDocs give them', () => {
	const { html, deadLinks } = render(
		[
			'[a](#whats-next) [b](#2-set-up-v21) [c](#faq-1) [d](#a--b) [e](#faq_1) [f](#WHATS-NEXT)',
			"## What's next?\n## 2. Set up v2.1\n## FAQ\n## FAQ\n## A & B",
		].join('\n\n'),
	);
	assert.deepEqual(deadLinks, []);
	assert.match(
		html,
		/<p><a href="#what-s-next">a<\/a> <a href="#2-set-up-v2-1">b<\/a> <a href="#faq-2">c<\/a> <a href="#a-b">d/,
	);
	// From outside too: the page has the form of GitHub, which Docusaurus and Starlight share.
	for (const id of ['whats-next', '2-set-up-v21', 'faq-1', 'a--b'])
		assert.match(html, new RegExp(`<span id="${id}"></span>`));
});

test("the author's own ids lead to their place from outside, where they are free", () => {
	const { html } = render(
		'<h2 id="h_01ABC">Rules</h2>\n\n<p id="part">x</p>\n\n<a name="old"></a>\n\n<h2 id="search">S</h2>\n\n<ul id="list"><li>y</li></ul>\n\n<p id="rules">z</p>',
	);
	for (const id of ['h_01ABC', 'part', 'old']) assert.match(html, new RegExp(`<a name="${id}"></a>`));
	// A list can't begin with a target.
	assert.match(html, /<a name="list"><\/a><ul id="user-list">/);
	assert.doesNotMatch(html, / id="search"/);
	assert.doesNotMatch(html, /name="rules"/);
});

test('addresses with spaces are read and reported, words in brackets are not', () => {
	const { html, spacedAddresses } = render(
		'![Menu](/files/main menu.png) [a](my file.pdf "T") [b](tel:+1 202 555) [1](see below)\n\n[c]\n\n[c]: /a b.pdf',
	);
	assert.match(html, /<img src="https:\/\/www.cstar.help\/files\/main%20menu.png" alt="Menu"/);
	assert.match(html, /href="https:\/\/www.cstar.help\/my%20file.pdf" title="T">a</);
	assert.match(html, /<a href="tel:\+1202555">b<\/a> \[1\]\(see below\)/);
	assert.match(html, /href="https:\/\/www.cstar.help\/a%20b.pdf">c</);
	assert.deepEqual(spacedAddresses.toSorted(), ['/a b.pdf', '/files/main menu.png', 'my file.pdf', 'tel:+1 202 555']);
});

test('the size of a picture is read in every form that editors write', () => {
	for (const picture of [
		'![a](https://a.example/b.png =20x30)',
		'<img src="https://a.example/b.png" alt="a" width="20px" height="30px">',
		'<img src="https://a.example/b.png" alt="a" style="width: 20px; height:30px">',
	])
		assert.match(html(picture), /width="20" height="30"/);
	assert.deepEqual(render('<img src="https://a.example/b.png" alt="" style="width:20px;color:red">').removed, [
		'style=',
	]);
});

test('a heading that is given an id is still found by the one that it had before', () => {
	const { html } = renderMarkdown('[a](#costs)\n\n## Costs {#fees}', 'A title', renderContext(), [['costs']]);
	assert.match(html, /<a href="#costs">a<\/a>[\s\S]*<h2 id="fees"><span id="costs"><\/span>/);
});
