import { type HeadingIds, locateFormerHeadings } from './former-headings.ts';
import { createElement, type Element, serializeTree } from './html/tree.ts';

/** The ids that an article's headings had, where they stand now. */
export interface FormerTargets {
	ids: Set<string>;
	/** Those that stand at the beginning of the article. */
	first: string[];
}

/**
 * Puts into each heading an empty target for every id by which it is still asked for. `headings` are in the order of the text; `taken` holds
 * the ids that exist, which none is given twice.
 */
export function addFormerTargets(
	headings: readonly { id: string; node: Element }[],
	versions: readonly HeadingIds[],
	taken: ReadonlySet<string>,
): FormerTargets {
	const former: FormerTargets = { ids: new Set(), first: [] };
	const nodes = new Map(headings.map(({ id, node }) => [id, node]));
	const present = headings.map(({ id }) => id);
	for (const [id, at] of locateFormerHeadings(versions, present)) {
		if (taken.has(id)) continue;
		former.ids.add(id);
		const heading = at === undefined ? undefined : nodes.get(at);
		if (heading) heading.children.unshift(target(id));
		else former.first.push(id);
	}
	return former;
}

/** An article's HTML with targets before it. An article without any has no beginning but its page's. */
export function prependTargets(html: string, ids: readonly string[]): string {
	if (html === '' || ids.length === 0) return html;
	return serializeTree([createElement('div', { class: 'formerly' }, ids.map(target))]) + html;
}

function target(id: string): Element {
	return createElement('span', { id });
}
