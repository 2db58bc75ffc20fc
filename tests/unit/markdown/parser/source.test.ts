import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMarkdown } from '../../../../src/markdown/render.ts';
import { renderContext } from '../../../support/render-context.ts';

const render = (markdown: string) => renderMarkdown(markdown, 'A title', renderContext());
const html = (markdown: string) => render(markdown).html.replaceAll('\n', '');

test('front matter at the beginning is hidden and reported', () => {
	for (const head of [
		'---\ntitle: Cancel\ntags: [a, b]\nlist:\n  - x\n---',
		'+++\ntitle = "x"\n+++',
		'\uFEFF---\nid: 1\n---',
	]) {
		const rendered = render(`${head}\n\nText.`);
		assert.equal(rendered.html, '<p>Text.</p>');
		assert.deepEqual(rendered.foreignSyntax, ['front matter']);
	}
});

test('a rule before ordinary text is no front matter', () => {
	assert.equal(html('---\n\nNote: this\n\n---\n\nText'), '<hr><p>Note: this</p><hr><p>Text</p>');
	assert.equal(
		html('Text\n\n---\na: b\n---'),
		'<p>Text</p><hr><h2 id="a-b"><a class="anchor" href="#a-b">a: b</a></h2>',
	);
});

test('invisible characters hide no heading, list or table', () => {
	assert.match(html('\uFEFF# Setup\n\n\u200B## Two'), /^<h2 id="setup">.*<h2 id="two">/);
	assert.match(html('#\u00A0Setup'), /^<h2 id="setup">/);
	assert.equal(html('-\u00A0a\n*\u202Fb'.replace('*', '-')), '<ul><li>a</li><li>b</li></ul>');
	assert.match(html('| a |\n|\u00A0---\u00A0|\n| 1 |'), /<th>a<\/th>/);
	assert.equal(html('\u00A0\u00A0\u00A0\u00A0four'), '<p>four</p>');
	assert.equal(html('a\u2028\u2028b'), '<p>a</p><p>b</p>');
});

test('characters inside code, and those that a script needs, stay', () => {
	assert.equal(html('`a\u200Bb` x\u200By'), '<p><code>a\u200Bb</code> xy</p>');
	assert.equal(html('```\n\u00A0a\u200Bb\uFEFF\n```'), '<pre tabindex="0"><code>\u00A0a\u200Bb\uFEFF</code></pre>');
	assert.equal(
		html('กด\u200Bปุ่ม 👩\u200D💻 می\u200Cخواهم 10\u00A0km'),
		'<p>กด\u200Bปุ่ม 👩\u200D💻 می\u200Cخواهم 10\u00A0km</p>',
	);
});
