import { MARK_ATTRIBUTE } from './mark-attribute.ts';
import { escapeAttribute, escapeHtml, unescapeHtml } from './text.ts';

/** An HTML element of a sanitised article. */
export interface Element {
	name: string;
	attributes: Map<string, string>;
	children: Node[];
}

/** HTML that is known to be safe and balanced, with its text. */
export interface SafeHtml {
	html: string;
	text: string;
}

export type Node = string | Element | SafeHtml;

const VOID = new Set(['img', 'br', 'hr', 'wbr', 'source', 'track', 'meta', 'input']);
// Regular expressions suffice for the sanitiser's output: no raw `<`, no `"` in values, no raw-text elements.
const TOKEN = /<(\/?)([a-z0-9-]+)((?: [a-z0-9-]+(?:="[^"]*")?)*)( \/)?>|[^<]+/g;
const ATTRIBUTE = / ([a-z0-9-]+)(?:="([^"]*)")?/g;

/** Parses the sanitiser's output into a tree. */
export function parseTree(html: string): Node[] {
	const root = createElement('root');
	const open = [root];
	let parent = root;
	for (const [token, closing, name, attributes, selfClosing] of html.matchAll(TOKEN)) {
		if (name === undefined) parent.children.push(unescapeHtml(token));
		else if (closing) {
			if (open.length > 1) open.pop();
			parent = open.at(-1) ?? root;
		} else {
			const child = createElement(name);
			if (attributes) {
				for (const [, key = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
					child.attributes.set(key, unescapeHtml(value));
				}
			}
			parent.children.push(child);
			if (!selfClosing) {
				open.push(child);
				parent = child;
			}
		}
	}
	return root.children;
}

/** Creates an element. */
export function createElement(name: string, attributes: Record<string, string> = {}, children: Node[] = []): Element {
	return { name, attributes: new Map(Object.entries(attributes)), children };
}

export function isElement(node: Node | undefined): node is Element {
	return typeof node === 'object' && 'children' in node;
}

/** Replaces each element by what `replace` returns for it. Runs several times per article: the loop takes half as long as `flatMap`. */
export function replaceElements(nodes: readonly Node[], replace: (element: Element) => readonly Node[]): Node[] {
	const replaced: Node[] = [];
	for (const node of nodes) {
		if (!isElement(node)) replaced.push(node);
		else for (const replacement of replace(node)) replaced.push(replacement); // `push(...many)` would overflow the stack.
	}
	return replaced;
}

/** Serializes a tree as HTML. */
export function serializeTree(nodes: readonly Node[]): string {
	let html = '';
	for (const node of nodes) {
		if (typeof node === 'string') html += escapeHtml(node);
		else if (!isElement(node)) html += node.html;
		else {
			html += `<${node.name}`;
			for (const [name, value] of node.attributes)
				html += value === '' && name !== 'alt' ? ` ${name}` : ` ${name}="${escapeAttribute(value)}"`;
			html += VOID.has(node.name) ? '>' : `>${serializeTree(node.children)}</${node.name}>`;
		}
	}
	return html;
}

const INLINE = new Set(
	'a abbr b bdi bdo cite code del dfn em i ins kbd mark q ruby rt rp s samp small span strong sub sup time u var wbr'.split(
		' ',
	),
);

/** Our marks of links to footnotes and back: their text is no part of the article's. */
const FOOTNOTE_MARKS = new Set(['reference', 'back']);

/** Extracts the text of a tree, with spaces around blocks and the alternative text of images; white space is not collapsed. */
export function extractText(nodes: readonly Node[]): string {
	let text = '';
	for (const node of nodes) {
		if (typeof node === 'string') text += node;
		else if (!isElement(node)) text += node.text;
		else if (FOOTNOTE_MARKS.has(node.attributes.get(MARK_ATTRIBUTE) ?? '')) continue;
		else if (node.name === 'img') text += ` ${node.attributes.get('alt') ?? ''} `;
		else text += INLINE.has(node.name) ? extractText(node.children) : ` ${extractText(node.children)} `;
	}
	return text;
}
