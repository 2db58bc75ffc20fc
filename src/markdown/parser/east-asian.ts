/**
 * Emphasis and bare addresses beside Chinese, Japanese and Korean. CommonMark looks for spaces and punctuation around
 * `**`, and these languages put none between words. The rules follow the proposal "CJK-friendly emphasis" for CommonMark;
 * Thai, Lao, Khmer and Burmese have the same problem.
 */

const LETTERS =
	'\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Bopomofo}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー々〆';
/** Full-width and CJK signs. Curly quotes are Chinese punctuation too, and decided by their other side. */
const SIGNS = '\\u3000-\\u303F\\u30FB\\uFF01-\\uFF0F\\uFF1A-\\uFF20\\uFF3B-\\uFF40\\uFF5B-\\uFF65\\uFE30-\\uFE4F';
const IS_EAST_ASIAN = new RegExp(`[${LETTERS}${SIGNS}]`, 'u');
/** Runs of marks that make emphasis, each with the letters beside it. */
const RUN = /(?<=([^\s*_~])?)(\*+|_{2,}|~~)(?=([^\s*_~])?)/gu;
/** In this range are all of these letters: a fast test that rules out nearly every text. */
const MAY_BE_EAST_ASIAN = /[\u0E00-\u109F\u1100-\u11FF\u1780-\u17FF\u2E80-\uFFEF]/;

/** Whether one of two letters around a mark is East Asian. `undefined`: a space, or the end of the text. */
function isBesideEastAsian(before: string | undefined, after: string | undefined): boolean {
	return (before !== undefined && IS_EAST_ASIAN.test(before)) || (after !== undefined && IS_EAST_ASIAN.test(after));
}

/**
 * Changes letters around marks beside East Asian text, in the copy of the text in which marked looks for the ends of
 * emphasis, so that such a mark may begin and end emphasis. The length stays the same.
 */
export function maskEastAsian(text: string): string {
	if (!MAY_BE_EAST_ASIAN.test(text)) return text;
	const letters = text.split('');
	for (const { 1: before, 2: run = '', 3: after, index } of text.matchAll(RUN)) {
		if (before === undefined || after === undefined || !isBesideEastAsian(before, after)) continue;
		// Between two letters `**` may begin and end emphasis, but `__` between two signs.
		const letter = run.startsWith('_') ? '.' : 'a';
		for (let at = 1; at <= before.length; at += 1) letters[index - at] = letter;
		for (let at = 0; at < after.length; at += 1) letters[index + run.length + at] = letter;
	}
	return letters.join('');
}

/** Whether emphasis may begin with the marks with which `text` begins, because they are beside East Asian text. */
export function canBeginEmphasis(before: string, text: string): boolean {
	const [run = ''] = /^(?:\*+|_{2,}|~~)/.exec(text.slice(0, 40)) ?? [];
	const [after] = text.slice(run.length, run.length + 2);
	if (run === '' || after === undefined || !/\S/.test(after)) return false;
	return isBesideEastAsian(before || undefined, after);
}

/** Signs that end a bare address: those of full width, and quotation marks. */
const ADDRESS_END = new RegExp(`[${SIGNS}“”‘’«»…،؛؟]`, 'u');

/** The part of a bare address before the first sign that can't belong to it. */
export function cutAddress(address: string): string {
	const end = address.search(ADDRESS_END);
	return end === -1 ? address : address.slice(0, end);
}
