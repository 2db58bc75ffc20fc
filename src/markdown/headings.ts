import type { Heading } from './shapes.ts';
import { foldSpace, slugOf } from './text.ts';
import { type Element, element, isElement, type Node, textOf } from './tree.ts';

/** The headings of an article, and every id that a link inside it may ask for. */
export interface Outline {
	nodes: Node[];
	headings: Heading[];
	/** What an author called a place → the id that it has now. */
	authorIds: Map<string, string>;
	/** The words of headings that skipped a level. */
	jumps: string[];
}

const LEVELS: Readonly<Record<string, number>> = { h1: 2, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 };

/**
 * Gives headings ids that never collide and levels that skip none, leaves out a first `h1` that repeats the title, and
 * puts `user-` before ids of the author's own.
 */
export function settleHeadings(nodes: readonly Node[], title: string, reservedIds: readonly string[]): Outline {
	const taken = new Set(reservedIds);
	const headings: Heading[] = [];
	const authorIds = new Map<string, string>();
	const jumps: string[] = [];
	const named: { node: Element; id: string }[] = [];
	// The headings above the present one: the level as written, the one it has, the id.
	const above: { written: number; level: number; id: string }[] = [];
	let isFirst = true;

	const settle = (list: readonly Node[], canLink: boolean): Node[] =>
		list.flatMap((node): Node[] => {
			if (!isElement(node)) return [node];
			const id = authorIdOf(node);
			const written = LEVELS[node.name];
			if (written === undefined) {
				if (id) named.push({ node, id });
				node.children = settle(node.children, canLink && node.name !== 'a' && node.name !== 'summary');
				return [node];
			}
			const text = foldSpace(textOf(node.children));
			const isTitle = isFirst && node.name === 'h1' && bare(text) === bare(title);
			if (text) isFirst = false;
			if (isTitle) return [];
			node.children = settle(node.children, false);
			if (!text) return node.children.some(isElement) ? [element('p', {}, node.children)] : [];
			const heading = addHeading(node, text, written);
			if (canLink && !holdsLink(node.children)) node.children = [signOf(heading, node.children)];
			if (id && !authorIds.has(id)) authorIds.set(id, heading.id);
			return [node];
		});

	const addHeading = (node: Element, text: string, written: number): Heading => {
		while ((above.at(-1)?.written ?? 0) >= written) above.pop();
		const parent = above.at(-1);
		const level = Math.min(written, (parent?.level ?? 1) + 1);
		if (written > (parent?.written ?? 1) + 1) jumps.push(text);
		const id = freeId(slugOf(text) || 'section', parent?.id, taken);
		above.push({ written, level, id });
		node.name = `h${level}`;
		node.attributes = new Map([['id', id], ...node.attributes]);
		const heading: Heading = { id, level: toLevel(level), text };
		headings.push(heading);
		return heading;
	};

	const settled = settle(nodes, true);
	for (const { node, id } of named) {
		// The first of two places with one name is the one that a browser goes to.
		if (authorIds.has(id)) continue;
		const own = freeId(`user-${slugOf(id) || 'part'}`, undefined, taken);
		authorIds.set(id, own);
		node.attributes.set('id', own);
	}
	return { nodes: settled, headings, authorIds, jumps };
}

/** The heading's words as a link to it: its accessible name stays its text. */
function signOf({ id }: Heading, words: Node[]): Element {
	return element('a', { class: 'anchor', href: `#${id}` }, words);
}

/** An id that nothing has yet: with the parent's before it where that helps, else with a number. */
function freeId(slug: string, parent: string | undefined, taken: Set<string>): string {
	let id = slug;
	if (taken.has(id) && parent) id = `${parent}-${slug}`;
	const base = id;
	for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
	taken.add(id);
	return id;
}

/** The author's own name for a place, taken off it. */
function authorIdOf(node: Element): string | undefined {
	const id = node.attributes.get('id') || node.attributes.get('name');
	node.attributes.delete('id');
	node.attributes.delete('name');
	return id?.trim() || undefined;
}

function toLevel(level: number): Heading['level'] {
	return level === 6 ? 6 : level === 5 ? 5 : level === 4 ? 4 : level === 3 ? 3 : 2;
}

function holdsLink(nodes: readonly Node[]): boolean {
	return nodes.some((node) => isElement(node) && (/^(a|video|audio)$/.test(node.name) || holdsLink(node.children)));
}

/** A title without case, spacing, punctuation and marks of emphasis. */
function bare(text: string): string {
	const words = text.normalize('NFC').toLowerCase();
	return words.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim() || foldSpace(words);
}
