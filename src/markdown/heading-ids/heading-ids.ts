import type { HeadingIds } from './former-headings.ts';
import { findKeptIds } from './keep-heading-ids.ts';
import type { UniqueNames } from './unique-names.ts';

/** Headings with the same text whose parent headings have the same texts too: only their order distinguishes them. */
interface HeadingGroup {
	/** The heading's slug, then those of its parents, nearest first. */
	chain: readonly string[];
	/** How many slugs of the chain make up the id. */
	depth: number;
	/** Whether no other heading of the article has this slug. */
	isUnique: boolean;
	/** Indexes of the headings in the article. */
	indexes: number[];
}

/**
 * Assigns ids to the headings of an article. Each heading is given as its slug followed by those of its parents. The id is the slug if no
 * other heading has it; otherwise it is prefixed with as many parents as distinguish the headings, and only then numbered. So editing one
 * heading does not change the ids of others. Assigned ids are added to `taken`. A heading that had its id in the version `before` keeps it, so
 * that a new one with the same text gets another.
 */
export function assignHeadingIds(
	chains: readonly (readonly string[])[],
	taken: UniqueNames,
	before: HeadingIds = [],
): string[] {
	const groups = groupHeadings(chains);
	while (lengthenSharedIds(groups));
	const ids: string[] = [];
	for (const [index, id] of findKeptIds(chains, before)) {
		if (taken.has(id)) continue;
		taken.add(id);
		ids[index] = id;
	}
	const claim = ({ chain, depth, indexes }: HeadingGroup) => {
		const id = createHeadingId(chain, depth);
		const index = indexes.find((one) => ids[one] === undefined);
		if (index === undefined || taken.has(id)) return;
		taken.add(id);
		ids[index] = id;
	};
	// Unique texts claim their ids first, then those with parents; numbered ids take what is left.
	for (const group of groups) if (group.isUnique) claim(group);
	for (const group of groups) if (!group.isUnique) claim(group);
	const remaining = groups.flatMap(({ chain, depth, indexes }) => indexes.map((index) => ({ index, chain, depth })));
	for (const { index, chain, depth } of remaining.sort((one, other) => one.index - other.index))
		ids[index] ??= taken.reserve(createHeadingId(chain, depth));
	return ids;
}

function groupHeadings(chains: readonly (readonly string[])[]): HeadingGroup[] {
	const groups = new Map<string, HeadingGroup>();
	const groupsPerSlug = new Map<string | undefined, number>();
	for (const [index, chain] of chains.entries()) {
		const key = chain.join(' ');
		const group = groups.get(key);
		if (group) group.indexes.push(index);
		else {
			groups.set(key, { chain, depth: 1, isUnique: false, indexes: [index] });
			groupsPerSlug.set(chain[0], (groupsPerSlug.get(chain[0]) ?? 0) + 1);
		}
	}
	const all = [...groups.values()];
	for (const group of all) group.isUnique = groupsPerSlug.get(group.chain[0]) === 1;
	return all;
}

/** Adds one more parent to each id that several groups share. Returns false when there is nothing left to add. */
function lengthenSharedIds(groups: readonly HeadingGroup[]): boolean {
	let isChanged = false;
	for (const sharing of Map.groupBy(groups, ({ chain, depth }) => createHeadingId(chain, depth)).values()) {
		if (sharing.length === 1) continue;
		for (const group of sharing) {
			if (group.isUnique || group.depth === group.chain.length) continue;
			group.depth += 1;
			isChanged = true;
		}
	}
	return isChanged;
}

function createHeadingId(chain: readonly string[], depth: number): string {
	return chain.slice(0, depth).reverse().join('-');
}
