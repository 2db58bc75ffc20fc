import { buildEngine } from './build-engine.ts';
import { correctQuery, regroupWords, suggestQuery } from './correction.ts';
import type { Piece } from './highlight.ts';
import { type QuickIndex, readQuickIndex } from './index-format.ts';
import { parseQuery, parseSynonyms } from './parse-query.ts';
import { type RankedResult, rankArticles } from './rank.ts';
import { createQuickRow, type QuickRow } from './result-row.ts';

export type { Piece, QuickRow };
export { type QuickIndex, readQuickIndex };

/** What a query found. */
export interface QuickAnswer {
	/** The best ones, as many as asked for. */
	rows: QuickRow[];
	/** How many articles there are in all. */
	total: number;
	/** For each category that has any, how many; the most first. Never narrowed. */
	categories: { name: string; count: number }[];
	/** The query as it was understood, where words of it were taken for others: to be shown, and asked of the full text. */
	corrected: string | undefined;
	/** Whether no article has all the words, and these have some. */
	isPartial: boolean;
}

/** What may be said besides the query. */
export interface QuickOptions {
	/** How many rows; 8 unless told. */
	limit?: number;
	/** Only articles of the category with this name. */
	category?: string | undefined;
}

/** Finds articles by titles, tags, headings and categories, and forgives. */
export interface QuickSearch {
	search(query: string, options?: QuickOptions): QuickAnswer;
	/** A query near one that found nothing, further from it than is taken for it unasked; `undefined` where there is none. */
	suggest(query: string): string | undefined;
}

/** Lets the browser, or a server's other requests, go first. */
const nextTurn = () => new Promise<void>((resolve) => setTimeout(resolve));

const NOTHING: Omit<RankedResult, 'queryTerms'> = { wordsByTerm: [], scored: [], isPartial: false };

/**
 * Builds the search, in slices so that no task is long; `pause` is waited for between them.
 * It needs nothing but the language itself, so it runs in pages, workers and Node alike, and no page's own `Array.from` or
 * additions to prototypes reach it.
 */
export async function createQuickSearch(
	index: QuickIndex,
	pause: () => Promise<unknown> = nextTurn,
): Promise<QuickSearch> {
	const built = await buildEngine(index, pause);
	const { vocabulary } = built;
	const synonyms = parseSynonyms(index.synonyms);
	const getCategoryName = (place: number) => index.categories[index.category[place] ?? -1]?.[0] ?? '';

	/** As typed; else with words parted, joined or corrected; else any of its words. The first that finds something. */
	const find = (query: string): { result: RankedResult; understood: string } => {
		const queryTerms = parseQuery(query, synonyms);
		if (queryTerms.length === 0) return { result: { ...NOTHING, queryTerms }, understood: query };
		const typed = rankArticles(built, queryTerms, 'typed', query);
		if (typed.scored.length > 0) return { result: typed, understood: query };
		const other = regroupWords(query, queryTerms, vocabulary);
		const regular = other === undefined ? undefined : rankArticles(built, parseQuery(other, synonyms), 'typed', other);
		if (other !== undefined && regular && regular.scored.length > 0) return { result: regular, understood: other };
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
			const better = correctQuery(understood, result.queryTerms, vocabulary, {
				terms: result.scored[0]?.terms ?? [],
				texts,
			});
			return {
				rows,
				total: kept.length,
				categories: [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count),
				corrected: better ?? (understood === query ? undefined : understood),
				isPartial: result.isPartial,
			};
		},
		suggest: (query) => suggestQuery(query, parseQuery(query, synonyms), vocabulary),
	};
}
