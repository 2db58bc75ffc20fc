import { buildEngine } from './build-engine.ts';
import { correctQuery, regroupWords, suggestQuery } from './correction.ts';
import type { Piece } from './highlight.ts';
import { type QuickIndex, readQuickIndex } from './index-format.ts';
import { parseQuery, parseSynonyms } from './parse-query.ts';
import { type RankedResult, rankArticles } from './rank.ts';
import { createQuickRow, type QuickRow } from './result-row.ts';

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
	/** The query with corrected words, if any were corrected: shown to the reader, and used for the full text. */
	corrected: string | undefined;
	/** True if no article has all the words, and the rows have some of them. */
	isPartial: boolean;
}

/** Options of a search. */
export interface QuickOptions {
	/** The most rows; 8 by default. */
	limit?: number;
	/** Finds only articles of the category with this name. */
	category?: string | undefined;
}

/** Finds articles by titles, tags, headings and categories, and tolerates typos. */
export interface QuickSearch {
	search(query: string, options?: QuickOptions): QuickAnswer;
	/**
	 * A similar query for one that found nothing, too different for automatic correction; `undefined` if there is none.
	 */
	suggest(query: string): string | undefined;
}

/** Lets the browser, or other requests of a server, run in between. */
const nextTurn = () => new Promise<void>((resolve) => setTimeout(resolve));

const EMPTY_RESULT: Omit<RankedResult, 'queryTerms'> = { wordsByTerm: [], scored: [], isPartial: false };

/**
 * Builds the search in slices, so that no task is long; `pause` is awaited between them. It uses only the language
 * itself, so it runs in pages, workers and Node alike, and still works on a page that replaces `Array.from` or extends
 * prototypes.
 */
export async function createQuickSearch(
	index: QuickIndex,
	pause: () => Promise<unknown> = nextTurn,
): Promise<QuickSearch> {
	const built = await buildEngine(index, pause);
	const { vocabulary } = built;
	const synonyms = parseSynonyms(index.synonyms);
	const getCategoryName = (place: number) => index.categories[index.category[place] ?? -1]?.[0] ?? '';

	/**
	 * Tries the query as typed, then with words split or joined, then corrected, then any of its words, until something
	 * is found.
	 */
	const find = (query: string): { result: RankedResult; understood: string } => {
		const queryTerms = parseQuery(query, synonyms);
		if (queryTerms.length === 0) return { result: { ...EMPTY_RESULT, queryTerms }, understood: query };
		const typed = rankArticles(built, queryTerms, 'typed', query);
		if (typed.scored.length > 0) return { result: typed, understood: query };
		const regrouped = regroupWords(query, queryTerms, vocabulary);
		const regroupedResult =
			regrouped === undefined ? undefined : rankArticles(built, parseQuery(regrouped, synonyms), 'typed', regrouped);
		if (regrouped !== undefined && regroupedResult && regroupedResult.scored.length > 0)
			return { result: regroupedResult, understood: regrouped };
		const corrected = rankArticles(built, queryTerms, 'corrected', query);
		return {
			result: corrected.scored.length > 0 ? corrected : rankArticles(built, queryTerms, 'loose', query),
			understood: query,
		};
	};
	return {
		search: (query, { limit = 8, category } = {}) => {
			const { result, understood } = find(query);
			const counts = new Map<string, number>();
			for (const { place } of result.scored)
				counts.set(getCategoryName(place), (counts.get(getCategoryName(place)) ?? 0) + 1);
			const kept = category ? result.scored.filter(({ place }) => getCategoryName(place) === category) : result.scored;
			const rows = kept.slice(0, limit).map(({ place }) => createQuickRow(index, place, result));
			const texts = rows.flatMap(({ title, heading }) => [title, heading?.text ?? '']);
			const correction = correctQuery(understood, result.queryTerms, vocabulary, {
				terms: result.scored[0]?.terms ?? [],
				texts,
			});
			return {
				rows,
				total: kept.length,
				categories: [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count),
				corrected: correction ?? (understood === query ? undefined : understood),
				isPartial: result.isPartial,
			};
		},
		suggest: (query) => suggestQuery(query, parseQuery(query, synonyms), vocabulary),
	};
}
