/**
 * Diacritics of Latin, Greek, Cyrillic, Hebrew and Arabic, and the Arabic tatweel, which only stretches a word. In
 * other scripts, marks are letters.
 */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]/g;
/** Letters that Unicode does not decompose, and Arabic letters that writers use for one another. */
const ALIKE: Readonly<Record<string, string>> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	đ: 'd',
	ð: 'd',
	ł: 'l',
	ı: 'i',
	þ: 'th',
	ٱ: 'ا',
	ة: 'ه',
	ى: 'ي',
	ی: 'ي',
	ک: 'ك',
	ء: '',
	ς: 'σ',
};
const ALIKE_LETTERS = new RegExp(`[${Object.keys(ALIKE).join('')}]`, 'g');
/** Readers type katakana or hiragana for the same word. */
const KATAKANA = /[\u30a1-\u30f6]/g;
const KATAKANA_TO_HIRAGANA = 0x60;
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/**
 * Normalises a text for comparison: lower case, one width, no accents, and one spelling for letters that readers treat
 * as the same.
 */
export function fold(text: string): string {
	const lower = text.toLowerCase();
	if (!/[^\0-\x7f]/.test(lower)) return lower;
	return lower
		.normalize('NFKD')
		.replace(MARKS, '')
		.replace(ALIKE_LETTERS, (letter) => ALIKE[letter] ?? letter)
		.replace(KATAKANA, (letter) => String.fromCharCode(letter.charCodeAt(0) - KATAKANA_TO_HIRAGANA))
		.replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 15))
		.normalize('NFC');
}

/**
 * A word: letters, marks and digits of any script, with apostrophes inside. Has the flag `g`: use it with `matchAll`
 * and `replace` only.
 */
export const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;
/** Letters of scripts without spaces between words. */
const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆]+/gu;
const IS_UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether a word is in a script without spaces between words. */
export function isUnspaced(word: string): boolean {
	return IS_UNSPACED.test(word);
}

/**
 * The spellings that should find a word: as it is, with `ue` for `ü`, without the Arabic article, and the parts beside
 * an apostrophe.
 */
function listSpellings(raw: string): string[] {
	const spellings = [fold(raw.replace(/['’]/g, ''))];
	if (/['’]/.test(raw)) for (const part of raw.split(/['’]/)) if (part.length > 2) spellings.push(fold(part));
	if (/[äöüÄÖÜ]|[aouAOU]\u0308/.test(raw)) {
		spellings.push(fold(raw.normalize('NFC').replace(/[äöü]/gi, '$&e')));
	}
	const bare = /^[وفبك]?ال(.{3,})$|^لل(.{3,})$/u.exec(spellings[0] ?? '');
	if (bare) spellings.push(bare[1] ?? bare[2] ?? '');
	return [...new Set(spellings)];
}

/** A word of a query or text. It is found if one of its spellings is found. */
export interface Term {
	spellings: string[];
	/** Whether it is one letter or two from a word of a script without spaces. */
	isGram: boolean;
}

function splitIntoGrams(run: string, withLast: boolean): Term[] {
	const letters = [...run];
	const grams = letters.slice(0, -1).map((letter, index) => letter + letters[index + 1]);
	// One typed letter must match at the end of a title too.
	if (withLast || grams.length === 0) grams.push(letters.at(-1) ?? '');
	return grams.map((gram) => ({ spellings: [gram], isGram: true }));
}

/** The terms that find a single word. `inIndex` adds the last letter of a word of a script without spaces. */
export function extractWordTerms(raw: string, inIndex: boolean): Term[] {
	if (!isUnspaced(raw)) {
		const spellings = listSpellings(raw).filter(Boolean);
		return spellings.length > 0 ? [{ spellings, isGram: false }] : [];
	}
	const folded = fold(raw);
	const terms: Term[] = [];
	let end = 0;
	const addWord = (word: string) => {
		if (word) terms.push({ spellings: [word], isGram: false });
	};
	for (const { 0: run, index } of folded.matchAll(UNSPACED)) {
		addWord(folded.slice(end, index));
		terms.push(...splitIntoGrams(run, inIndex));
		end = index + run.length;
	}
	addWord(folded.slice(end));
	return terms;
}

/** Lists every spelling that finds a text, for the index. */
export function extractTerms(text: string): string[] {
	const terms: string[] = [];
	for (const [raw] of text.matchAll(WORD))
		for (const { spellings } of extractWordTerms(raw, true)) terms.push(...spellings);
	return terms;
}

/** Turns a text into an id or address as this site does: letters, marks and digits of any script, joined by `-`. */
export function slugifyText(text: string): string {
	return text
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-')
		.replace(/^-+|-+$/g, '');
}
