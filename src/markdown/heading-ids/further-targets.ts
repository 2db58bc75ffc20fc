import type { Element } from '../html/tree.ts';
import { createTarget } from './former-targets.ts';
import type { UniqueNames } from './unique-names.ts';

/** Names that an address bar shows as they are. `top` means the top of a page in every browser. */
const TARGET_NAME = /^(?!top$)[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.:-]{0,99}$/iu;
/** Elements that an empty `<span>` may begin. */
const CONTAINERS = new Set(
	'h2 h3 h4 h5 h6 p div li dd dt td th blockquote figcaption summary span a strong b em i u s small sub sup'.split(' '),
);

/**
 * Makes an id lead to an element that has another one, if no other element has it: links from outside keep it. The
 * element gets an empty `<span id>`; a list, table or picture, which can't begin with one, gets the id itself.
 */
export function addFurtherTargets(
	targets: readonly { node: Element; id: string | undefined }[],
	taken: UniqueNames,
	reservedIds: readonly string[],
): void {
	// The page's own ids of this form, such as `search--1`, come and go.
	const isReserved = (id: string) => reservedIds.includes(id.split('--', 1)[0] ?? '');
	for (const { node, id } of targets) {
		if (id === undefined || taken.has(id) || !TARGET_NAME.test(id) || isReserved(id)) continue;
		taken.add(id);
		if (CONTAINERS.has(node.name)) node.children.unshift(createTarget(id));
		else node.attributes.set('id', id);
	}
}
