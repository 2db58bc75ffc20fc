import { createElement, type Element, isElement, type Node, replaceElements } from './html/tree.ts';
import type { RenderWords } from './types.ts';

const set = (names: string) => new Set(names.split(' '));
const BLOCKS = set(
	'p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre hr details summary figure figcaption table caption thead tbody tfoot tr th td',
);
/** Elements whose words have no paragraph of their own if an author writes them beside blocks. */
const SECTIONS = set('div blockquote');
/** Blocks that may not contain other blocks. */
const WITHOUT_BLOCKS = set('h1 h2 h3 h4 h5 h6 pre summary video audio');
const HEADINGS = set('h1 h2 h3 h4 h5 h6');
/** Elements that may contain blocks if their parent may. */
const TRANSPARENT = set('a ins del');
/** What a link can't contain: elements that take keyboard focus; tables and code blocks do because they scroll. */
const INTERACTIVE = set('a details video audio table pre');
/** Elements that are valid only inside certain parents. */
const PARENTS: Readonly<Record<string, ReadonlySet<string>>> = {
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

/** Moves or unwraps elements that HTML does not allow where they are, so that a browser's parser builds the same tree. */
export function repairNesting(nodes: readonly Node[], words: RenderWords): Node[] {
	const repairAll = (children: readonly Node[], parent: string) =>
		replaceElements(children, (child) => repair(child, parent));
	const repair = (node: Element, parent: string): Node[] => {
		if (PARENTS[node.name]?.has(parent) === false) {
			if (node.children.length === 0) return [];
			if (!BLOCKS.has(node.name) || (node.name.startsWith('t') && node.name !== 'td' && node.name !== 'th')) {
				return repairAll(node.children, parent);
			}
			node.name = 'div';
		}
		if (node.name === 'dl')
			node.children = node.children.flatMap((child) => (isNamed(child, 'div') ? child.children : [child]));
		node.children = repairAll(node.children, node.name);
		return repairContent(node, words);
	};
	return wrapStrayText(repairAll(nodes, 'root'));
}

/** Repairs the content of one element whose children are repaired already. Returns it, what replaces it, or nothing. */
function repairContent(node: Element, words: RenderWords): Node[] {
	const { name, children } = node;
	if (name === 'ul' || name === 'ol') node.children = wrapStrayNodes(children, (child) => isNamed(child, 'li'), 'li');
	else if (name === 'dl')
		node.children = wrapStrayNodes(children, (child) => isNamed(child, 'dt') || isNamed(child, 'dd'), 'dd');
	else if (name === 'tr')
		node.children = wrapStrayNodes(children, (child) => isNamed(child, 'td') || isNamed(child, 'th'), 'td');
	else if (name === 'thead' || name === 'tbody' || name === 'tfoot') {
		node.children = children.filter((child) => isNamed(child, 'tr'));
		if (node.children.length === 0) return children.filter(hasContent);
	} else if (name === 'table') return repairTable(node);
	else if (name === 'details') node.children = ensureSummary(children, words);
	else if (name === 'p' && children.some(hasBlock)) return splitParagraph(node);
	else if (name === 'figure') node.children = moveCaptionLast(children);
	else if (name === 'dt' || name === 'th' || name === 'td')
		node.children = flatten(children, (child) => HEADINGS.has(child.name));
	else if (SECTIONS.has(name)) node.children = wrapStrayText(children);
	else if (WITHOUT_BLOCKS.has(name))
		node.children = flatten(
			children,
			(child) => BLOCKS.has(child.name) && !(name === 'summary' && HEADINGS.has(child.name)),
		);
	else if (name === 'a' && contains(children, (child) => INTERACTIVE.has(child.name))) return children;
	else if (!BLOCKS.has(name) && !TRANSPARENT.has(name) && children.some(hasBlock)) return children;
	return isEmpty(node) ? [] : [node];
}

/** Wraps each run of children that do not belong here in an element that does. */
function wrapStrayNodes(children: readonly Node[], belongs: (node: Node) => boolean, wrapper: string): Node[] {
	const wrapped: Node[] = [];
	let run: Element | undefined;
	for (const child of children) {
		if (belongs(child)) {
			run = undefined;
			wrapped.push(child);
		} else if (run) run.children.push(child);
		else if (hasContent(child)) {
			run = createElement(wrapper, {}, [child]);
			wrapped.push(run);
		}
	}
	return wrapped;
}

/** Puts words that stand beside blocks into paragraphs, as the blocks around them are. */
function wrapStrayText(children: readonly Node[]): Node[] {
	if (!children.some(hasBlock) || !children.some((child) => !hasBlock(child) && hasContent(child)))
		return [...children];
	return splitParagraph(createElement('p', {}, [...children]), true);
}

/** Moves content outside of rows before the table, as browsers do. */
function repairTable(node: Element): Node[] {
	const isCaption = (child: Node): child is Element => isNamed(child, 'caption');
	const [caption, ...moreCaptions] = node.children.filter(isCaption);
	const rows = node.children.filter((child) => isElement(child) && /^(thead|tbody|tfoot|tr)$/.test(child.name));
	const stray = node.children.filter((child) => !isCaption(child) && !rows.includes(child) && hasContent(child));
	const captions = moreCaptions.flatMap((child) => child.children);
	if (rows.length === 0) return [...captions, ...(caption?.children ?? []), ...stray];
	const parts = wrapStrayNodes(rows, (row) => !isNamed(row, 'tr'), 'tbody');
	node.children = caption ? [caption, ...parts] : parts;
	return [...stray, ...captions, node];
}

function ensureSummary(children: readonly Node[], words: RenderWords): Node[] {
	const summary = children.find((child) => isNamed(child, 'summary'));
	const rest = children.filter((child) => child !== summary);
	for (const child of rest) if (isNamed(child, 'summary')) child.name = 'p';
	return [summary ?? createElement('summary', {}, [words.details]), ...rest];
}

function moveCaptionLast(children: readonly Node[]): Node[] {
	const [caption, ...more] = children.filter((child) => isNamed(child, 'figcaption'));
	for (const child of more) if (isElement(child)) child.name = 'div';
	if (!caption || children.find(hasContent) === caption) return [...children];
	return [...children.filter((child) => child !== caption), caption];
}

/** Splits a paragraph that contains blocks into the blocks and paragraphs between them. `keepBlank`: with the space between blocks. */
function splitParagraph(paragraph: Element, keepBlank = false): Node[] {
	const pieces: Node[] = [];
	let run: Element | undefined;
	for (const child of paragraph.children) {
		if (hasBlock(child)) {
			run = undefined;
			pieces.push(child);
		} else if (run) run.children.push(child);
		else if (keepBlank && !hasContent(child)) pieces.push(child);
		else {
			run = createElement('p', {}, [child]);
			pieces.push(run);
		}
	}
	return pieces.filter((piece) => !isElement(piece) || !isEmpty(piece));
}

/** Unwraps the matching elements; spaces keep their text apart from its neighbours. */
function flatten(nodes: readonly Node[], matches: (node: Element) => boolean): Node[] {
	return replaceElements(nodes, (node) => {
		if (node.children.length > 0) node.children = flatten(node.children, matches);
		return matches(node) ? [' ', ...node.children, ' '] : [node];
	});
}

function isNamed(node: Node, name: string): node is Element {
	return isElement(node) && node.name === name;
}

/** Whether a node is a block or contains one. */
export function hasBlock(node: Node): boolean {
	// Other inline elements around blocks are unwrapped already, because children are repaired before their parents.
	return isElement(node) && (BLOCKS.has(node.name) || (TRANSPARENT.has(node.name) && node.children.some(hasBlock)));
}

function contains(nodes: readonly Node[], matches: (node: Element) => boolean): boolean {
	return nodes.some((node) => isElement(node) && (matches(node) || contains(node.children, matches)));
}

function hasContent(node: Node): boolean {
	return typeof node !== 'string' || /\S/.test(node);
}

/** Whether an element is empty and has no meaning by itself. */
function isEmpty(node: Element): boolean {
	if (node.children.some(hasContent)) return false;
	const isMeaningful = /^(img|br|hr|wbr|source|track|td|th|li|dd|video|audio|pre|code)$/.test(node.name);
	return !isMeaningful && node.attributes.size === 0;
}
