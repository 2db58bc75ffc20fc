/** Words that are frequent in any text of an interface language, and rare in texts of other languages. */
const FREQUENT_WORDS: Record<string, RegExp> = {
	en: /^(?:the|of|and|to|is|you|your|for|with|that|it|this|are|or)$/,
	de: /^(?:der|die|das|und|ist|sie|ein|eine|einen|den|dem|zu|mit|auf|für|nicht|im|wenn|ihre?)$/,
	fr: /^(?:le|les|des|et|une|du|vous|est|pour|dans|sur|votre|vos|au|aux|ou|ce)$/,
	es: /^(?:el|los|las|y|con|una|del|su|es|en|lo|al)$/,
	pt: /^(?:os|um|uma|com|não|do|da|em|ou|seu|ao|é|você|na|no)$/,
};
/**
 * A text with a higher share of such words is in the language, without detection. In shorter texts the share varies too
 * much.
 */
const FAMILIAR_SHARE = 0.13;
const MAX_CHARACTERS_READ = 1_000;
/** Texts with fewer letters are too short to detect a language. */
const MIN_LETTERS = 50;
/** Only the beginning of a text is given to the detector. */
const MAX_CHARACTERS_DETECTED = 600;
/** By how much the score of another language must exceed that of the site. Closely related languages differ by less. */
const MIN_LEAD = 0.08;
/** The detector doesn't know Indonesian and takes it for Malay. */
const UNRELIABLE = new Set(['ms']);

function isFamiliar(text: string, language: string): boolean {
	const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
	const frequent = FREQUENT_WORDS[language];
	return frequent !== undefined && words.filter((word) => frequent.test(word)).length > words.length * FAMILIAR_SHARE;
}

/**
 * The language of a text in Latin letters if it clearly isn't the site's (both without a region), else `undefined`. The
 * detector takes 30 MB, so it is loaded only for a text without the site's frequent words; most sites have no such
 * text.
 */
export async function detectLatinLanguage(text: string, site: string): Promise<string | undefined> {
	const folded = text.replace(/\s+/g, ' ').slice(0, MAX_CHARACTERS_READ);
	if ((folded.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS || isFamiliar(folded, site)) return undefined;
	const beginning = folded.slice(0, MAX_CHARACTERS_DETECTED);
	const { eld } = await import('eld/extrasmall');
	const result = eld.detect(beginning);
	const { [result.language]: found = 0, [site]: own = 0 } = result.getScores();
	const isClear = result.isReliable() && found - own >= MIN_LEAD && !UNRELIABLE.has(result.language);
	return isClear && result.language !== site ? result.language : undefined;
}
