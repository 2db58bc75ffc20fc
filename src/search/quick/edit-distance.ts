/**
 * How many errors lie between what was typed and a word, by optimal string alignment: a letter too many, too few, another
 * one, or two that changed places, each counts one. `whole` is for the whole word, `start` for the best of its beginnings.
 * Both are more than `most` where that many don't do.
 */
export function measureEditDistance(typed: string, word: string, most: number): { whole: number; start: number } {
	const wide = typed.length + 1;
	let before: number[] = [];
	let above: number[] = [];
	for (let column = 0; column < wide; column += 1) above.push(column);
	let start = typed.length;
	for (let row = 1; row <= word.length; row += 1) {
		const current = [row];
		let least = row;
		for (let column = 1; column < wide; column += 1) {
			const isSame = typed[column - 1] === word[row - 1];
			let errors = Math.min(
				(above[column] ?? 0) + 1,
				(current[column - 1] ?? 0) + 1,
				(above[column - 1] ?? 0) + (isSame ? 0 : 1),
			);
			const isSwap =
				row > 1 && column > 1 && typed[column - 1] === word[row - 2] && typed[column - 2] === word[row - 1];
			if (isSwap) errors = Math.min(errors, (before[column - 2] ?? 0) + 1);
			current.push(errors);
			least = Math.min(least, errors);
		}
		start = Math.min(start, current[wide - 1] ?? start);
		if (least > most) return { whole: most + 1, start };
		before = above;
		above = current;
	}
	return { whole: above[wide - 1] ?? most + 1, start };
}

/** How many errors a word of this length may hold: none below four letters, two from six. */
export function getAllowedErrors(length: number): number {
	return length < 4 ? 0 : length < 6 ? 1 : 2;
}
