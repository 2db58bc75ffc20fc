/** The label of titles that begin with no letter of any script. */
export const OTHER_LETTERS = '';

/** The label of titles in Chinese characters where they have no alphabetical order. */
const HAN = '漢字';
/** The first character of each Pinyin letter, in the order of `Intl.Collator('zh')`. */
const PINYIN = Object.entries({
	...{ A: '阿', B: '八', C: '嚓', D: '哒', E: '妸', F: '发', G: '旮', H: '哈', J: '讥', K: '咔', L: '垃', M: '痳' },
	...{ N: '拏', O: '噢', P: '妑', Q: '七', R: '呥', S: '扨', T: '它', W: '穵', X: '夕', Y: '丫', Z: '帀' },
});
/** The consonants that a Korean syllable can begin with, in the order of Unicode: each has 588 syllables. */
const HANGUL_INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const SYLLABLES_PER_INITIAL = 588;
const FIRST_SYLLABLE = 0xac00;

/** The part of a title that it is sorted by: without quotation marks and other signs at its beginning. */
export function toSortKey(title: string): string {
	return title.replace(/^[^\p{L}\p{N}]+/u, '') || title;
}

/**
 * Creates a function that finds the letter under which an alphabetical list in `language` has a title, as a capital:
 * "É" is listed under "E" in French, but "Å" is a letter of its own in Danish. `OTHER_LETTERS` for digits and signs.
 */
export function createLetterFinder(language: string): (title: string) => string {
	const base = new Intl.Collator(language, { sensitivity: 'base' });
	const order = new Intl.Collator(language);
	const isChinese = new Intl.Locale(language).language === 'zh';
	return (title) => {
		const [first = ''] = toSortKey(title);
		if (!/\p{L}/u.test(first)) return OTHER_LETTERS;
		if (/\p{Script=Han}/u.test(first)) {
			return isChinese ? (PINYIN.findLast(([, start]) => order.compare(start, first) <= 0)?.[0] ?? HAN) : HAN;
		}
		const syllable = first.normalize('NFC').charCodeAt(0) - FIRST_SYLLABLE;
		const initial = /[가-힣]/.test(first) ? HANGUL_INITIALS[Math.floor(syllable / SYLLABLES_PER_INITIAL)] : undefined;
		if (initial !== undefined) return initial;
		const [capital = first] = first.toLocaleUpperCase(language);
		const [plain = capital] = capital.normalize('NFD');
		return base.compare(capital, plain) === 0 ? plain : capital;
	};
}
