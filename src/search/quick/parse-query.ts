import { extractWordTerms, fold, isUnspaced, WORD } from '../words/fold.ts';
import type { StemFunction } from '../words/stems.ts';
import { type Code, findCodes, splitIntoPairs, splitWord } from '../words/terms.ts';
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
	/** Whether it says little: it counts less, and an article may lack it. */
	isLight: boolean;
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
	isLightWord(word: string): boolean;
	/** Whether any article has a term as it is. */
	isKnownTerm(term: string): boolean;
	synonyms: Synonyms;
}

const SYNONYM = 0.65;
/** The words of a code, each by itself, say less than the code. */
const CODE_PARTS = 0.5;
const MAX_PHRASE = 4;

const createTyped = (words: readonly string[]): Alternative => ({ words, weight: 1, isSynonym: false });

const foldWords = (phrase: string) =>
	[...phrase.matchAll(WORD)].flatMap(([raw]) => splitWord(raw).map(({ part }) => part));

/** Groups of synonyms, prepared for lookup. */
export interface Synonyms {
	/** For the stems of a word or phrase, joined by spaces: the terms of all words and phrases that mean the same. */
	ways: ReadonlyMap<string, readonly (readonly string[])[]>;
	/** Those in scripts without spaces, the longest first: they are looked for anywhere in a query. */
	unspaced: readonly string[];
}

/** Prepares groups of synonyms for lookup. */
export function parseSynonyms(groups: readonly (readonly string[])[], stem: StemFunction): Synonyms {
	const ways = new Map<string, readonly string[][]>();
	const toTerms = (words: readonly string[]) =>
		words.flatMap((word) => (isUnspaced(word) ? splitIntoPairs(word) : [word]));
	for (const group of groups) {
		const phrases = group.map(foldWords).filter((words) => words.length > 0);
		const alternatives = phrases.map(toTerms);
		for (const words of phrases) {
			const key = words.map(stem).join(' ');
			ways.set(key, [...(ways.get(key) ?? []), ...alternatives]);
		}
	}
	const unspaced = [...ways.keys()].filter((key) => isUnspaced(key) && key.length > 1 && !key.includes(' '));
	return { ways, unspaced: unspaced.sort((a, b) => b.length - a.length) };
}

interface Token extends QueryTerm {
	/** The stem of a word, by which it can be part of a phrase. */
	stem: string;
	isStopWord: boolean;
}

type NewToken = Pick<Token, 'alternatives' | 'kind' | 'from' | 'to'> & Partial<Pick<Token, 'isLight'>>;

/** Reads letters of a script without spaces: pairs of letters, and words that have synonyms. */
function readRun(run: string, synonyms: Synonyms): Alternative[][] {
	const known = synonyms.unspaced.find((word) => run.includes(word));
	if (known === undefined) return splitIntoPairs(run).map((pair) => [createTyped([pair])]);
	const at = run.indexOf(known);
	const others = (synonyms.ways.get(known) ?? []).map((words) => ({ words, weight: SYNONYM, isSynonym: true }));
	const [before, after] = [run.slice(0, at), run.slice(at + known.length)];
	return [
		...(before ? readRun(before, synonyms) : []),
		[createTyped(splitIntoPairs(known)), ...others],
		...(after ? readRun(after, synonyms) : []),
	];
}

/** Reads the words of a part of a query, which begins at `offset`. */
function readWords(
	text: string,
	offset: number,
	{ stem, isStopWord, isLightWord, synonyms }: QueryLanguage,
): Omit<Token, 'isLast'>[] {
	const tokens: Omit<Token, 'isLast'>[] = [];
	const add = (token: NewToken, stemmed: string, isStop = false) =>
		tokens.push({ isLight: false, ...token, stem: stemmed, isStopWord: isStop });
	for (const { 0: raw, index } of text.matchAll(WORD)) {
		const place = { from: offset + index, to: offset + index + raw.length };
		if (isUnspaced(raw)) {
			const { parts, joints } = splitQuestion(raw.normalize('NFKC'));
			for (const { part, isUnspaced: isRun } of parts.flatMap(splitWord)) {
				if (!isRun) {
					add({ alternatives: [createTyped([part])], kind: 'word', ...place }, stem(part));
					continue;
				}
				for (const alternatives of readRun(part, synonyms))
					add({ alternatives, kind: alternatives.length > 1 ? 'phrase' : 'pair', ...place }, '');
			}
			for (const pair of joints.map(fold).filter((joint) => [...joint].every(isUnspaced)))
				add({ alternatives: [createTyped([pair])], kind: 'pair', isLight: true, ...place }, '');
			continue;
		}
		const spellings = extractWordTerms(raw, false)[0]?.spellings ?? [];
		const [word] = spellings;
		if (word === undefined) continue;
		const alternatives = spellings.map((spelling) => createTyped([spelling]));
		add(
			{ alternatives, kind: 'word', isLight: isLightWord(word), ...place },
			stem(splitWord(raw)[0]?.part ?? word),
			isStopWord(word),
		);
	}
	return tokens;
}

/** Reads a code: as it is if any article has it, otherwise its words. */
function readCode(query: string, { whole, joined, from, to }: Code, language: QueryLanguage): Omit<Token, 'isLast'>[] {
	const word = whole ?? joined ?? '';
	const text = query.slice(from, to);
	const parts = foldWords(text);
	if (whole !== undefined && parts.length > 1 && !language.isKnownTerm(word)) return readWords(text, from, language);
	const weight = whole === undefined ? 1 : CODE_PARTS;
	const asParts = parts.length > 1 ? [{ words: parts, weight, isSynonym: false }] : [];
	const alternatives = [createTyped([word]), ...asParts];
	const kind = whole === undefined ? 'word' : 'code';
	// French writes questions with hyphens: `puis-je`.
	const isStopWord = joined !== undefined && language.isStopWord(joined);
	return [{ alternatives, kind, isLight: false, from, to, stem: language.stem(word), isStopWord }];
}

function readTokens(query: string, language: QueryLanguage): Token[] {
	const isOpen = query === query.trimEnd();
	const tokens: Omit<Token, 'isLast'>[] = [];
	let end = 0;
	for (const code of findCodes(query)) {
		tokens.push(...readWords(query.slice(end, code.from), end, language), ...readCode(query, code, language));
		end = code.to;
	}
	tokens.push(...readWords(query.slice(end), end, language));
	return tokens.map((token) => ({ ...token, isLast: isOpen && token.to === query.length }));
}

function findPhrase(tokens: readonly Token[], at: number, { synonyms }: QueryLanguage): QueryTerm | undefined {
	for (let length = Math.min(MAX_PHRASE, tokens.length - at); length > 0; length -= 1) {
		const phrase = tokens.slice(at, at + length);
		const key = phrase.map((token) => token.stem).join(' ');
		const ways = synonyms.ways.get(key);
		const [first, last] = [phrase[0], phrase.at(-1)];
		if (!ways || !first || !last) continue;
		const typed = length === 1 ? first.alternatives : [createTyped(phrase.flatMap(getFirstWords))];
		const others = ways.map((words) => ({ words, weight: SYNONYM, isSynonym: true }));
		const kind = length === 1 ? first.kind : 'phrase';
		return {
			alternatives: [...typed, ...others],
			kind,
			isLight: false,
			isLast: last.isLast,
			from: first.from,
			to: last.to,
		};
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
	if (terms.length === 0) return { terms: stopWords, stopWords: [] };
	// Where there is nothing else, a light word is what the reader looks for.
	const areAllLight = terms.every(({ isLight }) => isLight);
	return { terms: areAllLight ? terms.map((term) => ({ ...term, isLight: false })) : terms, stopWords };
}
