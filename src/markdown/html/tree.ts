import { escapeAttribute, escapeHtml, unescapeHtml } from './text.ts';

/** An element of the sanitised article. */
export interface Element {
	name: string;
	attributes: Map<string, string>;
	children: Node[];
}

/** HTML that is known to be safe and complete, with the words in it. */
export interface SafeHtml {
	html: string;
	text: string;
}

export type Node = string | Element | SafeHtml;

const VOID = new Set(['img', 'br', 'hr', 'wbr', 'source', 'track', 'meta', 'input']);
// The sanitiser's output is regular: no bare `<`, no `"` inside a value, no raw-text elements.
const PIECE = /<(\/?)([a-z0-9-]+)((?: [a-z0-9-]+(?:="[^"]*")?)*)( \/)?>|[^<]+/g;
const ATTRIBUTE = / ([a-z0-9-]+)(?:="([^"]*)")?/g;

/** The sanitiser's output as a tree. */
export function parseTree(html: string): Node[] {
	const root = createElement('root');
	const open = [root];
	let inner = root;
	for (const [piece, closing, name, attributes, alone] of html.matchAll(PIECE)) {
		if (name === undefined) inner.children.push(unescapeHtml(piece));
		else if (closing) {
			if (open.length > 1) open.pop();
			inner = open.at(-1) ?? root;
		} else {
			const child = createElement(name);
			if (attributes) {
				for (const [, key = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
					child.attributes.set(key, unescapeHtml(value));
				}
			}
			inner.children.push(child);
			if (!alone) {
				open.push(child);
				inner = child;
			}
		}
	}
	return root.children;
}

/** A new element. */
export function createElement(name: string, attributes: Record<string, string> = {}, children: Node[] = []): Element {
	return { name, attributes: new Map(Object.entries(attributes)), children };
}

export function isElement(node: Node | undefined): node is Element {
	return typeof node === 'object' && 'children' in node;
}

/** The nodes, with what `replace` makes of each element in its place. Every article passes here several times: a loop takes half as long as `flatMap`. */
export function replaceElements(nodes: readonly Node[], replace: (element: Element) => readonly Node[]): Node[] {
	const replaced: Node[] = [];
	for (const node of nodes) {
		if (!isElement(node)) replaced.push(node);
		else for (const one of replace(node)) replaced.push(one); // Spread as arguments, very many would overflow the stack.
	}
	return replaced;
}

/** The tree as HTML. */
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

/** The words of a tree, apart wherever a reader sees them apart; white space as it comes. */
export function extractText(nodes: readonly Node[]): string {
	let text = '';
	for (const node of nodes) {
		if (typeof node === 'string') text += node;
		else if (!isElement(node)) text += node.text;
		else if (node.name === 'img') text += ` ${node.attributes.get('alt') ?? ''} `;
		else text += INLINE.has(node.name) ? extractText(node.children) : ` ${extractText(node.children)} `;
	}
	return text;
}
