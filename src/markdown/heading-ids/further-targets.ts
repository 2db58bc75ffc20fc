import { escapeAttribute } from '../html/text.ts';
import type { Element, SafeHtml } from '../html/tree.ts';
import type { UniqueNames } from './unique-names.ts';

/** Names that an address bar shows as they are. `top` means the top of a page in every browser. */
const TARGET_NAME = /^(?!top$)[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.:-]{0,99}$/iu;
/** Elements that a target may begin. */
const CONTAINERS = new Set(
	'h2 h3 h4 h5 h6 p div li dd dt td th blockquote figcaption summary span strong b em i u s small sub sup'.split(' '),
);
/** Elements before which a target may stand. */
const BLOCKS = new Set('ul ol dl table pre hr img details figure video audio'.split(' '));

/** An element to which a further name shall lead. */
export interface NamedElement {
	node: Element;
	/** A place right before the element, for the target of one that can't contain it; empty at first. */
	place: SafeHtml | undefined;
	name: string | undefined;
	/** Whether it is inside a link, which can't contain another `<a>`. */
	isInLink: boolean;
}

/** Creates the place for the target of an element, if it can't contain one itself. */
export function createTargetPlace({ name }: Element): SafeHtml | undefined {
	return BLOCKS.has(name) ? { html: '', text: '' } : undefined;
}

/**
 * Makes further names lead to elements that have another id, where no other element has it, so that links from outside
 * keep working. Names that an author chose freely are those of an `<a name>` and no ids: scripts of the page, or of the
 * owner, may find an id as a global variable. `areIds`: they come from the texts of headings, as their ids do.
 */
export function addFurtherTargets(
	targets: readonly NamedElement[],
	taken: UniqueNames,
	reservedIds: readonly string[],
	areIds = false,
): void {
	// The page's own ids of this form, such as `search--1`, come and go.
	const isReserved = (id: string) => reservedIds.includes(id.split('--', 1)[0] ?? '');
	for (const { node, place, name, isInLink } of targets) {
		if (name === undefined || isInLink || taken.has(name) || !TARGET_NAME.test(name) || isReserved(name)) continue;
		const value = escapeAttribute(name);
		const html = areIds ? `<span id="${value}"></span>` : `<a name="${value}"></a>`;
		if (node.name === 'a') node.attributes.set('name', name);
		else if (CONTAINERS.has(node.name)) node.children.unshift({ html, text: '' });
		else if (place) place.html = html;
		else continue;
		taken.add(name);
	}
}
