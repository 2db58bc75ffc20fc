/**
 * Words from outside, with nothing of a key in them but the prefix that tells its kind: a server may repeat what it was sent. All that a
 * key may be made of (see `CSTAR_API_KEY`) goes, up to the next space.
 */
export function redactKeys(words: string): string {
	return words.replace(/([ps]k_(?:live|test)_|(?:(?<![a-z\d])|(?<=%[a-f\d]{2}))[ps]k_)[!-~]+/gi, '$1…');
}
