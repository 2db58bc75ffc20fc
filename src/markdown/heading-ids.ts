import type { UniqueNames } from './unique-names.ts';

/** Headings with one text below parents with the same texts: nothing but their order tells them apart. */
interface HeadingGroup {
	/** The text's slug, then those of its parents. */
	chain: readonly string[];
	/** How much of the chain its id is made of. */
	depth: number;
	/** Whether no other heading of the article has this text. */
	isUnique: boolean;
	/** Their places in the article. */
	places: number[];
}

/**
 * Ids for the headings of an article, each given as its own slug and then those of its parents. An id belongs to the heading's text: the
 * slug alone where no other heading has it, else with as many parents before it as tell them apart, and only then a number. So editing
 * other headings moves none. Every id given is added to `taken`.
 */
export function assignHeadingIds(chains: readonly (readonly string[])[], taken: UniqueNames): string[] {
	const all = groupHeadings(chains);
	while (lengthenSharedIds(all));
	const ids: string[] = [];
	const claim = ({ chain, depth, places: [place = 0] }: HeadingGroup) => {
		const id = createHeadingId(chain, depth);
		if (taken.has(id)) return;
		taken.add(id);
		ids[place] = id;
	};
	// Numbers come last: they give way to what a heading says.
	for (const alike of all) if (alike.isUnique) claim(alike);
	for (const alike of all) if (!alike.isUnique) claim(alike);
	const numbered = all.flatMap(({ chain, depth, places }) => places.map((place) => ({ place, chain, depth })));
	for (const { place, chain, depth } of numbered.sort((one, other) => one.place - other.place))
		ids[place] ??= taken.reserve(createHeadingId(chain, depth));
	return ids;
}

function groupHeadings(chains: readonly (readonly string[])[]): HeadingGroup[] {
	const known = new Map<string, HeadingGroup>();
	const sharing = new Map<string | undefined, number>();
	for (const [place, chain] of chains.entries()) {
		const key = chain.join(' ');
		const alike = known.get(key);
		if (alike) alike.places.push(place);
		else {
			known.set(key, { chain, depth: 1, isUnique: false, places: [place] });
			sharing.set(chain[0], (sharing.get(chain[0]) ?? 0) + 1);
		}
	}
	const all = [...known.values()];
	for (const alike of all) alike.isUnique = sharing.get(alike.chain[0]) === 1;
	return all;
}

/** Gives those that would share an id one more parent each; false where there is none to give. */
function lengthenSharedIds(all: readonly HeadingGroup[]): boolean {
	let isGrown = false;
	for (const sharing of Map.groupBy(all, ({ chain, depth }) => createHeadingId(chain, depth)).values()) {
		if (sharing.length === 1) continue;
		for (const alike of sharing) {
			if (alike.isUnique || alike.depth === alike.chain.length) continue;
			alike.depth += 1;
			isGrown = true;
		}
	}
	return isGrown;
}

function createHeadingId(chain: readonly string[], depth: number): string {
	return chain.slice(0, depth).reverse().join('-');
}
