import type { AnchorForms } from './heading-ids/anchor-forms.ts';
import { slugifyHeading } from './html/text.ts';
import type { Heading } from './types.ts';

/** Maps every name that a link may use for a target in an article to the `id` of that target. */
export type LinkTargets = ReadonlyMap<string, string>;

/**
 * Collects the link targets of an article. For the same name, exact matches come first: heading ids, then ids written by
 * the author, then former heading ids, then the slug of a heading's text (of the first heading that has it), and last the
 * ids that other tools give to the headings.
 */
export function createLinkTargets(
	headings: readonly { slug: string; heading: Pick<Heading, 'id'> }[],
	authorIds: ReadonlyMap<string, string>,
	formerIds: ReadonlySet<string>,
	forms: readonly AnchorForms[],
): LinkTargets {
	const targets = new Map(headings.map(({ heading: { id } }) => [id, id]));
	const add = (name: string, id: string) => targets.has(name) || targets.set(name, id);
	for (const [name, id] of authorIds) add(name, id);
	for (const id of formerIds) add(id, id);
	for (const { slug, heading } of headings) add(slug, heading.id);
	for (const [at, { github }] of forms.entries()) add(github, headings[at]?.heading.id ?? '');
	for (const [at, { others }] of forms.entries()) for (const name of others) add(name, headings[at]?.heading.id ?? '');
	return targets;
}

/** Finds the id that a link's fragment means, as written or by its slug; `undefined` if there is none. */
export function findLinkTarget(fragment: string, targets: LinkTargets): string | undefined {
	// In every HTML page these two mean the top.
	if (fragment === '' || fragment === 'top') return fragment;
	return targets.get(fragment) ?? targets.get(fragment.toLowerCase()) ?? targets.get(slugifyHeading(fragment));
}
