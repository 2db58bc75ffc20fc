import type { Query } from 'minisearch';
import type { QueryTerm } from './parse-query.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How tolerant a search is: all words as typed; unknown words corrected; any of the words, each with errors. */
export type SearchStage = 'typed' | 'corrected' | 'loose';

/** The words of the index that a query term matches, each with its weight. */
export type WeightedWords = Map<string, number>;

const SYNONYM = 0.7;
const PART = 0.15;
const FUZZY = 0.45;
/** A word that is less similar than the most similar one is multiplied by this for each further error. */
const FUZZY_DECAY = 0.3;

/** A word that begins as typed weighs less the longer it is. The numbers are MiniSearch's own. */
function weighPrefixMatch(word: string, typed: string): number {
	return (0.375 * word.length) / (word.length + 0.3 * (word.length - typed.length));
}

function findWords(typed: string, queryTerm: QueryTerm, stage: SearchStage, vocabulary: Vocabulary): WeightedWords {
	const found: WeightedWords = new Map();
	const add = (word: string, weight: number) => found.set(word, Math.max(weight, found.get(word) ?? 0));
	if (!queryTerm.isGram || typed.length === 1) {
		for (const word of vocabulary.findByPrefix(typed)) add(word, weighPrefixMatch(word, typed));
		if (!queryTerm.isGram) for (const word of vocabulary.findContaining(typed)) add(word, PART);
	}
	if (vocabulary.has(typed)) found.set(typed, 1);
	const isUnknown = found.size === 0;
	if (!queryTerm.isGram && (stage === 'loose' || (stage === 'corrected' && isUnknown))) {
		const guesses = vocabulary.findSimilar(typed, queryTerm.isLast);
		const least = Math.min(...guesses.map(({ errors }) => errors));
		for (const { word, errors } of guesses) add(word, FUZZY * FUZZY_DECAY ** (errors - least));
	}
	return found;
}

/** A query term as words of the index, and as a query for MiniSearch. */
export interface ExpandedTerm {
	words: WeightedWords;
	query: Query;
}

/** Turns a query term into a query for MiniSearch. */
export function expandTerm(queryTerm: QueryTerm, stage: SearchStage, vocabulary: Vocabulary): ExpandedTerm {
	const all: WeightedWords = new Map();
	const alternatives = queryTerm.alternatives.map(({ words, isSynonym }): Query => {
		const queries = words.map((typed): Query => {
			const found = isSynonym ? new Map([[typed, SYNONYM]]) : findWords(typed, queryTerm, stage, vocabulary);
			for (const [word, weight] of found) all.set(word, Math.max(weight, all.get(word) ?? 0));
			return { queries: [[...found.keys()].join(' ')], combineWith: 'OR', boostTerm: (word) => found.get(word) ?? 1 };
		});
		return { queries, combineWith: 'AND' };
	});
	return { words: all, query: { queries: alternatives, combineWith: 'OR' } };
}
