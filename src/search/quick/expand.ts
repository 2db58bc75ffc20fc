import type { Query } from 'minisearch';
import type { QueryTerm } from './parse-query.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How freely a query is taken: as typed; unknown words corrected; any of its words, each with errors. */
export type SearchStage = 'typed' | 'corrected' | 'loose';

/** What a wish finds: words of the index, each with what it is worth. */
export type WeightedWords = Map<string, number>;

const SYNONYM = 0.7;
const PART = 0.15;
const FUZZY = 0.45;
/** What is left of that for each error more than the nearest word has. */
const FURTHER = 0.3;

/** A word that begins as typed is worth less the longer it is; the numbers are MiniSearch's own. */
function weighPrefixMatch(word: string, typed: string): number {
	return (0.375 * word.length) / (word.length + 0.3 * (word.length - typed.length));
}

function wordsFor(typed: string, queryTerm: QueryTerm, stage: SearchStage, vocabulary: Vocabulary): WeightedWords {
	const found: WeightedWords = new Map();
	const add = (word: string, worth: number) => found.set(word, Math.max(worth, found.get(word) ?? 0));
	if (!queryTerm.isGram || typed.length === 1) {
		for (const word of vocabulary.findByPrefix(typed)) add(word, weighPrefixMatch(word, typed));
		if (!queryTerm.isGram) for (const word of vocabulary.findContaining(typed)) add(word, PART);
	}
	if (vocabulary.has(typed)) found.set(typed, 1);
	const isUnknown = found.size === 0;
	if (!queryTerm.isGram && (stage === 'loose' || (stage === 'corrected' && isUnknown))) {
		const guesses = vocabulary.findSimilar(typed, queryTerm.isLast);
		const least = Math.min(...guesses.map(({ errors }) => errors));
		for (const { word, errors } of guesses) add(word, FUZZY * FURTHER ** (errors - least));
	}
	return found;
}

/** What one wish comes to: the words by which it is found, and the question to the index. */
export interface ExpandedTerm {
	words: WeightedWords;
	query: Query;
}

/** Turns a wish into a question to the index. */
export function expandTerm(queryTerm: QueryTerm, stage: SearchStage, vocabulary: Vocabulary): ExpandedTerm {
	const all: WeightedWords = new Map();
	const ways = queryTerm.alternatives.map(({ words, isSynonym }): Query => {
		const queries = words.map((typed): Query => {
			const found = isSynonym ? new Map([[typed, SYNONYM]]) : wordsFor(typed, queryTerm, stage, vocabulary);
			for (const [word, worth] of found) all.set(word, Math.max(worth, all.get(word) ?? 0));
			return { queries: [[...found.keys()].join(' ')], combineWith: 'OR', boostTerm: (word) => found.get(word) ?? 1 };
		});
		return { queries, combineWith: 'AND' };
	});
	return { words: all, query: { queries: ways, combineWith: 'OR' } };
}
