import { TextIndex } from '../text/text-index.ts';
import { createStemmer, type StemFunction } from '../words/stems.ts';
import { correctQuery, isUnknownTerm, regroupWords, suggestQuery } from './correction.ts';
import { createExcerpt } from './excerpt.ts';
import type { Piece } from './highlight.ts';
import { type QuickIndex, readQuickIndex } from './index-format.ts';
import type { SearchedIndexes } from './match-term.ts';
import { type ParsedQuery, parseQuery, parseSynonyms, type QueryLanguage, type QueryTerm } from './parse-query.ts';
import { createPersonFinder } from './person.ts';
import { type RankedResult, rankArticles } from './rank.ts';
import { createQuickRow, type QuickRow } from './result-row.ts';
import { buildTitleIndex } from './title-index.ts';

export type { Piece, QuickRow };
export { type QuickIndex, readQuickIndex };

/** The result of a search. */
export interface QuickAnswer {
	/** The best rows, up to the limit. */
	rows: QuickRow[];
	/** How many articles match in all. */
	total: number;
	/** How many matching articles each category has, the largest first; not narrowed by `category`. */
	categories: { name: string; count: number }[];
	/** The query with a corrected word, if one was corrected: the rows are those of this query. */
	corrected: string | undefined;
	/** The query with several corrected words, to be offered to the reader. */
	suggestion: string | undefined;
	/** True if no article has all the words, and the rows have some of them. */
	isPartial: boolean;
	/** Whether the reader wants a person and not an article. */
	wantsPerson: boolean;
}

/**
 * Whether rows that were found without the text can be shown: titles, tags and headings have all words as typed, and
 * what the text adds can stand below them.
 */
export function isCertain({
	total,
	isPartial,
	corrected,
	suggestion,
}: Omit<QuickAnswer, 'rows' | 'wantsPerson'>): boolean {
	return total > 0 && !isPartial && corrected === undefined && suggestion === undefined;
}

/** Options of a search. */
export interface QuickOptions {
	/** The most rows; 8 by default. */
	limit?: number;
	/** Finds only articles of the category with this name. */
	category?: string | undefined;
}

/** Finds articles by questions, words and beginnings of words, and tolerates errors. */
export interface QuickSearch {
	search(query: string, options?: QuickOptions): QuickAnswer;
	/** A similar query for one that found little, too different for automatic correction; `undefined` if there is none. */
	suggest(query: string): string | undefined;
	/** The terms of the text index that a search for this query looks up. */
	listTextTerms(query: string): string[];
	/** The words to search for, without stop words. */
	removeStopWords(query: string): string;
	/** The sentence that answers the query best, with the matching words marked. */
	createExcerpt(query: string, sentences: readonly string[]): Piece[];
}

/** What a search is built with. */
export interface QuickSearchParts {
	/** The index of the whole text. Until its parts are added, only titles, tags, headings and categories are searched. */
	text?: TextIndex;
	/** Awaited between two slices of work. */
	pause?: () => Promise<unknown>;
}

/** Lets the browser, or other requests of a server, run in between. */
const nextTurn = () => new Promise<void>((resolve) => setTimeout(resolve));

const NOTHING: Omit<RankedResult, 'queryTerms'> = { wordsByTerm: [], scored: [], isPartial: false };

type Language = Omit<QueryLanguage, 'isKnownTerm'>;

function createLanguage({ stopWords, lightWords, stems, synonyms }: QuickIndex): Language {
	const stem = createStemmer(stems);
	const [all, light] = [new Set(stopWords.split(' ')), new Set(lightWords.split(' '))];
	return {
		stem,
		isStopWord: (word) => all.has(word),
		isLightWord: (word) => light.has(word),
		synonyms: parseSynonyms(synonyms, stem),
	};
}

/** A query as it was understood, with its result. */
interface Understood {
	query: string;
	unknown: QueryTerm[];
	result: RankedResult;
}

function createFinder(indexes: SearchedIndexes, language: QueryLanguage, isOrdinaryWord: (word: string) => boolean) {
	const findUnknown = ({ terms }: ParsedQuery) => terms.filter((term) => isUnknownTerm(term, indexes, isOrdinaryWord));
	const rank = (query: string, parsed: ParsedQuery, unknown: readonly QueryTerm[]): RankedResult =>
		parsed.terms.length === 0
			? { ...NOTHING, queryTerms: [] }
			: rankArticles(parsed, (term) => unknown.includes(term), query, indexes);
	/** Reads the query as typed, or with words split or joined if that makes all of them known. */
	const understand = (query: string): Understood => {
		const parsed = parseQuery(query, language);
		const unknown = findUnknown(parsed);
		const regrouped = regroupWords(query, parsed.terms, unknown, indexes);
		if (regrouped !== undefined) {
			const other = parseQuery(regrouped, language);
			const stillUnknown = findUnknown(other);
			const result = rank(regrouped, other, stillUnknown);
			if (stillUnknown.length <= unknown.length && result.scored.length > 0 && !result.isPartial)
				return { query: regrouped, unknown: stillUnknown, result };
		}
		return { query, unknown, result: rank(query, parsed, unknown) };
	};
	return { understand, findUnknown };
}

/** A single letter of a word says nothing about a text. */
const isLookedUp = ({ kind, alternatives }: QueryTerm) =>
	kind !== 'word' || (alternatives[0]?.words[0] ?? '').length > 1;

/** The terms as typed: on a large site, each synonym would request one more part of the text index. */
function listTerms({ terms }: ParsedQuery, stem: StemFunction): string[] {
	return terms
		.filter(isLookedUp)
		.flatMap(({ alternatives }) => alternatives.flatMap(({ words, isSynonym }) => (isSynonym ? [] : words.map(stem))));
}

/**
 * Builds the search in slices, so that no task is long. It uses only the language itself, so it runs in pages, workers
 * and Node alike, and still works on a page that replaces `Array.from` or extends prototypes.
 */
export async function createQuickSearch(
	index: QuickIndex,
	{ text = new TextIndex(), pause = nextTurn }: QuickSearchParts = {},
): Promise<QuickSearch> {
	const rules = createLanguage(index);
	const titles = await buildTitleIndex(index, rules.stem, rules.isStopWord, pause);
	const { stem, isStopWord } = rules;
	const indexes: SearchedIndexes = { titles, text, stem, isStopWord };
	const isKnownTerm = (term: string) => titles.places.has(term) || text.count(term) > 0;
	const language: QueryLanguage = { ...rules, isKnownTerm };
	const ordinary = new Set(index.ordinaryWords.split(' '));
	/** Of a phrase, the words that are no stop words. */
	const listMarked = (words: readonly string[]) =>
		words.length > 1 ? words.filter((word) => !isStopWord(word)) : words;
	const { understand, findUnknown } = createFinder(indexes, language, (word) => ordinary.has(word));
	const wantsPerson = createPersonFinder(index.person, language);
	const getCategoryName = (place: number) => index.categories[index.category[place] ?? -1]?.[0] ?? '';

	return {
		search: (query, { limit = 8, category } = {}) => {
			const { query: understood, unknown, result } = understand(query);
			const counts = new Map<string, number>();
			for (const { place } of result.scored)
				counts.set(getCategoryName(place), (counts.get(getCategoryName(place)) ?? 0) + 1);
			const kept = category ? result.scored.filter(({ place }) => getCategoryName(place) === category) : result.scored;
			const rows = kept.slice(0, limit).map(({ place }) => createQuickRow(index, place, result));
			const best = result.scored[0]?.place;
			const isInBest = (word: string) => titles.places.get(word)?.some(({ place }) => place === best) ?? false;
			const spellings = rows.flatMap(({ title, headings }) => [title, ...headings.map((heading) => heading.text)]);
			const correction = correctQuery(understood, unknown, indexes, isInBest, spellings);
			const isQuestion = correction !== undefined && correction.count > 1;
			return {
				rows,
				total: kept.length,
				categories: [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count),
				corrected: isQuestion ? undefined : (correction?.query ?? (understood === query ? undefined : understood)),
				suggestion: isQuestion ? correction.query : undefined,
				isPartial: result.isPartial,
				wantsPerson: wantsPerson(query),
			};
		},
		suggest: (query) => suggestQuery(query, findUnknown(parseQuery(query, language)), indexes),
		removeStopWords: (query) => {
			const { terms } = parseQuery(query, language);
			return [...new Set(terms.map(({ from, to }) => query.slice(from, to)))].join(' ');
		},
		createExcerpt: (query, sentences) => {
			const { query: understood, result } = understand(query);
			const { terms } = parseQuery(understood, language);
			// A corrected word is marked too.
			const words = result.wordsByTerm.map((found) => [...found.keys()]);
			const withFound = terms.map((term, at) => ({
				...term,
				alternatives: [
					...term.alternatives.map((each) => ({ ...each, words: listMarked(each.words) })),
					...(words[at] ?? []).map((word) => ({ words: [word], weight: 1, isSynonym: true })),
				],
			}));
			return createExcerpt(sentences, withFound, language.stem);
		},
		listTextTerms: (query) => listTerms(parseQuery(query, language), language.stem),
	};
}
