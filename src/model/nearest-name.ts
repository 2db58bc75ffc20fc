/** How many letters differ, are missing, too many or swapped with their neighbour (optimal string alignment). */
function countEdits(one: string, other: string): number {
	let before: number[] = [];
	let last = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (let i = 1; i <= one.length; i += 1) {
		const row = [i];
		for (let j = 1; j <= other.length; j += 1) {
			const isSame = one[i - 1] === other[j - 1];
			const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
			row[j] = Math.min(
				(last[j] ?? 0) + 1,
				(row[j - 1] ?? 0) + 1,
				(last[j - 1] ?? 0) + (isSame ? 0 : 1),
				isSwapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
			);
		}
		[before, last] = [last, row];
	}
	return last[other.length] ?? 0;
}

/** Longer ones are no typing error, and would take long to compare. */
const MAX_LENGTH = 60;

/**
 * The name that a typing error was meant to be: the one with the fewest edits, if these are at most a third of its letters,
 * or one that begins with what was typed. `maxEdits` is a lower limit, for names that may mean something else. Case and separators don't count. `undefined` if none is near.
 */
export function findNearestName(
	typed: string,
	names: readonly string[],
	maxEdits = Number.POSITIVE_INFINITY,
): string | undefined {
	const fold = (name: string) => name.toLowerCase().replace(/[\s_.-]+/g, '');
	const wanted = fold(typed);
	if (wanted === '' || wanted.length > MAX_LENGTH) return undefined;
	const near = names
		.map((name) => ({ name, edits: countEdits(wanted, fold(name)) }))
		.filter(({ name, edits }) => edits <= Math.min(maxEdits, Math.max(1, Math.floor(fold(name).length / 3))))
		.sort((a, b) => a.edits - b.edits);
	const longer =
		wanted.length > 3 && maxEdits === Number.POSITIVE_INFINITY
			? names.filter((name) => fold(name).startsWith(wanted))
			: [];
	return near[0]?.name ?? (longer.length === 1 ? longer[0] : undefined);
}

/** `, did you mean X?`, to put behind what was expected; empty if no name is near. */
export function suggestName(typed: string, names: readonly string[]): string {
	const nearest = findNearestName(typed, names);
	return nearest === undefined ? '' : `; did you mean ${nearest}?`;
}
