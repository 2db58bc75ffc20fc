import { getAllowedErrors } from '../words/edit-distance.ts';
import { extractTerms, fold, WORD } from '../words/fold.ts';
import { isKnownWord, type SearchedIndexes } from './match-term.ts';
import type { QueryTerm } from './parse-query.ts';

/** Part of a query, and what to write instead. */
interface Replacement {
	from: number;
	to: number;
	by: string;
}

function replaceWords(query: string, replacements: readonly Replacement[]): string {
	let text = '';
	let end = 0;
	for (const { from, to, by } of replacements) {
		if (from < end) continue;
		text += query.slice(end, from) + by;
		end = to;
	}
	return text + query.slice(end);
}

const getTypedWord = ({ alternatives }: QueryTerm) => alternatives[0]?.words[0] ?? '';

/**
 * Whether a term was perhaps typed with errors: no title or text has it, or a word that begins with it, and it is no
 * ordinary word of the language.
 */
export function isUnknownTerm(
	term: QueryTerm,
	indexes: SearchedIndexes,
	isOrdinaryWord: (word: string) => boolean,
): boolean {
	const { kind, alternatives, isLast } = term;
	if (kind !== 'word' || isOrdinaryWord(getTypedWord(term))) return false;
	return !alternatives.some(({ words }) => words.every((word) => isKnownWord(word, isLast, indexes)));
}

/** Finds how a folded word is written in one of these texts. */
function findSpelling(texts: readonly string[], word: string): string {
	for (const text of texts) {
		for (const [raw] of text.matchAll(WORD)) if (extractTerms(raw).includes(word)) return raw.toLowerCase();
	}
	return word;
}

/** A query in which unknown words are replaced by similar ones. */
export interface Correction {
	query: string;
	/** How many words were replaced. */
	count: number;
}

/**
 * Replaces the unknown words of a query by the most similar ones of titles: one that the best result has (`isInBest`)
 * if possible, written as in `texts`. Returns `undefined` if no word was replaced by a really different one.
 */
export function correctQuery(
	query: string,
	unknown: readonly QueryTerm[],
	{ titles }: SearchedIndexes,
	isInBest: (word: string) => boolean,
	texts: readonly string[],
): Correction | undefined {
	const replacements = unknown.flatMap((term): Replacement[] => {
		const typed = getTypedWord(term);
		const guesses = titles.vocabulary.findSimilar(typed, term.isLast);
		const guess = guesses.find(({ word }) => isInBest(word)) ?? guesses[0];
		// A different ending does not make a different word.
		if (!guess || (typed.startsWith(guess.word) && typed.length - guess.word.length < 3)) return [];
		return [{ from: term.from, to: term.to, by: findSpelling(texts, guess.word) }];
	});
	return replacements.length > 0 ? { query: replaceWords(query, replacements), count: replacements.length } : undefined;
}

/**
 * Splits unknown words that were typed as one, and joins words that were typed as two and of which one is unknown.
 * Returns `undefined` if there are none.
 */
export function regroupWords(
	query: string,
	terms: readonly QueryTerm[],
	unknown: readonly QueryTerm[],
	{ titles: { vocabulary } }: SearchedIndexes,
): string | undefined {
	const replacements = terms.flatMap((term, at): Replacement[] => {
		const next = terms[at + 1];
		const typed = getTypedWord(term);
		const joined = typed + (next ? getTypedWord(next) : '');
		const areWords =
			next && term.kind === 'word' && next.kind === 'word' && /^\s+$/.test(query.slice(term.to, next.from));
		if (areWords && joined.length > 5 && vocabulary.has(joined)) return [{ from: term.from, to: next.to, by: joined }];
		const parts = unknown.includes(term) ? vocabulary.splitCompound(typed) : undefined;
		return parts ? [{ from: term.from, to: term.to, by: parts.join(' ') }] : [];
	});
	const other = replaceWords(query, replacements);
	return replacements.length > 0 && fold(other) !== fold(query) ? other : undefined;
}

/** How many more errors a suggestion may correct than the search does by itself. */
const EXTRA_ERRORS = 1;
/** The shortest word for which less similar ones are suggested. */
const MIN_SUGGESTED = 5;

/** Suggests a query for one that found nothing: it has words that are too different for automatic correction. */
export function suggestQuery(
	query: string,
	unknown: readonly QueryTerm[],
	{ titles: { vocabulary } }: SearchedIndexes,
): string | undefined {
	const replacements = unknown.flatMap((term): Replacement[] => {
		const typed = getTypedWord(term);
		const most = typed.length < MIN_SUGGESTED ? 0 : getAllowedErrors(typed.length) + EXTRA_ERRORS;
		const guess = vocabulary.findSimilar(typed, false, most).find(({ word }) => vocabulary.count(word) > 0);
		return guess ? [{ from: term.from, to: term.to, by: guess.word }] : [];
	});
	return replacements.length > 0 ? replaceWords(query, replacements) : undefined;
}
