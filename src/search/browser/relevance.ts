const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Whether a match has little to do with the query. If no word begins as typed, Pagefind falls back to any word that the
 * query begins with, such as "as" for "asdfasdf". `found` are the words that matched: half of each query word must
 * occur in them. Only checks words of scripts with spaces between words.
 */
export function isIrrelevant(query: string, found: readonly string[]): boolean {
	const words = fold(query).match(/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]{3,}/gu) ?? [];
	const text = fold(found.join(' '));
	return words.some((word) => !text.includes(word.slice(0, Math.ceil(word.length / 2))));
}
