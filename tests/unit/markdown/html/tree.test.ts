import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Parser } from 'htmlparser2';
import { sanitise } from '../../../../src/markdown/html/sanitise.ts';
import { createElement, type Node, parseTree } from '../../../../src/markdown/html/tree.ts';
import { createSyntaxFound, renderUnsafeHtml } from '../../../../src/markdown/parser/marked-html.ts';
import { renderMarkdown } from '../../../../src/markdown/render.ts';
import { attacks } from '../../../support/attacks.ts';
import { createRandomArticles, findMisplacedElement } from '../../../support/random-html.ts';
import { renderContext } from '../../../support/render-context.ts';

/** The same tree, read by the parser that sanitize-html uses. */
function parseWithHtmlparser2(html: string): Node[] {
	const root = createElement('root');
	const open = [root];
	const parser = new Parser(
		{
			onopentag(name, attributes) {
				const element = createElement(name, attributes);
				open.at(-1)?.children.push(element);
				open.push(element);
			},
			ontext(text) {
				// It splits text at entities.
				const { children = [] } = open.at(-1) ?? {};
				const last = children.at(-1);
				if (typeof last === 'string') children[children.length - 1] = last + text;
				else children.push(text);
			},
			onclosetag: () => open.pop(),
		},
		{ xmlMode: true },
	);
	parser.end(html);
	return root.children;
}

test('the tree of sanitised HTML is the one that htmlparser2 reads', () => {
	const hostile = Object.values(attacks).flatMap((list) => list.map(({ markdown }) => markdown));
	for (const markdown of [...createRandomArticles(300), ...hostile]) {
		const html = sanitise(renderUnsafeHtml(markdown, createSyntaxFound()), new Set());
		assert.deepEqual(parseTree(html), parseWithHtmlparser2(html), html);
	}
});

test('in any article, elements are only where HTML allows them', () => {
	for (const markdown of createRandomArticles(200)) {
		const { html } = renderMarkdown(markdown, 'A title', renderContext());
		assert.equal(findMisplacedElement(html), undefined, `${markdown}\n→ ${html}`);
	}
});
