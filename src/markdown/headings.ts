import type { HeadingIds } from './former-headings.ts';
import { addFormerTargets, type Former } from './former-targets.ts';
import { headingIds } from './heading-ids.ts';
import { foldSpace, slugOf } from './html/text.ts';
import { type Element, element, isElement, type Node, replaceElements, textOf } from './html/tree.ts';
import { createParts, type Parts } from './link-targets.ts';
import type { Heading } from './types.ts';
import { FreeNames } from './unique-names.ts';

/** The headings of an article, and every id that a link inside it may ask for. */
export interface Outline {
	nodes: Node[];
	headings: Heading[];
	parts: Parts;
	former: Former;
	/** The words of headings that skipped a level. */
	jumps: string[];
}

/** A heading that has no id yet. */
interface Found {
	node: Element;
	level: number;
	text: string;
	slug: string;
	/** Its slug, then those of the headings above it. */
	chain: string[];
	/** Whether its words may be a link to it. */
	canLink: boolean;
	/** What its author calls it. */
	name: string | undefined;
}

const LEVELS: Readonly<Record<string, number>> = { h1: 2, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 };

/**
 * Gives headings ids that never collide and levels that skip none, leaves out a first `h1` that repeats the title, and
 * puts `user-` before ids of the author's own. Ids that headings had in earlier versions stay as further targets.
 */
export function settleHeadings(
	nodes: readonly Node[],
	title: string,
	reservedIds: readonly string[],
	versions: readonly HeadingIds[] = [],
): Outline {
	const found: Found[] = [];
	const jumps: string[] = [];
	const named: { node: Element; id: string }[] = [];
	// The headings above the present one: the level as written, the one it has, the slugs.
	const above: { written: number; level: number; chain: string[] }[] = [];
	let isFirst = true;

	const settle = (list: readonly Node[], canLink: boolean): Node[] =>
		replaceElements(list, (node) => {
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
			const place = placeBelow(text, written);
			found.push({ node, text, ...place, canLink: canLink && !holdsLink(node.children), name: id });
			return [node];
		});

	const placeBelow = (text: string, written: number): Pick<Found, 'level' | 'slug' | 'chain'> => {
		while ((above.at(-1)?.written ?? 0) >= written) above.pop();
		const parent = above.at(-1);
		const level = Math.min(written, (parent?.level ?? 1) + 1);
		if (written > (parent?.written ?? 1) + 1) jumps.push(text);
		const slug = slugOf(text) || 'section';
		const chain = [slug, ...(parent?.chain ?? [])];
		above.push({ written, level, chain });
		return { level, slug, chain };
	};

	const settled = settle(nodes, true);
	const taken = new FreeNames(reservedIds);
	const headings = nameAll(found, taken);
	const authorIds = new Map<string, string>();
	for (const { name, heading } of headings) if (name && !authorIds.has(name)) authorIds.set(name, heading.id);
	for (const { node, id } of named) {
		// The first of two places with one name is the one that a browser goes to.
		if (authorIds.has(id)) continue;
		const own = taken.take(`user-${slugOf(id) || 'part'}`);
		authorIds.set(id, own);
		node.attributes.set('id', own);
	}
	const targets = headings.map(({ node, heading }) => ({ node, id: heading.id }));
	const former = addFormerTargets(targets, versions, taken);
	const parts = createParts(headings, authorIds, former.ids);
	return { nodes: settled, headings: headings.map(({ heading }) => heading), parts, former, jumps };
}

/** Headings with their ids and their levels, in the tree too. */
function nameAll(found: readonly Found[], taken: FreeNames): (Found & { heading: Heading })[] {
	const ids = headingIds(
		found.map(({ chain }) => chain),
		taken,
	);
	return found.map((one, index) => {
		const { node, level, text, canLink } = one;
		const heading: Heading = { id: ids[index] ?? '', level: toLevel(level), text };
		node.name = `h${level}`;
		node.attributes = new Map([['id', heading.id], ...node.attributes]);
		if (canLink) node.children = [signOf(heading, node.children)];
		return { ...one, heading };
	});
}

/** The heading's words as a link to it: its accessible name stays its text. */
function signOf({ id }: Heading, words: Node[]): Element {
	return element('a', { class: 'anchor', href: `#${id}` }, words);
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
