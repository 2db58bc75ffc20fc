import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMarkdown } from '../../../../src/markdown/render.ts';
import { renderContext } from '../../../support/render-context.ts';

const render = (markdown: string) => renderMarkdown(markdown, 'A title', renderContext());

test('footnotes are numbered by their first reference, and lead there and back', () => {
	const { html, deadLinks } = render(
		'A[^b] and B[^a], A again[^b].\n\n[^a]: First.\n[^b]: Second **one**.\n\n    More.',
	);
	assert.match(html, /A<sup id="user-footnote-reference-1"><a href="#user-footnote-1">1<\/a><\/sup> and B<sup/);
	assert.match(
		html,
		/<div class="footnotes" role="doc-endnotes" aria-label="Footnotes"><ol><li id="user-footnote-1"><p>Second <strong>one<\/strong>\.<\/p>\s*<p>More\./,
	);
	assert.equal(html.match(/aria-label="Back to the text"/g)?.length, 3);
	assert.match(html, /href="#user-footnote-reference-1-2"/);
	assert.deepEqual(deadLinks, []);
});

test('a reference without a footnote is text, and a footnote without a reference is not shown', () => {
	const { html } = render('A[^x] B\n\n[^y]: unused');
	assert.equal(html, '<p>A[^x] B</p>');
});

test('numbers of footnotes are no part of the text that is searched and described', () => {
	assert.equal(render('The fee is 2 %[^1].\n\n[^1]: Since 2024.').text, 'The fee is 2 %. Since 2024.');
});

test('footnotes that refer to each other end', () => {
	assert.equal(render('A[^a]\n\n[^a]: x[^b]\n[^b]: y[^a]').html.match(/<li /g)?.length, 2);
});
