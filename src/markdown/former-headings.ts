/** The heading ids of one version of an article, in the order of its text. */
export type HeadingIds = readonly string[];

/** How many versions before the present one are remembered. */
const MOST_VERSIONS = 20;
/** What `slugOf` makes, a few times over. */
const SHAPE = /^[\p{L}\p{M}\p{N}_]+(?:-[\p{L}\p{M}\p{N}_]+)*$/u;
const LONGEST = 500;

/**
 * Where the headings that an article had stand now: each id of an earlier version (oldest first) that no present heading has → the id of
 * a present heading, or `undefined` for the beginning of the article. The present ids may stand last among the versions or not. What can't
 * be an id of ours is left out: versions are read from a file.
 *
 * Where, from one version to the next, exactly one heading was exchanged for one between two neighbours that stayed, the old id stands at
 * the new heading and goes with it; any other stands at the nearest heading before it, in the version where it was last, that still exists.
 */
export function locateFormerHeadings(
	versions: readonly HeadingIds[],
	present: HeadingIds,
): Map<string, string | undefined> {
	const isPresentLast = versions.at(-1)?.join(' ') === present.join(' ');
	const earlier = (isPresentLast ? versions.slice(0, -1) : versions).slice(-MOST_VERSIONS);
	const here = new Set(present);
	const places = new Map<string, string | undefined>();
	// Those that were exchanged, time and again, for a heading that is there now.
	const heirs = new Map<string, string>();

	// From the newest back: whoever stands in for a heading is placed before it.
	let next = present;
	for (const ids of earlier.map(keepValidIds).reverse()) {
		const nextAt = new Map(next.map((id, at) => [id, at]));
		let nearest: string | undefined;
		for (const [at, id] of ids.entries()) {
			if (!here.has(id) && !places.has(id)) {
				const heir = findSuccessor(ids, at, next, nextAt);
				const living = heir === undefined || here.has(heir) ? heir : heirs.get(heir);
				if (living !== undefined) heirs.set(id, living);
				places.set(id, living ?? (heir === undefined ? nearest : places.get(heir)));
			}
			nearest = (here.has(id) ? id : heirs.get(id)) ?? nearest;
		}
		next = ids;
	}
	return places;
}

/** The one new heading that stands in the next version between the neighbours that this one had, if so. */
function findSuccessor(
	ids: HeadingIds,
	at: number,
	next: HeadingIds,
	nextAt: ReadonlyMap<string, number>,
): string | undefined {
	// The beginning and the end of the article are neighbours, too.
	const before = at === 0 ? -1 : nextAt.get(ids[at - 1] ?? '');
	const after = at === ids.length - 1 ? next.length : nextAt.get(ids[at + 1] ?? '');
	if (before === undefined || after !== before + 2) return undefined;
	const heir = next[before + 1];
	return heir !== undefined && !ids.includes(heir) ? heir : undefined;
}

function keepValidIds(ids: HeadingIds): string[] {
	return [...new Set(ids)].filter((id) => id.length <= LONGEST && SHAPE.test(id));
}
