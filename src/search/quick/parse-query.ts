import { extractTerms, extractWordTerms, type Term, WORD } from './fold.ts';

/** One thing that a query asks for: a word, or several that synonyms stand for. */
export interface QueryTerm {
	/** Ways to say it; each a list of words of which all must be found. The first is as typed. */
	alternatives: { words: string[]; isSynonym: boolean }[];
	/** Whether its last letters may be missing yet. */
	isLast: boolean;
	isGram: boolean;
	/** The stretch of the query that it stands for; a synonym's of several words. */
	from: number;
	to: number;
}

/** Words that mean the same, folded: for each way to say it, all of them. */
export type Synonyms = ReadonlyMap<string, string[][]>;

/** Reads groups of synonyms. */
export function parseSynonyms(groups: readonly (readonly string[])[]): Synonyms {
	const synonyms = new Map<string, string[][]>();
	for (const group of groups) {
		const ways = group.map(extractTerms).filter((words) => words.length > 0);
		for (const words of ways) synonyms.set(words.join(' '), ways);
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
		const said = words.slice(at, at + length).flatMap(({ terms }) => terms.map(({ spellings }) => spellings[0] ?? ''));
		const ways = synonyms.get(said.join(' '));
		if (ways) return { ways: [said, ...ways.filter((way) => way.join(' ') !== said.join(' '))], length };
	}
	return undefined;
}

/** Takes a query apart into what it asks for. */
export function parseQuery(query: string, synonyms: Synonyms): QueryTerm[] {
	const words = [...query.matchAll(WORD)].map(
		({ 0: raw, index }): Word => ({ terms: extractWordTerms(raw, false), from: index, to: index + raw.length }),
	);
	const isOpen = query === query.trimEnd();
	const queryTerms: QueryTerm[] = [];
	for (let at = 0; at < words.length; at += 1) {
		const { terms = [], from = 0, to = 0 } = words[at] ?? {};
		const isLast = isOpen && at === words.length - 1;
		const alike = findSynonyms(words, at, synonyms);
		if (alike) {
			at += alike.length - 1;
			queryTerms.push({
				alternatives: alike.ways.map((way, index) => ({ words: way, isSynonym: index > 0 })),
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
