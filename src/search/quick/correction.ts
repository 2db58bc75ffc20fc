import { getAllowedErrors } from './edit-distance.ts';
import { extractTerms, fold, WORD } from './fold.ts';
import type { QueryTerm } from './parse-query.ts';
import type { Vocabulary } from './vocabulary.ts';

function replaceWords(query: string, replacements: readonly { from: number; to: number; by: string }[]): string {
	let text = '';
	let end = 0;
	for (const { from, to, by } of replacements) {
		if (from < end) continue;
		text += query.slice(end, from) + by;
		end = to;
	}
	return text + query.slice(end);
}

/** The typed word of a query term, if no word of the index begins with it or contains it; otherwise `undefined`. */
function findUnknownWord({ alternatives, isGram }: QueryTerm, vocabulary: Vocabulary): string | undefined {
	const typed = alternatives[0]?.words[0] ?? '';
	const isKnown = alternatives.some(
		({ words }) =>
			words.every((word) => vocabulary.isPrefix(word)) ||
			words.some((word) => vocabulary.findContaining(word).length > 0),
	);
	return isGram || isKnown ? undefined : typed;
}

/** Finds how a folded word is written in one of these texts. */
function findSpelling(texts: readonly string[], word: string): string {
	for (const text of texts) {
		for (const [raw] of text.matchAll(WORD)) if (extractTerms(raw).includes(word)) return raw.toLowerCase();
	}
	return word;
}

/**
 * Replaces the words of the query that are not in the index by the most similar ones that are: one that the best result
 * has (`terms`, `texts`) if possible. Returns `undefined` if no word was replaced by a really different one.
 */
export function correctQuery(
	query: string,
	queryTerms: readonly QueryTerm[],
	vocabulary: Vocabulary,
	{ terms = [], texts = [] }: { terms?: readonly string[]; texts?: readonly string[] } = {},
): string | undefined {
	const replacements = queryTerms.flatMap((queryTerm) => {
		const typed = findUnknownWord(queryTerm, vocabulary);
		if (typed === undefined) return [];
		const guesses = vocabulary.findSimilar(typed, queryTerm.isLast);
		const guess = guesses.find(({ word }) => terms.includes(word)) ?? guesses[0];
		// A different ending does not make a different word.
		if (!guess || (typed.startsWith(guess.word) && typed.length - guess.word.length < 3)) return [];
		return [{ from: queryTerm.from, to: queryTerm.to, by: findSpelling(texts, guess.word) }];
	});
	return replacements.length > 0 ? replaceWords(query, replacements) : undefined;
}

/**
 * Splits words that were typed as one, and joins words that were typed as two. Returns `undefined` if there are none.
 */
export function regroupWords(
	query: string,
	queryTerms: readonly QueryTerm[],
	vocabulary: Vocabulary,
): string | undefined {
	const replacements = queryTerms.flatMap((queryTerm, at) => {
		const next = queryTerms[at + 1];
		const typed = queryTerm.alternatives[0]?.words[0] ?? '';
		const joined = typed + (next?.alternatives[0]?.words[0] ?? '');
		if (next && !queryTerm.isGram && !next.isGram && vocabulary.has(joined))
			return [{ from: queryTerm.from, to: next.to, by: joined }];
		const parts = findUnknownWord(queryTerm, vocabulary) === undefined ? undefined : vocabulary.splitCompound(typed);
		return parts ? [{ from: queryTerm.from, to: queryTerm.to, by: parts.join(' ') }] : [];
	});
	const other = replaceWords(query, replacements);
	return replacements.length > 0 && fold(other) !== fold(query) ? other : undefined;
}

/** How many more errors a suggestion may correct than the search does by itself. */
const EXTRA_ERRORS = 1;

/**
 * Suggests a query for one that found nothing: it has words of the index that are too different for automatic
 * correction.
 */
export function suggestQuery(
	query: string,
	queryTerms: readonly QueryTerm[],
	vocabulary: Vocabulary,
): string | undefined {
	const replacements = queryTerms.flatMap((queryTerm) => {
		const typed = findUnknownWord(queryTerm, vocabulary);
		const most = typed === undefined || typed.length < 5 ? 0 : getAllowedErrors(typed.length) + EXTRA_ERRORS;
		const guess = vocabulary.findSimilar(typed ?? '', false, most).find(({ word }) => vocabulary.count(word) > 0);
		return guess ? [{ from: queryTerm.from, to: queryTerm.to, by: guess.word }] : [];
	});
	return replacements.length > 0 ? replaceWords(query, replacements) : undefined;
}
