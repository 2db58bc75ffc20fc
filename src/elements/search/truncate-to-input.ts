/** Cuts words from elsewhere to what a box takes, never in the middle of a character. */
export function truncateToInput(words: string, { maxLength }: HTMLInputElement): string {
	return words.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '');
}
