import { extractTerms, fold, isUnspaced, WORD } from './fold.ts';
import type { StemFunction } from './stems.ts';

/** Letters of scripts with spaces between words, and digits: a code in a Japanese sentence ends before the next word. */
const SIGN = '[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{N}]';
/** A code, version, file name or shortcut: letters and digits joined by signs, such as `2.1.3`, `robots.txt` or `C++`. */
const CODE = new RegExp(`${SIGN}{1,40}(?:[._+:/@\\\\#-]{1,3}${SIGN}{1,40}){1,8}[+#]{0,2}|${SIGN}{1,40}[+#]{1,2}`, 'gu');
/** Longer ones are addresses and keys that nobody types. */
const MAX_CODE_LENGTH = 40;
const MAX_WORD_LENGTH = 32;
const UNSPACED_RUN =
	/([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆]+)/u;

/** Splits letters of a script without spaces into overlapping pairs; a single letter stays alone. */
export function splitIntoPairs(run: string): string[] {
	const letters = [...run];
	return letters.length === 1 ? letters : letters.slice(0, -1).map((letter, at) => letter + letters[at + 1]);
}

/** What a code is looked up by: without the `v` of a version, and with one spelling for hyphenated words. */
export interface Code {
	/** As it is, in lower case; `undefined` for words joined by hyphens alone, such as `e-mail`. */
	whole: string | undefined;
	/** Its words written as one: `email` for `e-mail`; `undefined` if it has digits or other signs. */
	joined: string | undefined;
	from: number;
	to: number;
}

/** Finds the codes of a text. */
export function findCodes(text: string): Code[] {
	const codes: Code[] = [];
	for (const { 0: raw, index } of text.matchAll(CODE)) {
		if (raw.length > MAX_CODE_LENGTH) continue;
		const folded = fold(raw);
		const isHyphenated = /^[^\d._+:/@\\#]+$/.test(folded);
		codes.push({
			whole: isHyphenated ? undefined : folded.replace(/^v(?=\d)/, ''),
			joined: isHyphenated ? folded.replace(/-/g, '') : undefined,
			from: index,
			to: index + raw.length,
		});
	}
	return codes;
}

/** Splits a word into its parts: words of scripts with spaces, and runs of letters of scripts without. */
export function splitWord(raw: string): { part: string; isUnspaced: boolean }[] {
	const folded = fold(raw.replace(/['’]s$/i, '').replace(/['’]/g, ''));
	if (!isUnspaced(folded)) return folded ? [{ part: folded, isUnspaced: false }] : [];
	return folded
		.split(UNSPACED_RUN)
		.map((part, at) => ({ part, isUnspaced: at % 2 === 1 }))
		.filter(({ part }) => part !== '');
}

/** The most words whose terms are remembered: those of a large site would take much memory. */
const MAX_REMEMBERED = 20_000;
/** A fast first test, which nearly all words fail: a sign inside, or `+` or `#` anywhere. */
const MAY_BE_CODE = /[._:/@\\-][^\s._:/@\\-]|[+#]/;

/**
 * Creates a function that lists the terms by which a text is found: stems of words, pairs of letters of scripts without
 * spaces, and codes. It remembers the terms of each word: the same ones come again and again.
 */
export function createTermExtractor(stem: StemFunction): (text: string) => string[] {
	const remember = (compute: (raw: string) => string[]) => {
		const known = new Map<string, string[]>();
		return (raw: string) => {
			const found = known.get(raw);
			if (found) return found;
			if (known.size >= MAX_REMEMBERED) known.clear();
			const terms = compute(raw);
			known.set(raw, terms);
			return terms;
		};
	};
	const getWordTerms = remember((raw) =>
		splitWord(raw).flatMap(({ part, isUnspaced: isRun }) => {
			if (isRun) return splitIntoPairs(part);
			return part.length <= MAX_WORD_LENGTH ? [stem(part)] : [];
		}),
	);
	const getCodes = remember((raw) => findCodes(raw).map(({ whole, joined }) => whole ?? stem(joined ?? '')));
	return (text) => {
		const terms: string[] = [];
		for (const [raw] of text.matchAll(WORD)) for (const term of getWordTerms(raw)) terms.push(term);
		for (const raw of text.split(/\s+/)) if (MAY_BE_CODE.test(raw)) for (const code of getCodes(raw)) terms.push(code);
		return terms;
	};
}

/** Lists the terms by which a title is found while it is typed: all spellings of its words, and its codes. */
export function extractTitleTerms(text: string): string[] {
	const terms = extractTerms(text);
	for (const { whole, joined } of findCodes(text)) terms.push(whole ?? joined ?? '');
	return terms;
}
