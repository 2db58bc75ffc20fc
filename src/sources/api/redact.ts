/**
 * Removes API keys from untrusted text, because a server may repeat what it was sent. Only the prefix stays, which is the kind of the key.
 * All characters that a key may contain (see `CSTAR_API_KEY`) are removed, up to the next space.
 */
export function redactKeys(words: string): string {
	return words.replace(/([ps]k_(?:live|test)_|(?:(?<![a-z\d])|(?<=%[a-f\d]{2}))[ps]k_)[!-~]+/gi, '$1…');
}
