import type { HeadingIds } from './former-headings.ts';
import { addFormerTargets, type FormerTargets } from './former-targets.ts';
import { assignHeadingIds } from './heading-ids.ts';
import { collapseWhitespace, slugifyHeading } from './html/text.ts';
import { createElement, type Element, extractText, isElement, type Node, replaceElements } from './html/tree.ts';
import { createLinkTargets, type LinkTargets } from './link-targets.ts';
import type { Heading } from './types.ts';
import { UniqueNames } from './unique-names.ts';

/** The headings of an article, and every id that a link inside it may ask for. */
export interface Outline {
	nodes: Node[];
	headings: Heading[];
	linkTargets: LinkTargets;
	formerTargets: FormerTargets;
	/** The words of headings that skipped a level. */
	skippedLevels: string[];
}

/** A heading that has no id yet. */
interface FoundHeading {
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
export function resolveHeadings(
	nodes: readonly Node[],
	title: string,
	reservedIds: readonly string[],
	versions: readonly HeadingIds[] = [],
): Outline {
	const found: FoundHeading[] = [];
	const skippedLevels: string[] = [];
	const named: { node: Element; id: string }[] = [];
	// The headings above the present one: the level as written, the one it has, the slugs.
	const above: { written: number; level: number; chain: string[] }[] = [];
	let isFirst = true;

	const resolveNodes = (list: readonly Node[], canLink: boolean): Node[] =>
		replaceElements(list, (node) => {
			const id = takeAuthorId(node);
			const written = LEVELS[node.name];
			if (written === undefined) {
				if (id) named.push({ node, id });
				node.children = resolveNodes(node.children, canLink && node.name !== 'a' && node.name !== 'summary');
				return [node];
			}
			const text = collapseWhitespace(extractText(node.children));
			const isTitle = isFirst && node.name === 'h1' && normalizeTitle(text) === normalizeTitle(title);
			if (text) isFirst = false;
			if (isTitle) return [];
			node.children = resolveNodes(node.children, false);
			if (!text) return node.children.some(isElement) ? [createElement('p', {}, node.children)] : [];
			const place = placeBelow(text, written);
			found.push({ node, text, ...place, canLink: canLink && !holdsLink(node.children), name: id });
			return [node];
		});

	const placeBelow = (text: string, written: number): Pick<FoundHeading, 'level' | 'slug' | 'chain'> => {
		while ((above.at(-1)?.written ?? 0) >= written) above.pop();
		const parent = above.at(-1);
		const level = Math.min(written, (parent?.level ?? 1) + 1);
		if (written > (parent?.written ?? 1) + 1) skippedLevels.push(text);
		const slug = slugifyHeading(text) || 'section';
		const chain = [slug, ...(parent?.chain ?? [])];
		above.push({ written, level, chain });
		return { level, slug, chain };
	};

	const resolved = resolveNodes(nodes, true);
	const taken = new UniqueNames(reservedIds);
	const headings = assignIds(found, taken);
	const authorIds = new Map<string, string>();
	for (const { name, heading } of headings) if (name && !authorIds.has(name)) authorIds.set(name, heading.id);
	for (const { node, id } of named) {
		// The first of two places with one name is the one that a browser goes to.
		if (authorIds.has(id)) continue;
		const own = taken.reserve(`user-${slugifyHeading(id) || 'part'}`);
		authorIds.set(id, own);
		node.attributes.set('id', own);
	}
	const targets = headings.map(({ node, heading }) => ({ node, id: heading.id }));
	const formerTargets = addFormerTargets(targets, versions, taken);
	const linkTargets = createLinkTargets(headings, authorIds, formerTargets.ids);
	return {
		nodes: resolved,
		headings: headings.map(({ heading }) => heading),
		linkTargets,
		formerTargets,
		skippedLevels,
	};
}

/** Headings with their ids and their levels, in the tree too. */
function assignIds(found: readonly FoundHeading[], taken: UniqueNames): (FoundHeading & { heading: Heading })[] {
	const ids = assignHeadingIds(
		found.map(({ chain }) => chain),
		taken,
	);
	return found.map((one, index) => {
		const { node, level, text, canLink } = one;
		const heading: Heading = { id: ids[index] ?? '', level: toLevel(level), text };
		node.name = `h${level}`;
		node.attributes = new Map([['id', heading.id], ...node.attributes]);
		if (canLink) node.children = [createAnchor(heading, node.children)];
		return { ...one, heading };
	});
}

/** The heading's words as a link to it: its accessible name stays its text. */
function createAnchor({ id }: Heading, words: Node[]): Element {
	return createElement('a', { class: 'anchor', href: `#${id}` }, words);
}

/** The author's own name for a place, taken off it. */
function takeAuthorId(node: Element): string | undefined {
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
function normalizeTitle(text: string): string {
	const words = text.normalize('NFC').toLowerCase();
	return words.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim() || collapseWhitespace(words);
}
