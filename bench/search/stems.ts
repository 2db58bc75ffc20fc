import { fold, isUnspaced, WORD } from '../../src/search/words/fold.ts';

/** Words that say nothing about the subject of a query, folded. */
const STOP_WORDS: Record<string, string> = {
	en: `a about after all also am an and any are as at be because been before being but by can cant could did didnt do
		does doesnt doing done dont for from get gets getting got had has have having he her here him his how i id if ill
		im in into is isnt it its ive just like me my need no not of off on one or our out over please she should so some
		such than that the their them then there these they this those to too up us very want wants was we were what when
		where which while who whom why will with wont would you your`,
	de: `aber als am an auch auf aus bei bin bis bitte da damit das dass dein deine dem den der des die dies diese dieser
		dieses doch dort du ein eine einem einen einer eines er es euer fur gibt hab habe haben hat ich ihr ihre im in ins
		ist ja kann kein keine konnen man mein meine meinem meinen meiner mich mir mit mochte muss nach nicht noch nun nur
		oder ohne sein seine sich sie sind so uber um und uns unser vom von vor wann war warum was wenn wer werden wie wieder
		will wir wird wo zu zum zur`,
	fr: `a ai ainsi au aux avec avoir c ce cela ces cet cette comment d dans de des donc du elle en est et etre faire fait
		faut il ils j je l la le les leur lui ma mais me mes mon n ne nos notre nous on ou par pas peut peux plus pour
		pourquoi qu quand que quel quelle qui s sa sans se ses si son sont sur ta te tes ton tu un une veux vos votre vous y`,
};

const stopWords = new Map(
	Object.entries(STOP_WORDS).map(([language, text]) => [language, new Set(text.split(/\s+/))] as const),
);

const VOWEL = /[aeiouy]/;

/** Removes the commonest endings of an English word: after the first steps of Porter's algorithm. */
function stemEnglish(word: string): string {
	let stem = word;
	if (/(?:ss|sh|ch|x|z)es$/.test(stem)) stem = stem.slice(0, -2);
	else if (/ies$/.test(stem) && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
	else if (/[^su]s$/.test(stem) && stem.length > 3) stem = stem.slice(0, -1);
	const ending = /(?:ingly|edly|ing|ed)$/.exec(stem);
	if (ending && ending.index >= 3 && VOWEL.test(stem.slice(0, ending.index))) {
		stem = stem.slice(0, ending.index);
		if (/([^aeioulsz])\1$/.test(stem)) stem = stem.slice(0, -1);
	}
	if (stem.length > 4) stem = stem.replace(/e$/, '').replace(/([^aeiou])y$/, '$1i');
	return stem;
}

/** Removes the endings of inflections only. */
function stemGerman(word: string): string {
	return word.length > 5 ? word.replace(/(?:ern|em|en|er|es|e|s|n)$/, '') : word;
}

function stemFrench(word: string): string {
	return word.length > 4 ? word.replace(/(?:ees|ee|es|er|ez|e|s|x)$/, '') : word;
}

const STEMMERS: Record<string, (word: string) => string> = { en: stemEnglish, de: stemGerman, fr: stemFrench };

/**
 * Splits a text into stems, without stop words unless it has nothing else. Words of scripts without spaces become pairs
 * of letters.
 */
export function extractStems(text: string, language: string): string[] {
	const stem = STEMMERS[language] ?? ((word: string) => word);
	const terms = [...text.matchAll(WORD)].flatMap(([raw]) =>
		fold(raw)
			.replace(/['’]/g, '')
			.split(/((?:\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[ー々〆])+)/u)
			.flatMap((part) => {
				if (part === '') return [];
				if (!isUnspaced(part)) return [part];
				const letters = [...part];
				return letters.length === 1 ? letters : letters.slice(0, -1).map((letter, at) => letter + letters[at + 1]);
			}),
	);
	const stop = stopWords.get(language) ?? new Set();
	const content = terms.filter((term) => !stop.has(term));
	return (content.length > 0 ? content : terms).map(stem);
}
