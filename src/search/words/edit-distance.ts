/**
 * Counts the errors between what was typed and a word (optimal string alignment distance): an extra, missing or
 * different letter, or two swapped ones, each count as one. `whole` is the distance to the whole word, `start` the
 * smallest distance to one of its beginnings. A distance above `most` is reported as any number above `most`.
 */
export function measureEditDistance(typed: string, word: string, most: number): { whole: number; start: number } {
	const width = typed.length + 1;
	let beforeAbove: number[] = [];
	let above: number[] = [];
	for (let column = 0; column < width; column += 1) above.push(column);
	let start = typed.length;
	for (let row = 1; row <= word.length; row += 1) {
		const current = [row];
		let least = row;
		for (let column = 1; column < width; column += 1) {
			const isSame = typed[column - 1] === word[row - 1];
			let errors = Math.min(
				(above[column] ?? 0) + 1,
				(current[column - 1] ?? 0) + 1,
				(above[column - 1] ?? 0) + (isSame ? 0 : 1),
			);
			const isSwap =
				row > 1 && column > 1 && typed[column - 1] === word[row - 2] && typed[column - 2] === word[row - 1];
			if (isSwap) errors = Math.min(errors, (beforeAbove[column - 2] ?? 0) + 1);
			current.push(errors);
			least = Math.min(least, errors);
		}
		start = Math.min(start, current[width - 1] ?? start);
		if (least > most) return { whole: most + 1, start };
		beforeAbove = above;
		above = current;
	}
	return { whole: above[width - 1] ?? most + 1, start };
}

/** How many errors a word of this length may have: none below four letters, one below six, otherwise two. */
export function getAllowedErrors(length: number): number {
	return length < 4 ? 0 : length < 6 ? 1 : 2;
}
