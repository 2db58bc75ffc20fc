import { detectLatinLanguage } from './latin-language.ts';

/** What tells the languages of one script apart: the first one whose signs are frequent enough; `''` where none can be told. */
type LanguageMarkers = [language: string, signs?: RegExp][];

/** Chinese and Japanese say as much in half as many letters. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const SCRIPTS: [letters: RegExp, languages: LanguageMarkers][] = [
	[/\p{Script=Latin}/gu, []],
	[
		/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
		[['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu], ['zh']],
	],
	[
		/\p{Script=Arabic}/gu,
		[['ur', /[ٹڈڑںے]/g], ['ps', /[ټډړښځڅ]/g], ['ckb', /[ڕڵۆێ]/g], ['ug', /[ۇۈېۋ]/g], ['fa', /[پچژگکی]/g], ['ar']],
	],
	[
		/\p{Script=Cyrillic}/gu,
		[['kk', /[әғқңұ]/gi], ['uk', /[їєґ]/gi], ['be', /ў/gi], ['ru', /[ыэ]/gi], ['bg', /ъ/gi], ['']],
	],
	[/\p{Script=Devanagari}/gu, [['mr', /आहे|आणि/g], ['ne', /गर्न|हुन्छ|छन्|तपाईं/g], ['hi', /है|और|में/g], ['']]],
	[/\p{Script=Bengali}/gu, [['as', /[ৰৱ]/g], ['bn']]],
	[/\p{Script=Hebrew}/gu, [['he']]],
	[/\p{Script=Hangul}/gu, [['ko']]],
	[/\p{Script=Greek}/gu, [['el']]],
	[/\p{Script=Thai}/gu, [['th']]],
	[/\p{Script=Lao}/gu, [['lo']]],
	[/\p{Script=Khmer}/gu, [['km']]],
	[/\p{Script=Myanmar}/gu, [['my']]],
	[/\p{Script=Armenian}/gu, [['hy']]],
	[/\p{Script=Georgian}/gu, [['ka']]],
	[/\p{Script=Tamil}/gu, [['ta']]],
	[/\p{Script=Telugu}/gu, [['te']]],
	[/\p{Script=Kannada}/gu, [['kn']]],
	[/\p{Script=Malayalam}/gu, [['ml']]],
	[/\p{Script=Gujarati}/gu, [['gu']]],
	[/\p{Script=Gurmukhi}/gu, [['pa']]],
	[/\p{Script=Sinhala}/gu, [['si']]],
	[/\p{Script=Thaana}/gu, [['dv']]],
];
const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'ug', 'ur']);

/** Signs rarer than this among the letters are those of a foreign name. */
const FREQUENT = 0.005;
/** No more of an article is looked at. */
const LOOKED_AT = 4_000;
/** A heading in Japanese may do without kana, a text can't. */
const SHORT = 16;
const CODE = /<(pre|code)\b.*?(?:<\/\1>|$)/gs;
/** Every letter that isn't Latin stands here, and a few signs that are none: a quick look, for nearly every article of most sites. */
const FOREIGN = /[\u0370-\u1DFF\u2C60-\uDFFF\uF900-\uFFEF]/;

const countMatches = (text: string, letters: RegExp) => text.match(letters)?.length ?? 0;

function pickLanguage(text: string, letters: RegExp, languages: LanguageMarkers): string {
	const least = countMatches(text, letters) * FREQUENT;
	return languages.find(([, signs]) => signs === undefined || countMatches(text, signs) > least)?.[0] ?? '';
}

/**
 * The language of an article where its text says plainly that it is another than that of the site: a tag, `''` where
 * only that much can be known, `undefined` where it may well be the site's. Code doesn't count.
 */
export async function detectArticleLanguage(title: string, html: string, site: string): Promise<string | undefined> {
	const beginning = html.slice(0, LOOKED_AT);
	const { language, script } = new Intl.Locale(site).maximize();
	const isLatinSite = script === 'Latn';
	const text = `${title} ${beginning.replace(CODE, ' ').replace(/<[^>]*>|&\w+;/g, ' ')}`;
	const told = isLatinSite && !FOREIGN.test(text) ? LATIN : detectByScript(text, site, isLatinSite);
	if (told !== LATIN) return told;
	return (await detectLatinLanguage(text, language)) ?? (isLatinSite ? undefined : '');
}

/** Most of a text is in Latin letters, which many languages share. */
const LATIN = 'Latn';

function detectByScript(text: string, site: string, isLatinSite: boolean): string | undefined {
	let most = 0;
	let found: string | undefined;
	for (const [letters, languages] of SCRIPTS) {
		const all = text.match(letters);
		const weight = (all?.length ?? 0) * (all && DENSE.test(all[0]) ? 2 : 1);
		if (weight <= most) continue;
		most = weight;
		const isSite = languages.length === 0 ? isLatinSite : languages.some(([language]) => language === site);
		const told = languages.length === 0 ? LATIN : pickLanguage(text, letters, languages);
		const isShort = isSite && told === 'zh' && weight < 2 * SHORT;
		found = told === site || isShort ? undefined : told;
	}
	return found;
}

/** What an element says of text in a language that `detectArticleLanguage` told; nothing where it is the site's. */
export function getLanguageAttributes(language: string | undefined): { lang?: string; dir?: 'ltr' | 'rtl' } {
	return language === undefined ? {} : { lang: language, dir: RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr' };
}
