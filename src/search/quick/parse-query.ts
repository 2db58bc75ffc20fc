import { extractWordTerms, isUnspaced, WORD } from '../words/fold.ts';
import type { StemFunction } from '../words/stems.ts';
import { findCodes, splitIntoPairs, splitWord } from '../words/terms.ts';
import { splitQuestion } from '../words/unspaced-stop-words.ts';

/** One way to find a query term: all of the words must be found. */
export interface Alternative {
	words: readonly string[];
	/** From 0 to 1: a synonym counts less than the word that was typed. */
	weight: number;
	isSynonym: boolean;
}

/** One term of a query: a word, a code, or a phrase that has synonyms. */
export interface QueryTerm {
	/** The term as typed, then its other spellings and synonyms. */
	alternatives: Alternative[];
	/** `pair`: two letters of a script without spaces. */
	kind: 'word' | 'pair' | 'code' | 'phrase';
	/** Whether the reader may still be typing it. */
	isLast: boolean;
	/** Start and end of the term in the query; a phrase spans several words. */
	from: number;
	to: number;
}

/** What a query is parsed with: the language of the index. */
export interface QueryLanguage {
	stem: StemFunction;
	isStopWord(word: string): boolean;
	/** For the stems of a word or phrase, joined by spaces: all words and phrases that mean the same. */
	synonyms: ReadonlyMap<string, readonly (readonly string[])[]>;
}

const SYNONYM = 0.75;
/** The words of a code, each by itself, say less than the code. */
const CODE_PARTS = 0.5;
const MAX_PHRASE = 4;

const createTyped = (words: readonly string[]): Alternative => ({ words, weight: 1, isSynonym: false });

const foldWords = (phrase: string) =>
	[...phrase.matchAll(WORD)].flatMap(([raw]) => splitWord(raw).map(({ part }) => part));

/** Prepares groups of synonyms for lookup. */
export function parseSynonyms(
	groups: readonly (readonly string[])[],
	stem: StemFunction,
): Map<string, readonly (readonly string[])[]> {
	const synonyms = new Map<string, readonly string[][]>();
	for (const group of groups) {
		const alternatives = group.map(foldWords).filter((words) => words.length > 0);
		for (const words of alternatives) {
			const key = words.map(stem).join(' ');
			synonyms.set(key, [...(synonyms.get(key) ?? []), ...alternatives]);
		}
	}
	return synonyms;
}

interface Token extends QueryTerm {
	/** The stem of a word, by which it can be part of a phrase. */
	stem: string;
	isStopWord: boolean;
}

function readTokens(query: string, { stem, isStopWord }: QueryLanguage): Token[] {
	const codes = findCodes(query);
	const isOpen = query === query.trimEnd();
	const tokens: Token[] = [];
	const add = (token: Pick<Token, 'alternatives' | 'kind' | 'from' | 'to'>, stemmed = '', isStop = false) =>
		tokens.push({ ...token, isLast: isOpen && token.to === query.length, stem: stemmed, isStopWord: isStop });
	let end = 0;
	for (const { 0: raw, index: from } of query.matchAll(WORD)) {
		if (from < end) continue;
		const to = from + raw.length;
		const code = codes.find((one) => one.from <= from && from < one.to);
		if (code) {
			end = code.to;
			const parts = foldWords(query.slice(code.from, code.to));
			const word = code.whole ?? code.joined ?? '';
			const asParts =
				parts.length > 1 ? [{ words: parts, weight: code.whole === undefined ? 1 : CODE_PARTS, isSynonym: false }] : [];
			const kind = code.whole === undefined ? 'word' : 'code';
			const rest = { kind, from: code.from, to: code.to } as const;
			add({ alternatives: [createTyped([word]), ...asParts], ...rest }, stem(word));
			continue;
		}
		if (isUnspaced(raw)) {
			for (const part of splitQuestion(raw.normalize('NFKC'))) {
				for (const { part: run, isUnspaced: isRun } of splitWord(part)) {
					for (const word of isRun ? splitIntoPairs(run) : [run])
						add({ alternatives: [createTyped([word])], kind: isRun ? 'pair' : 'word', from, to }, stem(word));
				}
			}
			continue;
		}
		const spellings = extractWordTerms(raw, false)[0]?.spellings ?? [];
		const [word] = spellings;
		if (word === undefined) continue;
		const alternatives = spellings.map((spelling) => createTyped([spelling]));
		add({ alternatives, kind: 'word', from, to }, stem(splitWord(raw)[0]?.part ?? word), isStopWord(word));
	}
	return tokens;
}

function findPhrase(tokens: readonly Token[], at: number, { synonyms }: QueryLanguage): QueryTerm | undefined {
	for (let length = Math.min(MAX_PHRASE, tokens.length - at); length > 0; length -= 1) {
		const phrase = tokens.slice(at, at + length);
		const key = phrase.map((token) => token.stem).join(' ');
		const ways = synonyms.get(key);
		const [first, last] = [phrase[0], phrase.at(-1)];
		if (!ways || !first || !last) continue;
		const typed = length === 1 ? first.alternatives : [createTyped(phrase.flatMap(getFirstWords))];
		const others = ways.map((words) => ({ words, weight: SYNONYM, isSynonym: true }));
		const kind = length === 1 ? first.kind : 'phrase';
		return { alternatives: [...typed, ...others], kind, isLast: last.isLast, from: first.from, to: last.to };
	}
	return undefined;
}

const getFirstWords = ({ alternatives }: QueryTerm) => alternatives[0]?.words ?? [];

/** A query in its parts. */
export interface ParsedQuery {
	/** What to search for. */
	terms: readonly QueryTerm[];
	/** Stop words: they find nothing, but prefer a title that has them. Empty if the query has nothing else. */
	stopWords: readonly QueryTerm[];
}

/** Splits a query into its terms. */
export function parseQuery(query: string, language: QueryLanguage): ParsedQuery {
	const tokens = readTokens(query, language);
	const terms: QueryTerm[] = [];
	const stopWords: QueryTerm[] = [];
	for (let at = 0; at < tokens.length; at += 1) {
		const token = tokens[at];
		if (!token) continue;
		const phrase = findPhrase(tokens, at, language);
		const length = phrase ? tokens.slice(at).filter(({ to }) => to <= phrase.to).length : 1;
		if (phrase && (length > 1 || !token.isStopWord)) {
			terms.push(phrase);
			at += length - 1;
		} else if (token.isStopWord) stopWords.push(token);
		else terms.push(token);
	}
	return terms.length > 0 ? { terms, stopWords } : { terms: stopWords, stopWords: [] };
}
