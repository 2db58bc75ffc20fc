import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMarkdown } from '../../../../src/markdown/render.ts';
import { findFirstWords } from '../../../../src/site/plain-text/first-words.ts';
import { assertLinearTime } from '../../../support/growth.ts';
import { renderContext } from '../../../support/render-context.ts';

const context = renderContext();

function firstWords(markdown: string): string {
	const { html, headings } = renderMarkdown(markdown, 'The title', context);
	return findFirstWords(html, ['The title', ...headings.map(({ text }) => text)]);
}

/** What stands before the first paragraph of many articles. */
const BEFORE: Record<string, string> = {
	'a picture': '![Hero](https://img.example.com/h.png)',
	'a picture with a caption':
		'<figure><img src="https://img.example.com/h.png" alt="Hero"><figcaption>Our hero</figcaption></figure>',
	'a heading': '# Another title\n\n## In this article',
	'a list of links': '- [Pay](https://x.example/1)\n- [Stop](https://x.example/)\n  - [At once](https://x.example/2)',
	'a list of links with an introduction':
		'In this article:\n\n1. [Pay](https://x.example/1)\n2. [Stop](https://x.example/2)',
	'a list of headings': '- Pay\n- Stop\n\n## Pay\n## Stop',
	'links in a line': '[Pay](https://x.example/1) · [Stop](https://x.example/2) | [More](https://x.example)',
	'a heading in bold': '**In this article**',
	'a table': '| A | B |\n|---|---|\n| one | two |',
	'a table of paragraphs': '<table><tr><td><p>One</p></td></tr></table>',
	'an alert': '> [!NOTE]\n> Only for some.',
	'a title of details': '<details><summary>How do I pay?</summary></details>',
	code: '```sh\nnpm start\n```',
	'a film': '<iframe src="https://films.example.com/1" title="A film"></iframe>',
	'a rule and a term': '---\n\n<dl><dt>Term</dt></dl>',
};

test('The first words of an article are its first paragraph', () => {
	for (const [name, before] of Object.entries(BEFORE))
		assert.equal(
			firstWords(`${before}\n\nThe *first* \`sentence\`[^1].\n\nMore.\n\n[^1]: A note.`),
			'The first sentence.',
			name,
		);
	assert.equal(firstWords(Object.values(BEFORE).join('\n\n').concat('\n\nThe first.')), 'The first.');
});

test('A paragraph may be in a section, a quote or details, or have no element of its own', () => {
	for (const markdown of [
		'<div><div>The first.</div></div>',
		'<div>The first.<ul><li>One</li></ul></div>',
		'> The first.\n\nMore.',
		'<details><summary>More</summary>\n\nThe first.\n\n</details>\n\nMore.',
		'**The first.**',
		'[The first.](https://x.example)',
		'The first.<br>',
	])
		assert.equal(firstWords(markdown), 'The first.', markdown);
	assert.equal(firstWords('One<br>two &amp; <b>th</b>ree & a < b'), 'One two & three & a < b');
});

test('A list that is more than links is the beginning of an article', () => {
	assert.equal(firstWords('1. Open it.\n2. Press *Save*\n3. Done\n\nMore.'), 'Open it. Press Save · Done');
	assert.equal(firstWords('Do this:\n\n- Open it'), 'Do this:');
	assert.equal(firstWords('Do this:'), 'Do this:');
	assert.equal(firstWords('- [ ] Open it\n- [x] Done'), 'Open it · Done');
});

test('An article without a paragraph begins with what it has, with signs between', () => {
	assert.equal(firstWords('> [!TIP]\n> Only this.\n\n## Heading'), 'Only this.');
	assert.equal(firstWords('## One\n\n| A | B |\n|---|---|\n| one | two |'), 'One · A · B · one · two');
	assert.equal(firstWords('- [Pay](#pay)\n- [Stop](#stop)'), 'Pay · Stop');
	assert.equal(firstWords('![Hero](https://img.example.com/h.png)'), '');
	assert.equal(firstWords(''), '');
});

test('The time to find the first words grows with the article only', () => {
	for (const piece of [
		'<ul><li>',
		'<p>',
		'<a>',
		'<h2>a</h2>',
		'<p><a>b</a></p>',
		'<ul><li><a>b</a></li></ul>',
		'<td>a',
		'<',
	])
		assertLinearTime(2_000, (size) => void findFirstWords(piece.repeat(size), ['b']), piece);
});
