import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMarkdown } from '../../../../src/markdown/render.ts';
import { renderContext } from '../../../support/render-context.ts';

const render = (markdown: string) => renderMarkdown(markdown, 'A title', renderContext());
const html = (markdown: string) => render(markdown).html.replaceAll('\n', '');

test('the tag of a component goes, and its content is Markdown', () => {
	assert.equal(html('<Panel>\nPress **it**.\n\n- a\n</Panel>'), '<p>Press <strong>it</strong>.</p><ul><li>a</li></ul>');
	assert.equal(html('<my-box>\n*x*\n</my-box>\nAfter'), '<p><em>x</em></p><p>After</p>');
	assert.match(html('<Frame>\n![x](https://a.example/b.png)\n</Frame>'), /^<p><img src="https:\/\/a.example\/b.png"/);
});

test('indented content of nested components is no code, and code in it keeps its indent', () => {
	const nested = html(
		'<Group>\n  <Panel title="One">\n    Do **this**:\n\n    ```\n    a\n      b\n    ```\n  </Panel>\n</Group>',
	);
	assert.equal(
		nested,
		'<p><strong>One</strong></p><p>Do <strong>this</strong>:</p><pre tabindex="0"><code>a  b</code></pre>',
	);
});

test('a closing tag inside fenced code does not end a component', () => {
	assert.equal(
		html('<Panel>\n```\n</Panel>\n```\n**x**\n</Panel>'),
		'<pre tabindex="0"><code>&lt;/Panel&gt;</code></pre><p><strong>x</strong></p>',
	);
});

test('components that are notes become notes, with their title', () => {
	assert.match(
		html('<Callout type="warning">\nMind *it*\n</Callout>'),
		/alert-warning" role="note"><p class="alert-title">Warning<\/p><p>Mind <em>it/,
	);
	assert.match(html('<Tip>Short **one**</Tip>'), /alert-tip.*Short <strong>one/);
	assert.match(
		html('<Aside type="danger" title="Careful">\nx\n</Aside>'),
		/alert-caution" role="note"><p class="alert-title">Careful/,
	);
});

test('steps become a list, an accordion an expandable section, and a card a link', () => {
	assert.equal(
		html('<Steps>\n<Step title="A">\none\n</Step>\n<Step>\ntwo\n</Step>\n</Steps>'),
		'<ol><li><p><strong>A</strong></p><p>one</p></li><li><p>two</p></li></ol>',
	);
	assert.equal(
		html('<Accordion title="Why?">\nSo.\n</Accordion>'),
		'<details><summary>Why?</summary><p>So.</p></details>',
	);
	assert.equal(
		html('<Card title="Go" href="https://a.example/" />'),
		'<p><a class="external" rel="noopener" href="https://a.example/">Go</a></p>',
	);
});

test('pictures and links that are components stay pictures and links', () => {
	assert.match(
		html('<Image src="https://a.example/b.png" alt="B" width={200} />'),
		/<img src="https:\/\/a.example\/b.png" alt="B" width="200"/,
	);
	assert.match(html('<Link href="https://a.example/">go</Link> on'), /<a [^>]*>go<\/a> on/);
});

test('imports at the beginning disappear, in the text they stay', () => {
	assert.equal(html("import A from 'b';\n\nText"), '<p>Text</p>');
	assert.match(html("Text\n\nimport A from 'b';"), /import A from 'b';/);
});

test('the report learns which components an article has', () => {
	assert.deepEqual(render('<Steps>\n<Step>\nx\n</Step>\n</Steps>').foreignSyntax, ['<Steps>', '<Step>']);
	assert.deepEqual(render('<div>x</div> <b>y</b> <Enter>').foreignSyntax, []);
});

test('components nested without end are shown as plain text', () => {
	const depth = 80;
	const deep = `${Array.from({ length: depth }, (_, at) => `<X${at}>\n`).join('')}x\n${Array.from({ length: depth }, (_, at) => `</X${depth - 1 - at}>\n`).join('')}`;
	assert.match(render(deep).plainTextReason ?? '', /nested more than 50 deep/);
});
