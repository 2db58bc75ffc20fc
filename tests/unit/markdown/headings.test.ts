import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import { renderContext } from '../../support/render-context.ts';

const render = (markdown: string, title = 'A title') => renderMarkdown(markdown, title, renderContext());
const ids = (markdown: string) => render(markdown).headings.map(({ id }) => id);
const levels = (markdown: string) => render(markdown).headings.map(({ level }) => level);

test('a first heading that repeats the title is removed, in any formatting', () => {
	for (const first of ['# A title', '# a  **Title**', 'A `title`\n=====', '<h1>A title</h1>'])
		assert.equal(render(`${first}\n\nx`).html, '<p>x</p>');
	assert.equal(render('# Use `git` now\n\nx', 'Use `git` now').html, '<p>x</p>');
	assert.equal(render('# 🎉\n\nx', '🎊').headings.length, 1);
});

test('any other first-level heading becomes a second-level heading', () => {
	assert.deepEqual(levels('# Other\n\n## Next\n\n# A title'), [2, 2, 2]);
});

test('no level is skipped, and siblings keep the same level', () => {
	assert.deepEqual(levels('### a\n#### b\n## c\n#### d\n#### e\n###### f\n### g'), [2, 3, 2, 3, 3, 4, 3]);
});

test('ids consist of letters, marks and digits of any script', () => {
	assert.deepEqual(ids('## Reset it – now!\n## Über uns\n## パスワード\n## हिन्दी\n## 2-factor\n## a_b\n## 🎉'), [
		'reset-it-now',
		'über-uns',
		'パスワード',
		'हिन्दी',
		'2-factor',
		'a_b',
		'section',
	]);
});

test('ids of headings with the same text are prefixed with as many parents as needed', () => {
	const example = '## Billing\n### Example\n## Team\n### Example\n## Example';
	assert.deepEqual(ids(example), ['billing', 'billing-example', 'team', 'team-example', 'example']);
	assert.deepEqual(ids('## A\n### B\n#### X\n### C\n#### X\n## D\n### C\n#### X'), [
		...['a', 'b', 'b-x', 'a-c', 'a-c-x'],
		...['d', 'd-c', 'd-c-x'],
	]);
});

test('an id is numbered only if parents do not make it unique', () => {
	assert.deepEqual(ids('## Team\n### Example\n### Example\n## 🎉\n## 🎊'), [
		...['team', 'example', 'example-2'],
		...['section', 'section-2'],
	]);
	assert.deepEqual(ids('## Billing\n### Example\n## Team\n### Example\n### Example'), [
		...['billing', 'billing-example'],
		...['team', 'team-example', 'team-example-2'],
	]);
});

test('a unique text is always the id, even if another id with parents would be equal', () => {
	assert.deepEqual(ids('## A\n### X\n## B\n### X\n## A X\n## C\n## C\n## C 2'), [
		...['a', 'a-x-2', 'b', 'b-x', 'a-x'],
		...['c', 'c-3', 'c-2'],
	]);
});

test('editing, adding, moving or removing other headings does not change the id of a unique text', () => {
	const before = '## Billing\n### Refunds\n#### How long\n## Team';
	for (const after of [
		'## Payment\n### Refunds',
		'## Team\n## Refunds\n## New\n#### New',
		'### Refunds\n## Billing\n## Billing',
	])
		assert.ok(ids(before).includes('refunds') && ids(after).includes('refunds'), after);
});

test('no id begins like those that the page itself numbers: an id of the page, then two dashes', () => {
	const { html } = render('## Search - 1\n## a -- b\n### -e-\n<a id="search--2"></a>\n\n<p id="foot--3">x</p>');
	assert.ok((html.match(/ id="/g) ?? []).length >= 5);
	assert.doesNotMatch(html, / id="(?:search|foot)--/);
});

test("ids never collide with the page's own or with the author's", () => {
	assert.deepEqual(ids('## Search\n## Foot'), ['search-2', 'foot-2']);
	const rendered = render('<p id="guide">x</p>\n\n## User guide\n\n[a](#guide) [b](#user-guide)');
	assert.match(rendered.html, /<p id="user-guide-2"><a name="guide"><\/a>x<\/p>/);
	assert.match(rendered.html, /<a href="#user-guide-2">a<\/a> <a href="#user-guide">b<\/a>/);
});

test("the author's ids and names are prefixed, and links to them still work", () => {
	const { html } = render(
		'<a name="Here"></a>\n\n<h2 id="setup">Set it up</h2>\n\n[a](#Here) [b](#setup) <span id="x y">z</span> [c](#x%20y)',
	);
	assert.match(html, /<span id="user-here"><a name="Here"><\/a><\/span>/);
	assert.match(html, /<a href="#user-here">a<\/a> <a href="#set-it-up">b<\/a>/);
	assert.match(html, /<span id="user-x-y">z<\/span> <a href="#user-x-y">c<\/a>/);
});

test('a heading links to itself unless it contains a link, and its name is its text', () => {
	assert.equal(
		render('## A `b` *c*').html,
		'<h2 id="a-b-c"><a class="anchor" href="#a-b-c">A <code>b</code> <em>c</em></a></h2>',
	);
	assert.equal(
		render('## [x](/y)').html,
		'<h2 id="x"><a class="external" rel="noopener" href="https://www.cstar.help/y">x</a></h2>',
	);
	assert.deepEqual(render('## A `b` &amp; *c*').headings, [{ id: 'a-b-c', level: 2, text: 'A b & c' }]);
});

test('a heading inside a link or a summary is not a link', () => {
	assert.match(render('<a href="https://a.example"><h2>x</h2></a>').html, /<h2 id="x">x<\/h2><\/a>/);
	assert.match(render('<details><summary><h2>x</h2></summary>y</details>').html, /<summary><h2 id="x">x<\/h2>/);
});

test('a heading without text is removed', () => {
	assert.equal(render('##\n\n## <b></b>\n\nx').html, '<p>x</p>');
});

test('headings that skip a level as written are listed by their text', () => {
	assert.deepEqual(render('# A title\n\n## a\n#### b\n##### c\n## d\n### e\n\n# f\n#### g').skippedLevels, ['b', 'g']);
	assert.deepEqual(render('### a\n### b').skippedLevels, ['a', 'b']);
	assert.deepEqual(render('# a\n\n## b\n### c\n# d').skippedLevels, []);
});
