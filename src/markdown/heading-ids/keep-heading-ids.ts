import type { HeadingIds } from './former-headings.ts';

/** The scores of a match: first of all as many headings as possible keep their id, then those beside each other. */
const MATCH = 1_000;
const SAME_TEXT = 1;
const NEIGHBOUR = 2;
/** The most pairs of headings that are compared: a hostile article may have many thousands of headings. */
const MAX_PAIRS = 4_000_000;

/**
 * Finds the headings that had their id in the version before: returns the id by the index of the heading. Of several with the same text, the
 * order of all headings tells which ones were there already. If it does not tell, the lower one was: new sections come first more often than
 * last. `chains` are as in `assignHeadingIds`. Without equal texts, the texts alone determine the ids, and the result is empty.
 */
export function findKeptIds(chains: readonly (readonly string[])[], before: HeadingIds): Map<number, string> {
	const slugs = new Set(chains.map(([slug]) => slug));
	const hasEqual = slugs.size < chains.length;
	if (!hasEqual || before.length === 0 || before.length * chains.length > MAX_PAIRS) return new Map();
	const candidates = chains.map(
		(chain) =>
			new Set(
				chain.map((_, index) =>
					chain
						.slice(0, index + 1)
						.reverse()
						.join('-'),
				),
			),
	);
	const width = chains.length + 1;
	// `best[i * width + j]`: the highest score of `before` from i on with the headings from j on; `paired`: if i and j are the same heading.
	const best = new Int32Array((before.length + 1) * width);
	const paired = new Int32Array((before.length + 1) * width);
	for (let i = before.length - 1; i >= 0; i -= 1) {
		for (let j = chains.length - 1; j >= 0; j -= 1) {
			const at = i * width + j;
			const next = at + width + 1;
			const score = scoreMatch(before[i] ?? '', chains[j]?.[0], candidates[j]);
			const beside = paired[next] ?? 0;
			if (score > 0) paired[at] = score + Math.max(best[next] ?? 0, beside > 0 ? beside + NEIGHBOUR : 0);
			best[at] = Math.max(paired[at] ?? 0, best[at + width] ?? 0, best[at + 1] ?? 0);
		}
	}
	return readMatches(before, chains.length, best, paired);
}

/** How well an id of the version before suits a heading; 0 if it is not its id. A numbered id suits the text that was numbered. */
function scoreMatch(id: string, slug: string | undefined, candidates: ReadonlySet<string> | undefined): number {
	if (candidates?.has(id)) return MATCH + (id === slug ? SAME_TEXT : 0);
	return candidates?.has(id.replace(/-\d+$/, '')) ? MATCH : 0;
}

/** Follows the best scores from the first heading to the last. */
function readMatches(before: HeadingIds, count: number, best: Int32Array, paired: Int32Array): Map<number, string> {
	const kept = new Map<number, string>();
	const width = count + 1;
	let mustPair = false;
	for (let i = 0, j = 0; i < before.length && j < count; ) {
		const at = i * width + j;
		if (!mustPair && best[at] === best[at + 1]) j += 1;
		else if (!mustPair && best[at] === best[at + width]) i += 1;
		else {
			const next = at + width + 1;
			kept.set(j, before[i] ?? '');
			const beside = paired[next] ?? 0;
			mustPair = beside > 0 && beside + NEIGHBOUR > (best[next] ?? 0);
			i += 1;
			j += 1;
		}
	}
	return kept;
}
