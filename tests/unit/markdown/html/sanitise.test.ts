import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ELEMENTS, GLOBAL_ATTRIBUTES, MAX_TAG_DEPTH } from '../../../../src/markdown/html/allowed.ts';
import { renderMarkdown } from '../../../../src/markdown/render.ts';
import { attacks } from '../../../support/attacks.ts';
import { renderContext } from '../../../support/render-context.ts';

const render = (markdown: string) => renderMarkdown(markdown, 'A title', renderContext());

test('the allow-list has nothing that runs code, loads, restyles or imitates the page', () => {
	for (const name of [
		'script',
		'style',
		'svg',
		'math',
		'form',
		'input',
		'button',
		'iframe',
		'object',
		'embed',
		'template',
		'link',
		'meta',
		'base',
		'dialog',
		'slot',
		'noscript',
	])
		assert.equal(name in ELEMENTS, false, name);
	const attributes = [...GLOBAL_ATTRIBUTES, ...Object.values(ELEMENTS).flat()];
	assert.deepEqual(
		attributes.filter((name) =>
			/^(on|style|role|aria|data|srcset|srcdoc|target|rel|ping|is|part|slot|popover|tabindex)/.test(name),
		),
		[],
	);
});

test('what was removed is listed', () => {
	assert.deepEqual(
		render('<p style="x" onclick="y" class="z">a</p><script>b</script><font color="red">c</font>\n\n[d](javascript:1)')
			.removed,
		['class=', 'font', 'href=', 'onclick=', 'script', 'style='],
	);
});

test('the text of scripts and styles is removed, all other text stays', () => {
	assert.equal(
		render('a <script>b</script><style>c</style><button>d</button> <form>e</form><x-y>f</x-y>').text,
		'a d e f',
	);
	assert.equal(
		render('<textarea>one</textarea> <select><option>two</option></select> <noscript>three</noscript>').text,
		'one two three',
	);
});

test('tags nested too deep leave their text', () => {
	const { html } = render(`${'<div>'.repeat(5_000)}deep`);
	assert.match(html, /deep/);
	assert.ok(html.split('<div>').length <= MAX_TAG_DEPTH + 1);
});

test('no attack leaves an event handler, a style, a script URL or an unknown element, and none is shown as plain text', () => {
	for (const { name, markdown, title = 'A title' } of Object.values(attacks).flat()) {
		const { html, plainTextReason } = renderMarkdown(markdown, title, renderContext());
		assert.equal(plainTextReason, undefined, name);
		for (const [tag = ''] of html.matchAll(/<[^>]*>/g)) {
			const bare = tag.replace(/"[^"]*"/g, '""');
			assert.doesNotMatch(
				bare,
				/\s(on\w+|style|srcset|srcdoc|target|ping|own[\w-]*)=?|<(?!a\b)\w+[^>]* name=?/i,
				`${name}: ${tag}`,
			);
			assert.doesNotMatch(
				tag,
				/(href|src|poster|cite)="(?!https?:|mailto:|tel:|#|\/|data:image\/(png|jpe?g|gif|webp);)/i,
				`${name}: ${tag}`,
			);
			assert.match(tag, /^<\/?(section|[a-z]+[1-6]?)[ >]/, name);
		}
	}
});
