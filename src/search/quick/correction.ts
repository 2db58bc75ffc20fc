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

/** A wish that nothing in the index begins as, or `undefined`. */
function findUnknownWord({ alternatives, isGram }: QueryTerm, vocabulary: Vocabulary): string | undefined {
	const typed = alternatives[0]?.words[0] ?? '';
	const isKnown = alternatives.some(
		({ words }) =>
			words.every((word) => vocabulary.isPrefix(word)) ||
			words.some((word) => vocabulary.findContaining(word).length > 0),
	);
	return isGram || isKnown ? undefined : typed;
}

/** How a folded word is written in one of these texts. */
function findSpelling(texts: readonly string[], word: string): string {
	for (const text of texts) {
		for (const [raw] of text.matchAll(WORD)) if (extractTerms(raw).includes(word)) return raw.toLowerCase();
	}
	return word;
}

/**
 * The query with the words that nobody wrote replaced by those that were taken for them: of the nearest ones what the best
 * answer has (`terms`, `texts`), else the nearest. `undefined` where no word was taken for quite another one.
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
		// Another ending is no other word.
		if (!guess || (typed.startsWith(guess.word) && typed.length - guess.word.length < 3)) return [];
		return [{ from: queryTerm.from, to: queryTerm.to, by: findSpelling(texts, guess.word) }];
	});
	return replacements.length > 0 ? replaceWords(query, replacements) : undefined;
}

/** The query with words parted that were written as one, and joined that were written as two; `undefined` where there are none. */
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

/** How many errors more than are forgiven a suggestion may stand apart. */
const FURTHER = 1;

/** A query that is further from this one than is taken for it unasked, in words that the index has; for where nothing was found. */
export function suggestQuery(
	query: string,
	queryTerms: readonly QueryTerm[],
	vocabulary: Vocabulary,
): string | undefined {
	const replacements = queryTerms.flatMap((queryTerm) => {
		const typed = findUnknownWord(queryTerm, vocabulary);
		const most = typed === undefined || typed.length < 5 ? 0 : getAllowedErrors(typed.length) + FURTHER;
		const guess = vocabulary.findSimilar(typed ?? '', false, most).find(({ word }) => vocabulary.count(word) > 0);
		return guess ? [{ from: queryTerm.from, to: queryTerm.to, by: guess.word }] : [];
	});
	return replacements.length > 0 ? replaceWords(query, replacements) : undefined;
}
