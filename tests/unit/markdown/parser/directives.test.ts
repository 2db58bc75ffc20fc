import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMarkdown } from '../../../../src/markdown/render.ts';
import { renderContext } from '../../../support/render-context.ts';

const render = (markdown: string) => renderMarkdown(markdown, 'A title', renderContext());
const html = (markdown: string) => render(markdown).html.replaceAll('\n', '');
const alert = (kind: string, title: string, content: string) =>
	`<div class="alert alert-${kind}" role="note"><p class="alert-title">${title}</p>${content}</div>`;

test('directives with colons are notes, with a title in any of the forms that tools know', () => {
	assert.equal(
		html(':::tip[Save time]\nPress **it**.\n:::'),
		alert('tip', 'Save time', '<p>Press <strong>it</strong>.</p>'),
	);
	assert.equal(html('::: warning Mind\nx\n:::'), alert('warning', 'Mind', '<p>x</p>'));
	assert.equal(html(':::danger\nx\n:::\nAfter'), `${alert('caution', 'Caution', '<p>x</p>')}<p>After</p>`);
	assert.equal(html(':::note{title="T"}\nx\n:::'), alert('note', 'T', '<p>x</p>'));
});

test('directives may nest, and one that is never closed is text', () => {
	assert.equal(
		html('::::info\n:::tip\na\n:::\nb\n::::'),
		alert('note', 'Note', `${alert('tip', 'Tip', '<p>a</p>')}<p>b</p>`),
	);
	assert.equal(
		html(':::note\na\n:::tip\nb\n:::\n:::'),
		alert('note', 'Note', `<p>a</p>${alert('tip', 'Tip', '<p>b</p>')}`),
	);
	assert.equal(html(':::note\nx'), '<p>:::notex</p>');
	assert.equal(html('```\n:::tip\n```'), '<pre tabindex="0"><code>:::tip</code></pre>');
});

test('an expandable directive becomes an expandable section', () => {
	assert.equal(html(':::details Why?\nSo.\n:::'), '<details><summary>Why?</summary><p>So.</p></details>');
	assert.equal(html('??? note "Why?"\n    So.'), '<details><summary>Why?</summary><p>So.</p></details>');
});

test('block tags of GitBook and Markdoc are notes, but those of template languages are text', () => {
	assert.equal(
		html('{% hint style="danger" %}\nNo **way**\n{% endhint %}'),
		alert('caution', 'Caution', '<p>No <strong>way</strong></p>'),
	);
	assert.equal(html('{% callout type="note" title="T" %}\nx\n{% /callout %}'), alert('note', 'T', '<p>x</p>'));
	assert.equal(html('{% if user %}\nx\n{% endif %}'), '<p>{% if user %}x{% endif %}</p>');
});

test('admonitions are notes with the indented lines below', () => {
	assert.equal(
		html('!!! warning "Mind"\n    One\n\n    Two\n\nAfter'),
		`${alert('warning', 'Mind', '<p>One</p><p>Two</p>')}<p>After</p>`,
	);
	assert.equal(html('!!! great news'), '<p>!!! great news</p>');
});

test('quotes with the name of a note are notes under any name that tools give them', () => {
	assert.equal(html('> [!INFO]\n> x'), alert('note', 'Note', '<p>x</p>'));
	assert.equal(html('> [!danger]- My *title*\n> x').includes('alert-caution'), true);
	assert.equal(html('> [!tip] My title\n> x'), alert('tip', 'My title', '<p>x</p>'));
	assert.equal(html('> [!WARNING] careful'), alert('warning', 'Warning', '<p>careful</p>'));
});

test('tabs become their titles and contents', () => {
	assert.equal(
		html('=== "One"\n\n    a\n\n=== "Two"\n\n    b'),
		'<p><strong>One</strong></p><p>a</p><p><strong>Two</strong></p><p>b</p>',
	);
	assert.match(html('Heading\n==='), /^<h2/);
});

test('the report learns which directives an article has', () => {
	assert.deepEqual(render(':::tip\nx\n:::\n\n{% hint %}\ny\n{% endhint %}\n\n!!! note\n    z').foreignSyntax, [
		':::tip',
		'{% hint %}',
		'!!! note',
	]);
	assert.deepEqual(render('> [!NOTE]\n> x').foreignSyntax, []);
});
