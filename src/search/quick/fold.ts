/** Diacritics of Latin, Greek, Cyrillic, Hebrew and Arabic, and the stroke that only stretches Arabic words. Other scripts' marks are letters. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]/g;
/** Letters that Unicode does not take apart, and those that Arabic writers use for one another. */
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
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** A text in the form in which words are compared: lower case, one width, without accents, with one spelling for letters that are one to a reader. */
export function fold(text: string): string {
	const lower = text.toLowerCase();
	if (!/[^\0-\x7f]/.test(lower)) return lower;
	return lower
		.normalize('NFKD')
		.replace(MARKS, '')
		.replace(ALIKE_LETTERS, (letter) => ALIKE[letter] ?? letter)
		.replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 15))
		.normalize('NFC');
}

/** A word in a text: letters, marks and digits of any script, apostrophes inside. Global: for `matchAll` and `replace` only. */
export const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;
/** Letters of scripts that put no spaces between words. */
const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆]+/gu;
const IS_UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether a word is of a script that puts no spaces between words. */
export function isUnspaced(word: string): boolean {
	return IS_UNSPACED.test(word);
}

/** The other spellings by which a word should be found: `ue` for `ü`, no Arabic article, the parts beside an apostrophe. */
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

/** A word of a query or text: each inner list holds spellings of which one must be found. */
export interface Term {
	spellings: string[];
	/** Whether it is a pair of letters, or one letter, of a script without spaces. */
	isGram: boolean;
}

function splitIntoGrams(run: string, withLast: boolean): Term[] {
	const letters = [...run];
	const grams = letters.slice(0, -1).map((letter, index) => letter + letters[index + 1]);
	// Whoever types one letter finds it at the end of a title too.
	if (withLast || grams.length === 0) grams.push(letters.at(-1) ?? '');
	return grams.map((gram) => ({ spellings: [gram], isGram: true }));
}

/** What a single word of a text is found by. `inIndex` adds the last letter of what has no spaces. */
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

/** Every spelling by which a text is found, for the index. */
export function extractTerms(text: string): string[] {
	const terms: string[] = [];
	for (const [raw] of text.matchAll(WORD))
		for (const { spellings } of extractWordTerms(raw, true)) terms.push(...spellings);
	return terms;
}

/** What an id or address looks like that was made of a text: letters, marks and digits of any script, joined by `-`. */
export function slugifyText(text: string): string {
	return text
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-')
		.replace(/^-+|-+$/g, '');
}
