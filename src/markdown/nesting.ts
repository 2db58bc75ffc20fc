import { createElement, type Element, isElement, type Node, replaceElements } from './html/tree.ts';
import type { RenderWords } from './types.ts';

const set = (names: string) => new Set(names.split(' '));
const BLOCKS = set(
	'p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre hr details summary figure figcaption table caption thead tbody tfoot tr th td',
);
/** Blocks whose content is words, not further blocks. */
const LINES = set('h1 h2 h3 h4 h5 h6 pre summary video audio');
const HEADINGS = set('h1 h2 h3 h4 h5 h6');
/** They may hold blocks where their parent may. */
const TRANSPARENT = set('a ins del');
/** What a link can't hold: they take the keyboard themselves, tables and code blocks because they scroll. */
const INTERACTIVE = set('a details video audio table pre');
/** Elements that mean something only inside certain others. */
const HOMES: Readonly<Record<string, ReadonlySet<string>>> = {
	li: set('ul ol'),
	dt: set('dl'),
	dd: set('dl'),
	tr: set('table thead tbody tfoot'),
	th: set('tr'),
	td: set('tr'),
	caption: set('table'),
	thead: set('table'),
	tbody: set('table'),
	tfoot: set('table'),
	summary: set('details'),
	figcaption: set('figure'),
	rt: set('ruby'),
	rp: set('ruby'),
	source: set('video audio'),
	track: set('video audio'),
};

/** The tree with every element where HTML allows it, so that a browser builds the same tree and nothing moves. */
export function repairNesting(nodes: readonly Node[], words: RenderWords): Node[] {
	const mendAll = (children: readonly Node[], parent: string) =>
		replaceElements(children, (child) => mend(child, parent));
	const mend = (node: Element, parent: string): Node[] => {
		if (HOMES[node.name]?.has(parent) === false) {
			if (node.children.length === 0) return [];
			if (!BLOCKS.has(node.name) || (node.name.startsWith('t') && node.name !== 'td' && node.name !== 'th')) {
				return mendAll(node.children, parent);
			}
			node.name = 'div';
		}
		if (node.name === 'dl')
			node.children = node.children.flatMap((child) => (isNamed(child, 'div') ? child.children : [child]));
		node.children = mendAll(node.children, node.name);
		return resolveContent(node, words);
	};
	return mendAll(nodes, 'root');
}

/** One element whose children are already in order: itself, what stands in its place, or nothing. */
function resolveContent(node: Element, words: RenderWords): Node[] {
	const { name, children } = node;
	if (name === 'ul' || name === 'ol') node.children = wrapStrayNodes(children, (child) => isNamed(child, 'li'), 'li');
	else if (name === 'dl')
		node.children = wrapStrayNodes(children, (child) => isNamed(child, 'dt') || isNamed(child, 'dd'), 'dd');
	else if (name === 'tr')
		node.children = wrapStrayNodes(children, (child) => isNamed(child, 'td') || isNamed(child, 'th'), 'td');
	else if (name === 'thead' || name === 'tbody' || name === 'tfoot') {
		node.children = children.filter((child) => isNamed(child, 'tr'));
		if (node.children.length === 0) return children.filter(hasWords);
	} else if (name === 'table') return table(node);
	else if (name === 'details') node.children = withSummary(children, words);
	else if (name === 'p' && children.some(hasBlock)) return splitLines(node);
	else if (name === 'figure') node.children = captionLast(children);
	else if (name === 'dt' || name === 'th') node.children = flatten(children, (child) => HEADINGS.has(child.name));
	else if (LINES.has(name))
		node.children = flatten(
			children,
			(child) => BLOCKS.has(child.name) && !(name === 'summary' && HEADINGS.has(child.name)),
		);
	else if (name === 'a' && holds(children, (child) => INTERACTIVE.has(child.name))) return children;
	else if (!BLOCKS.has(name) && !TRANSPARENT.has(name) && children.some(hasBlock)) return children;
	return isHollow(node) ? [] : [node];
}

/** Only the children that belong, each run of others wrapped in one that does. */
function wrapStrayNodes(children: readonly Node[], belongs: (node: Node) => boolean, wrapper: string): Node[] {
	const gathered: Node[] = [];
	let run: Element | undefined;
	for (const child of children) {
		if (belongs(child)) {
			run = undefined;
			gathered.push(child);
		} else if (run) run.children.push(child);
		else if (hasWords(child)) {
			run = createElement(wrapper, {}, [child]);
			gathered.push(run);
		}
	}
	return gathered;
}

/** A browser would move what stands loose in a table before it; so do we. */
function table(node: Element): Node[] {
	const isCaption = (child: Node): child is Element => isNamed(child, 'caption');
	const [caption, ...moreCaptions] = node.children.filter(isCaption);
	const rows = node.children.filter((child) => isElement(child) && /^(thead|tbody|tfoot|tr)$/.test(child.name));
	const loose = node.children.filter((child) => !isCaption(child) && !rows.includes(child) && hasWords(child));
	const captions = moreCaptions.flatMap((child) => child.children);
	if (rows.length === 0) return [...captions, ...(caption?.children ?? []), ...loose];
	const parts = wrapStrayNodes(rows, (row) => !isNamed(row, 'tr'), 'tbody');
	node.children = caption ? [caption, ...parts] : parts;
	return [...loose, ...captions, node];
}

function withSummary(children: readonly Node[], words: RenderWords): Node[] {
	const summary = children.find((child) => isNamed(child, 'summary'));
	const rest = children.filter((child) => child !== summary);
	for (const child of rest) if (isNamed(child, 'summary')) child.name = 'p';
	return [summary ?? createElement('summary', {}, [words.details]), ...rest];
}

function captionLast(children: readonly Node[]): Node[] {
	const [caption, ...more] = children.filter((child) => isNamed(child, 'figcaption'));
	for (const child of more) if (isElement(child)) child.name = 'div';
	if (!caption || children.find(hasWords) === caption) return [...children];
	return [...children.filter((child) => child !== caption), caption];
}

/** A paragraph around blocks becomes paragraphs between them. */
function splitLines(paragraph: Element): Node[] {
	const pieces: Node[] = [];
	let run: Element | undefined;
	for (const child of paragraph.children) {
		if (hasBlock(child)) {
			run = undefined;
			pieces.push(child);
		} else if (run) run.children.push(child);
		else {
			run = createElement('p', {}, [child]);
			pieces.push(run);
		}
	}
	return pieces.filter((piece) => !isElement(piece) || !isHollow(piece));
}

/** The elements meant are replaced by their content, apart from their neighbours. */
function flatten(nodes: readonly Node[], isMeant: (node: Element) => boolean): Node[] {
	return replaceElements(nodes, (node) => {
		if (node.children.length > 0) node.children = flatten(node.children, isMeant);
		return isMeant(node) ? [' ', ...node.children, ' '] : [node];
	});
}

function isNamed(node: Node, name: string): node is Element {
	return isElement(node) && node.name === name;
}

/** Whether a line of text would have to end before this. */
export function hasBlock(node: Node): boolean {
	// Other inline elements around blocks are gone already: children are settled before their parents.
	return isElement(node) && (BLOCKS.has(node.name) || (TRANSPARENT.has(node.name) && node.children.some(hasBlock)));
}

function holds(nodes: readonly Node[], isMeant: (node: Element) => boolean): boolean {
	return nodes.some((node) => isElement(node) && (isMeant(node) || holds(node.children, isMeant)));
}

function hasWords(node: Node): boolean {
	return typeof node !== 'string' || /\S/.test(node);
}

/** Nothing inside, and nothing that means something by itself. */
function isHollow(node: Element): boolean {
	if (node.children.some(hasWords)) return false;
	const keeps = /^(img|br|hr|wbr|source|track|td|th|li|dd|video|audio|pre|code)$/.test(node.name);
	return !keeps && node.attributes.size === 0;
}
