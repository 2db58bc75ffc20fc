import { slugifyHeading } from './html/text.ts';
import type { Heading } from './types.ts';

/** What a link may call a place of an article → the id that the place has. */
export type LinkTargets = ReadonlyMap<string, string>;

/**
 * The places of an article. What is meant exactly goes before what is like it: the id of a heading, then an author's own name for a place,
 * an id of before, and at last the slug of a heading's words, which is the first one's.
 */
export function createLinkTargets(
	headings: readonly { slug: string; heading: Pick<Heading, 'id'> }[],
	authorIds: ReadonlyMap<string, string>,
	formerIds: ReadonlySet<string>,
): LinkTargets {
	const parts = new Map(headings.map(({ heading: { id } }) => [id, id]));
	const add = (name: string, id: string) => parts.has(name) || parts.set(name, id);
	for (const [name, id] of authorIds) add(name, id);
	for (const id of formerIds) add(id, id);
	for (const { slug, heading } of headings) add(slug, heading.id);
	return parts;
}

/** The id of the place that a link asks for, as it is written or by its slug; `undefined` where there is none. */
export function findLinkTarget(part: string, parts: LinkTargets): string | undefined {
	// Every page begins with both.
	if (part === '' || part === 'top') return part;
	return parts.get(part) ?? parts.get(slugifyHeading(part));
}
