/** The heading ids of one version of an article, in document order. */
export type HeadingIds = readonly string[];

/** How many earlier versions are considered. */
const MAX_VERSIONS = 20;
/** Matches a heading id: results of `slugifyHeading`, joined by `-`. */
const ID_PATTERN = /^[\p{L}\p{M}\p{N}_]+(?:-[\p{L}\p{M}\p{N}_]+)*$/u;
const MAX_ID_LENGTH = 500;

/**
 * Maps each id that a heading had in an earlier version, and that no heading has now, to the id of the present heading that replaces it;
 * `undefined` means the start of the article. `versions` are oldest first; the last one may be the present one. Strings that can't be ids
 * of ours are ignored, because versions are read from a file.
 *
 * If exactly one heading between two unchanged neighbours was replaced by exactly one other, that other is its successor, and the old id
 * follows it from then on. Otherwise the old id goes to the nearest heading before it that still exists, in the last version that had it.
 */
export function locateFormerHeadings(
	versions: readonly HeadingIds[],
	present: HeadingIds,
): Map<string, string | undefined> {
	const isPresentLast = versions.at(-1)?.join(' ') === present.join(' ');
	const earlier = (isPresentLast ? versions.slice(0, -1) : versions).slice(-MAX_VERSIONS);
	const presentIds = new Set(present);
	const targets = new Map<string, string | undefined>();
	/** Old ids whose chain of successors ends at a present heading. */
	const presentSuccessors = new Map<string, string>();

	// From the newest version to the oldest, so that a successor has its target before the headings that it replaced.
	let next = present;
	for (const ids of earlier.map(keepValidIds).reverse()) {
		const nextIndex = new Map(next.map((id, index) => [id, index]));
		let nearest: string | undefined;
		for (const [index, id] of ids.entries()) {
			if (!presentIds.has(id) && !targets.has(id)) {
				const successor = findSuccessor(ids, index, next, nextIndex);
				const current =
					successor === undefined || presentIds.has(successor) ? successor : presentSuccessors.get(successor);
				if (current !== undefined) presentSuccessors.set(id, current);
				targets.set(id, current ?? (successor === undefined ? nearest : targets.get(successor)));
			}
			nearest = (presentIds.has(id) ? id : presentSuccessors.get(id)) ?? nearest;
		}
		next = ids;
	}
	return targets;
}

/** The one new heading that the next version has between the same two neighbours, if there is exactly one. */
function findSuccessor(
	ids: HeadingIds,
	index: number,
	next: HeadingIds,
	nextIndex: ReadonlyMap<string, number>,
): string | undefined {
	// The start and the end of the article count as neighbours.
	const before = index === 0 ? -1 : nextIndex.get(ids[index - 1] ?? '');
	const after = index === ids.length - 1 ? next.length : nextIndex.get(ids[index + 1] ?? '');
	if (before === undefined || after !== before + 2) return undefined;
	const successor = next[before + 1];
	return successor !== undefined && !ids.includes(successor) ? successor : undefined;
}

function keepValidIds(ids: HeadingIds): string[] {
	return [...new Set(ids)].filter((id) => id.length <= MAX_ID_LENGTH && ID_PATTERN.test(id));
}
