/** Words that make up a good part of any text in a language of the interface, and of none in another language. */
const FAMILIAR: Record<string, RegExp> = {
	en: /^(?:the|of|and|to|is|you|your|for|with|that|it|this|are|or)$/,
	de: /^(?:der|die|das|und|ist|sie|ein|eine|einen|den|dem|zu|mit|auf|für|nicht|im|wenn|ihre?)$/,
	fr: /^(?:le|les|des|et|une|du|vous|est|pour|dans|sur|votre|vos|au|aux|ou|ce)$/,
	es: /^(?:el|los|las|y|con|una|del|su|es|en|lo|al)$/,
	pt: /^(?:os|um|uma|com|não|do|da|em|ou|seu|ao|é|você|na|no)$/,
};
/** The share of such words from which on a text is taken to be in the language, without a closer look; in fewer letters it varies much. */
const MANY = 0.13;
const WORDS_IN = 1_000;
/** Fewer letters say nothing plainly. */
const LEAST_LETTERS = 50;
/** No more of a text is looked at closely. */
const LOOKED_AT = 600;
/** How much likelier another language must be than that of the site: closely related ones are told apart by less than this. */
const PLAINLY = 0.08;
/** The detector knows no Indonesian, and takes it for Malay. */
const UNSURE = new Set(['ms']);

function isFamiliar(text: string, language: string): boolean {
	const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
	const familiar = FAMILIAR[language];
	return familiar !== undefined && words.filter((word) => familiar.test(word)).length > words.length * MANY;
}

/**
 * The language of a text in Latin letters where it is plainly not that of the site (both without a region), `undefined` where it may well
 * be. The detector is loaded for a text that isn't familiar, which most sites have none of: it takes 30 MB.
 */
export async function detectLatinLanguage(text: string, site: string): Promise<string | undefined> {
	const folded = text.replace(/\s+/g, ' ').slice(0, WORDS_IN);
	if ((folded.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS || isFamiliar(folded, site)) return undefined;
	const beginning = folded.slice(0, LOOKED_AT);
	const { eld } = await import('eld/extrasmall');
	const result = eld.detect(beginning);
	const { [result.language]: found = 0, [site]: own = 0 } = result.getScores();
	const isPlain = result.isReliable() && found - own >= PLAINLY && !UNSURE.has(result.language);
	return isPlain && result.language !== site ? result.language : undefined;
}
