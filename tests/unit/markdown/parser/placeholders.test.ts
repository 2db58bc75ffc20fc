import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMarkdown } from '../../../../src/markdown/render.ts';
import { renderContext } from '../../../support/render-context.ts';

const html = (markdown: string) => renderMarkdown(markdown, 'A title', renderContext()).html;
/** The text that a reader sees. */
const text = (markdown: string) => renderMarkdown(markdown, 'A title', renderContext()).text;

test('an unknown name in angle brackets without attributes and closing tag is text', () => {
	for (const words of [
		'Press <Enter>, then <Esc>.',
		'Run docker <image>',
		'A List<String> or Map<String, List<Integer>>',
	])
		assert.equal(text(words), words);
	assert.equal(text('Dear <Customer Name>, use <your api key>.'), 'Dear <Customer Name>, use <your api key>.');
});

test('a name of HTML is text where it stands alone as a word and nothing closes it', () => {
	for (const name of ['title', 'b', 'p', 'td', 'li', 'img', 'input', 'code', 'address', 'div', 'object'])
		assert.equal(text(`Use the <${name}> tag.`), `Use the <${name}> tag.`);
	assert.equal(text('<title> is shown in the tab.'), '<title> is shown in the tab.');
});

test('Markdown behind a word in angle brackets at the beginning of a line stays Markdown', () => {
	assert.equal(html('<Enter> **saves**.'), '<p>&lt;Enter&gt; <strong>saves</strong>.</p>');
	assert.equal(html('<your-name>\nis *you*'), '<p>&lt;your-name&gt;\nis <em>you</em></p>');
});

test('words in angle brackets inside HTML are text too', () => {
	assert.equal(html('<p>Press <Enter>, then <name></p>'), '<p>Press &lt;Enter&gt;, then &lt;name&gt;</p>');
	assert.equal(
		html('<table><tr><td><your name></td></tr></table>').match(/<td>.*<\/td>/)?.[0],
		'<td>&lt;your name&gt;</td>',
	);
});

test('a comparison is no tag', () => {
	assert.equal(text('if a<b and c>d then'), 'if a<b and c>d then');
	assert.equal(text('i < 3, x <3 you'), 'i < 3, x <3 you');
});

test('HTML that is written as HTML stays HTML', () => {
	assert.equal(html('a<br>b <b>c</b> <kbd>d</kbd>'), '<p>a<br>b <b>c</b> <kbd>d</kbd></p>');
	assert.match(html('<ul><li>One<li>Two</ul>'), /<ul><li>One<\/li><li>Two<\/li><\/ul>/);
	assert.equal(html('First<p>Second'), '<p>First</p><p>Second</p>');
	assert.equal(html('<b>unclosed'), '<p><b>unclosed</b></p>');
});

test('an element that is closed in its own tag contains nothing of what follows', () => {
	const film = html(
		'Watch:\n\n<iframe src="https://video.example/1" title="How" width="560" height="315" />\n\nThen **go**.',
	);
	assert.match(film, /<p class="embed"><a [^>]*href="https:\/\/video.example\/1">video.example — How<\/a><\/p>/);
	assert.match(film, /<p>Then <strong>go<\/strong>\.<\/p>/);
	assert.match(html('<a id="x"/>Words'), /<\/span>Words<\/p>$/);
	assert.match(html('<video src="https://www.cstar.help/a.mp4" />\n\nWords'), /<\/video><\/p>\s*<p>Words<\/p>$/);
});
