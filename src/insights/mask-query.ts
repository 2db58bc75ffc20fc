/** The most characters of a query that are kept. */
const MAX_CHARACTERS = 100;

/** An address such as `anna @ example.com`, which readers and screen keyboards write with spaces. */
const SPACED_EMAIL = / ?@ ?(?=[^\s@]{1,63}\.\p{L}{2})/gu;
/** Something on both sides of an `@`, which URLs write as `%40`. */
const EMAIL = /.(?:@|%40)./;
const URL_START = /:\/\/|^www\./;
/** A query string. Anchored, so that a long word is read once. */
const URL_QUERY = /^[^?]*\?[^=]*=/;
/** A word of ASCII letters, digits, `-` and `_`: what keys, ids and codes are made of. */
const CODE = /[a-z0-9_-]{8,}/g;
const HEX = /^[a-f-]*\d[\da-f-]*$/;
/** Letters between digits. Not `office365` and `invoice2026`, which words for help are. */
const MIXED = /\d[_-]*[a-z][a-z_-]*\d/;
/** Five digits or more, of any script, with the characters that separate them in numbers of phones, cards and orders. */
const NUMBER = /\+?\p{Nd}(?:[\s().,:/+_#'’–-]{0,3}\p{Nd}){4,}/gu;
/** A placeholder that was cut at the end. */
const CUT_PLACEHOLDER = / ?\[[a-z]*$/;

/**
 * A search query as it may be sent and kept: normalised (NFKC, lower case, single spaces, at most 100 characters), with
 * `[email]`, `[link]`, `[token]` and `[number]` instead of what may be about a person. The page masks it, the collector
 * masks it again.
 */
export function maskQuery(query: string): string {
	const plain = query
		.normalize('NFKC')
		.toLowerCase()
		// Invisible characters could part a number; halves of a character are no text.
		.replace(/[\p{Cf}\p{Cs}]/gu, '')
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.replace(SPACED_EMAIL, '@');
	const masked = plain
		.split(' ')
		.map(maskWord)
		.join(' ')
		.replace(CODE, (code) => (isToken(code) ? '[token]' : code))
		.replace(NUMBER, '[number]')
		.trim();
	const characters = Array.from(masked);
	if (characters.length <= MAX_CHARACTERS) return masked;
	return characters.slice(0, MAX_CHARACTERS).join('').replace(CUT_PLACEHOLDER, '').trim();
}

/** Whether something was masked in a query. */
export function isMasked(query: string): boolean {
	return /\[(?:email|link|token|number)\]/.test(query);
}

function maskWord(word: string): string {
	if (URL_START.test(word) || URL_QUERY.test(word)) return '[link]';
	return EMAIL.test(word) ? '[email]' : word;
}

function isToken(code: string): boolean {
	return /[a-z]/.test(code) && (HEX.test(code) || MIXED.test(code) || (code.length >= 16 && /\d/.test(code)));
}
