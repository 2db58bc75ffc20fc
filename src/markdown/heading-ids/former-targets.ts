import { createElement, type Element, serializeTree } from '../html/tree.ts';
import type { HeadingIds } from './former-headings.ts';

/** Answers as `locateFormerHeadings` does for the earlier versions of one article. */
export type LocateFormer = (present: HeadingIds) => Iterable<readonly [id: string, target: string | undefined]>;

/** The ids that an article's headings had in earlier versions. */
export interface FormerTargets {
	ids: Set<string>;
	/** Ids that lead to the start of the article; `prependTargets` adds them. */
	atStart: string[];
}

/**
 * Adds an empty `<span id>` to a heading for each former id that leads to it, so that old links still work. `headings` are in document
 * order; ids in `taken` exist already and are not added again.
 */
export function addFormerTargets(
	headings: readonly { id: string; node: Element }[],
	locateFormer: LocateFormer,
	taken: ReadonlySet<string>,
): FormerTargets {
	const former: FormerTargets = { ids: new Set(), atStart: [] };
	const nodes = new Map(headings.map(({ id, node }) => [id, node]));
	const present = headings.map(({ id }) => id);
	for (const [id, target] of locateFormer(present)) {
		if (taken.has(id)) continue;
		former.ids.add(id);
		const heading = target === undefined ? undefined : nodes.get(target);
		if (heading) heading.children.unshift(createTarget(id));
		else former.atStart.push(id);
	}
	return former;
}

/** Puts link targets before an article's HTML. An empty article gets none: a link to it opens the top of its page anyway. */
export function prependTargets(html: string, ids: readonly string[]): string {
	if (html === '' || ids.length === 0) return html;
	return serializeTree([createElement('div', { class: 'formerly' }, ids.map(createTarget))]) + html;
}

/** An empty element that links may lead to. */
export function createTarget(id: string): Element {
	return createElement('span', { id });
}
