import type { FreeNames } from './unique-names.ts';

/** Headings with one text below parents with the same texts: nothing but their order tells them apart. */
interface Alike {
	/** The text's slug, then those of its parents. */
	chain: readonly string[];
	/** How much of the chain its id is made of. */
	depth: number;
	/** Whether no other heading of the article has this text. */
	isSole: boolean;
	/** Their places in the article. */
	places: number[];
}

/**
 * Ids for the headings of an article, each given as its own slug and then those of its parents. An id belongs to the heading's text: the
 * slug alone where no other heading has it, else with as many parents before it as tell them apart, and only then a number. So editing
 * other headings moves none. Every id given is added to `taken`.
 */
export function headingIds(chains: readonly (readonly string[])[], taken: FreeNames): string[] {
	const all = alikeOf(chains);
	while (growApart(all));
	const ids: string[] = [];
	const claim = ({ chain, depth, places: [place = 0] }: Alike) => {
		const id = nameOf(chain, depth);
		if (taken.has(id)) return;
		taken.add(id);
		ids[place] = id;
	};
	// Numbers come last: they give way to what a heading says.
	for (const alike of all) if (alike.isSole) claim(alike);
	for (const alike of all) if (!alike.isSole) claim(alike);
	const numbered = all.flatMap(({ chain, depth, places }) => places.map((place) => ({ place, chain, depth })));
	for (const { place, chain, depth } of numbered.sort((one, other) => one.place - other.place))
		ids[place] ??= taken.take(nameOf(chain, depth));
	return ids;
}

function alikeOf(chains: readonly (readonly string[])[]): Alike[] {
	const known = new Map<string, Alike>();
	const sharing = new Map<string | undefined, number>();
	for (const [place, chain] of chains.entries()) {
		const key = chain.join(' ');
		const alike = known.get(key);
		if (alike) alike.places.push(place);
		else {
			known.set(key, { chain, depth: 1, isSole: false, places: [place] });
			sharing.set(chain[0], (sharing.get(chain[0]) ?? 0) + 1);
		}
	}
	const all = [...known.values()];
	for (const alike of all) alike.isSole = sharing.get(alike.chain[0]) === 1;
	return all;
}

/** Gives those that would share an id one more parent each; false where there is none to give. */
function growApart(all: readonly Alike[]): boolean {
	let isGrown = false;
	for (const sharing of Map.groupBy(all, ({ chain, depth }) => nameOf(chain, depth)).values()) {
		if (sharing.length === 1) continue;
		for (const alike of sharing) {
			if (alike.isSole || alike.depth === alike.chain.length) continue;
			alike.depth += 1;
			isGrown = true;
		}
	}
	return isGrown;
}

function nameOf(chain: readonly string[], depth: number): string {
	return chain.slice(0, depth).reverse().join('-');
}
