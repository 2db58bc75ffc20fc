import { extractTerms, extractWordTerms, type Term, WORD } from './fold.ts';

/** One term of a query: a word, or a phrase that has synonyms. */
export interface QueryTerm {
	/**
	 * The term as typed, then its other spellings and synonyms. Each is a list of words, and all of them must be found.
	 */
	alternatives: { words: string[]; isSynonym: boolean }[];
	/** Whether the reader may still be typing it. */
	isLast: boolean;
	isGram: boolean;
	/** Start and end of the term in the query; a phrase with synonyms spans several words. */
	from: number;
	to: number;
}

/** For each folded word or phrase, all words and phrases that mean the same. */
export type Synonyms = ReadonlyMap<string, string[][]>;

/** Folds groups of synonyms for lookup. */
export function parseSynonyms(groups: readonly (readonly string[])[]): Synonyms {
	const synonyms = new Map<string, string[][]>();
	for (const group of groups) {
		const alternatives = group.map(extractTerms).filter((words) => words.length > 0);
		for (const words of alternatives) synonyms.set(words.join(' '), alternatives);
	}
	return synonyms;
}

interface Word {
	terms: Term[];
	from: number;
	to: number;
}

function findSynonyms(
	words: readonly Word[],
	at: number,
	synonyms: Synonyms,
): { ways: string[][]; length: number } | undefined {
	for (let length = Math.min(4, words.length - at); length > 0; length -= 1) {
		const typed = words.slice(at, at + length).flatMap(({ terms }) => terms.map(({ spellings }) => spellings[0] ?? ''));
		const alternatives = synonyms.get(typed.join(' '));
		if (alternatives)
			return { ways: [typed, ...alternatives.filter((other) => other.join(' ') !== typed.join(' '))], length };
	}
	return undefined;
}

/** Splits a query into its terms. */
export function parseQuery(query: string, synonyms: Synonyms): QueryTerm[] {
	const words = [...query.matchAll(WORD)].map(
		({ 0: raw, index }): Word => ({ terms: extractWordTerms(raw, false), from: index, to: index + raw.length }),
	);
	const isOpen = query === query.trimEnd();
	const queryTerms: QueryTerm[] = [];
	for (let at = 0; at < words.length; at += 1) {
		const { terms = [], from = 0, to = 0 } = words[at] ?? {};
		const isLast = isOpen && at === words.length - 1;
		const found = findSynonyms(words, at, synonyms);
		if (found) {
			at += found.length - 1;
			queryTerms.push({
				alternatives: found.ways.map((alternative, index) => ({ words: alternative, isSynonym: index > 0 })),
				isLast: isOpen && at === words.length - 1,
				isGram: false,
				from,
				to: words[at]?.to ?? to,
			});
			continue;
		}
		for (const { spellings, isGram } of terms)
			queryTerms.push({
				alternatives: spellings.map((word) => ({ words: [word], isSynonym: false })),
				isLast,
				isGram,
				from,
				to,
			});
	}
	return queryTerms;
}
