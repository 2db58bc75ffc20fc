/** Truncates a text to the `maxlength` of an input, never in the middle of a surrogate pair. */
export function truncateToInput(text: string, { maxLength }: HTMLInputElement): string {
	return text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '');
}
