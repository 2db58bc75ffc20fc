/** Truncates a text to the `maxlength` of an input, never in the middle of a surrogate pair. */
export function truncateToInput(words: string, { maxLength }: HTMLInputElement): string {
	return words.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '');
}
