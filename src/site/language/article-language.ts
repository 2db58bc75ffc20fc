import { detectLatinLanguage } from './latin-language.ts';
import { getTextDirection } from './text-direction.ts';

/** The languages of one script: the first one whose own letters are frequent enough is detected; `''` is unknown. */
type LanguageMarkers = [language: string, markers?: RegExp][];

/** Scripts in which a text needs only about half as many letters as in others. */
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

/** A share of the letters: rarer markers are those of a foreign name. */
const MIN_MARKER_SHARE = 0.005;
/** Only the beginning of an article is read. */
const MAX_CHARACTERS_READ = 4_000;
/** Letters: a shorter text, such as a heading, may be Japanese without any kana. */
const SHORT_TEXT = 16;
const CODE = /<(pre|code)\b.*?(?:<\/\1>|$)/gs;
/**
 * All letters that aren't Latin, and a few other characters: a fast check that is enough for nearly every article of
 * most sites.
 */
const NON_LATIN = /[\u0370-\u1DFF\u2C60-\uDFFF\uF900-\uFFEF]/;

const countMatches = (text: string, letters: RegExp) => text.match(letters)?.length ?? 0;

function pickLanguage(text: string, letters: RegExp, languages: LanguageMarkers): string {
	const threshold = countMatches(text, letters) * MIN_MARKER_SHARE;
	return languages.find(([, markers]) => markers === undefined || countMatches(text, markers) > threshold)?.[0] ?? '';
}

/**
 * The language tag of an article if its text clearly isn't in the site's language; `''` if it isn't but can't be
 * identified; `undefined` if it may be in the site's language. Code is ignored.
 */
export async function detectArticleLanguage(title: string, html: string, site: string): Promise<string | undefined> {
	const beginning = html.slice(0, MAX_CHARACTERS_READ);
	const { language, script } = new Intl.Locale(site).maximize();
	const isLatinSite = script === 'Latn';
	const text = `${title} ${beginning.replace(CODE, ' ').replace(/<[^>]*>|&\w+;/g, ' ')}`;
	const detected = isLatinSite && !NON_LATIN.test(text) ? LATIN : detectByScript(text, site, isLatinSite);
	if (detected !== LATIN) return detected;
	return (await detectLatinLanguage(text, language)) ?? (isLatinSite ? undefined : '');
}

/** The result for a text that is mostly in Latin letters, which many languages share. */
const LATIN = 'Latn';

function detectByScript(text: string, site: string, isLatinSite: boolean): string | undefined {
	let most = 0;
	let found: string | undefined;
	for (const [letters, languages] of SCRIPTS) {
		const all = text.match(letters);
		const weight = (all?.length ?? 0) * (all && DENSE.test(all[0]) ? 2 : 1);
		if (weight <= most) continue;
		most = weight;
		const isSiteScript = languages.length === 0 ? isLatinSite : languages.some(([language]) => language === site);
		const detected = languages.length === 0 ? LATIN : pickLanguage(text, letters, languages);
		const isShort = isSiteScript && detected === 'zh' && weight < 2 * SHORT_TEXT;
		found = detected === site || isShort ? undefined : detected;
	}
	return found;
}

/**
 * The HTML attributes for text in a language that `detectArticleLanguage` returned; none for the site's language
 * (`undefined`).
 */
export function getLanguageAttributes(language: string | undefined): { lang?: string; dir?: 'ltr' | 'rtl' } {
	return language === undefined ? {} : { lang: language, dir: getTextDirection(language) };
}
