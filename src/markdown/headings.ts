import { createAnchorForms } from './heading-ids/anchor-forms.ts';
import { addFormerTargets, type FormerTargets } from './heading-ids/former-targets.ts';
import { addFurtherTargets, createTargetPlace, type NamedElement } from './heading-ids/further-targets.ts';
import { assignHeadingIds } from './heading-ids/heading-ids.ts';
import { UniqueNames } from './heading-ids/unique-names.ts';
import { MARK_ATTRIBUTE } from './html/mark-attribute.ts';
import { collapseWhitespace, slugifyHeading } from './html/text.ts';
import { createElement, type Element, extractText, isElement, type Node, replaceElements } from './html/tree.ts';
import { createLinkTargets, type LinkTargets } from './link-targets.ts';
import type { Lookups } from './lookups.ts';
import { isHeadingId } from './parser/attribute-lists.ts';
import { isFootnoteId } from './parser/footnotes.ts';
import type { Heading } from './types.ts';

/** The headings of an article and everything that a link may lead to. */
export interface Outline {
	nodes: Node[];
	headings: Heading[];
	linkTargets: LinkTargets;
	formerTargets: FormerTargets;
	/** Texts of headings that, as written, skip a level. */
	skippedLevels: string[];
}

/** A heading before it has an id. */
interface FoundHeading {
	node: Element;
	level: number;
	text: string;
	slug: string;
	/** The heading's slug, then those of its parents, nearest first. */
	chain: string[];
	/** Whether its text may become a link to itself. */
	canLink: boolean;
	/** Whether it is inside a link, which can't contain the target of another. */
	isInLink: boolean;
	/** The `id` or `name` that the author wrote. */
	authorId: string | undefined;
	/** Whether the author gave that id to the heading itself: `## Costs {#fees}`. */
	isIdGiven: boolean;
}

const LEVELS: Readonly<Record<string, number>> = { h1: 2, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 };

/**
 * Gives headings unique ids and levels without gaps, removes a first `h1` that repeats the title, and prefixes ids
 * written by the author with `user-`. Ids that headings had in earlier versions, and as the author wrote them or other
 * tools would, become additional targets.
 */
export function resolveHeadings(
	nodes: readonly Node[],
	title: string,
	reservedIds: readonly string[],
	lookups: Lookups,
): Outline {
	const found: FoundHeading[] = [];
	const skippedLevels: string[] = [];
	const withAuthorId: { node: Element; id: string; place: NamedElement['place']; isInLink: boolean }[] = [];
	// Open parents: the level as written, the level on the page, the slugs.
	const parents: { written: number; level: number; chain: string[] }[] = [];
	let isFirst = true;

	const resolveNodes = (list: readonly Node[], canLink: boolean, isInLink = false): Node[] =>
		replaceElements(list, (node) => {
			const isIdGiven = node.attributes.get(MARK_ATTRIBUTE) === 'id';
			const id = takeAuthorId(node);
			const written = LEVELS[node.name];
			if (written === undefined) {
				const place = id && !isInLink ? createTargetPlace(node) : undefined;
				if (id) withAuthorId.push({ node, id, place, isInLink });
				const isLink = node.name === 'a';
				node.children = resolveNodes(node.children, canLink && !isLink && node.name !== 'summary', isInLink || isLink);
				return place ? [place, node] : [node];
			}
			const text = collapseWhitespace(extractText(node.children));
			const isTitle = isFirst && node.name === 'h1' && normalizeTitle(text) === normalizeTitle(title);
			if (text) isFirst = false;
			if (isTitle) return [];
			// The heading may become a link to itself.
			node.children = resolveNodes(node.children, false, isInLink || canLink);
			if (!text) return node.children.some(isElement) ? [createElement('p', {}, node.children)] : [];
			const place = createPlace(text, written);
			found.push({
				node,
				text,
				...place,
				canLink: canLink && !hasLink(node.children),
				authorId: id,
				isIdGiven,
				isInLink,
			});
			return [node];
		});

	const createPlace = (text: string, written: number): Pick<FoundHeading, 'level' | 'slug' | 'chain'> => {
		while ((parents.at(-1)?.written ?? 0) >= written) parents.pop();
		const parent = parents.at(-1);
		const level = Math.min(written, (parent?.level ?? 1) + 1);
		if (written > (parent?.written ?? 1) + 1) skippedLevels.push(text);
		const slug = slugifyHeading(text) || 'section';
		const chain = [slug, ...(parent?.chain ?? [])];
		parents.push({ written, level, chain });
		return { level, slug, chain };
	};

	const resolved = resolveNodes(nodes, true);
	const headings = assignIds(found, reservedIds, lookups);
	const taken = new UniqueNames([...reservedIds, ...headings.map(({ heading }) => heading.id)]);
	const authorIds = new Map<string, string>();
	for (const { authorId, heading } of headings)
		if (authorId && !authorIds.has(authorId)) authorIds.set(authorId, heading.id);
	for (const { node, id } of withAuthorId) {
		// Of two elements with the same id, a browser goes to the first.
		if (authorIds.has(id)) continue;
		const prefixed = taken.reserve(`user-${slugifyHeading(id) || 'part'}`);
		authorIds.set(id, prefixed);
		node.attributes.set('id', prefixed);
	}
	const targets = headings.map(({ node, heading }) => ({ node, id: heading.id }));
	const formerTargets = addFormerTargets(targets, lookups.locateFormer, taken);
	for (const id of formerTargets.ids) taken.add(id);
	const forms = createAnchorForms(headings.map(({ text }) => text));
	const nameHeadings = (name: (at: number) => string | undefined) =>
		headings.map(({ node, isInLink }, at): NamedElement => ({ node, place: undefined, name: name(at), isInLink }));
	const others = withAuthorId.flatMap(({ id, ...rest }) => (isFootnoteId(id) ? [] : [{ ...rest, name: id }]));
	addFurtherTargets([...nameHeadings((at) => headings[at]?.authorId), ...others], taken, reservedIds);
	addFurtherTargets(
		nameHeadings((at) => forms[at]?.github),
		taken,
		reservedIds,
		true,
	);
	const linkTargets = createLinkTargets(headings, authorIds, formerTargets.ids, forms);
	return {
		nodes: resolved,
		headings: headings.map(({ heading }) => heading),
		linkTargets,
		formerTargets,
		skippedLevels,
	};
}

/** Assigns ids and levels, and writes both into the tree. */
function assignIds(
	found: readonly FoundHeading[],
	reservedIds: readonly string[],
	lookups: Lookups,
): (FoundHeading & { heading: Heading })[] {
	const taken = new UniqueNames(reservedIds);
	const given = found.map(({ authorId = '', isIdGiven }) => {
		const isOwn = isIdGiven && isHeadingId(authorId) && !taken.has(authorId);
		if (isOwn) taken.add(authorId);
		return isOwn ? authorId : undefined;
	});
	const chains = found.map(({ chain }) => chain);
	const hasEqual = new Set(chains.map(([slug]) => slug)).size < chains.length;
	// Only for equal headings does it matter what ids they had in the version before.
	const ids = hasEqual ? lookups.assignIds({ chains, taken: [...taken] }) : assignHeadingIds(chains, taken);
	return found.map((entry, index) => {
		const { node, level, text, canLink } = entry;
		const heading: Heading = { id: given[index] ?? ids[index] ?? '', level: toLevel(level), text };
		node.name = `h${level}`;
		node.attributes.delete(MARK_ATTRIBUTE);
		node.attributes = new Map([['id', heading.id], ...node.attributes]);
		if (canLink) node.children = [createAnchor(heading, node.children)];
		return { ...entry, heading };
	});
}

/** A heading's content as a link to the heading. Without other text, its accessible name stays the heading's text. */
function createAnchor({ id }: Heading, content: Node[]): Element {
	return createElement('a', { class: 'anchor', href: `#${id}` }, content);
}

/** Removes the `id` and `name` that the author wrote, and returns the first of them. */
function takeAuthorId(node: Element): string | undefined {
	const id = node.attributes.get('id') || node.attributes.get('name');
	node.attributes.delete('id');
	node.attributes.delete('name');
	return id?.trim() || undefined;
}

function toLevel(level: number): Heading['level'] {
	return level === 6 ? 6 : level === 5 ? 5 : level === 4 ? 4 : level === 3 ? 3 : 2;
}

function hasLink(nodes: readonly Node[]): boolean {
	return nodes.some((node) => isElement(node) && (/^(a|video|audio)$/.test(node.name) || hasLink(node.children)));
}

/** A title without case, spacing and punctuation, for comparison. */
function normalizeTitle(text: string): string {
	const lowerCase = text.normalize('NFC').toLowerCase();
	return lowerCase.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim() || collapseWhitespace(lowerCase);
}
