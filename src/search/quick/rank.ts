import type { BuiltEngine } from './build-engine.ts';
import { type ExpandedTerm, expandTerm, type SearchStage } from './expand.ts';
import { fold } from './fold.ts';
import type { QueryTerm } from './parse-query.ts';

/** An article that matches, by its place in the index. */
export interface ScoredArticle {
	place: number;
	score: number;
	/** The words of it that match. */
	terms: string[];
}

/** The result of one stage, best first. */
export interface RankedResult {
	queryTerms: QueryTerm[];
	/** For each query term, the words of the index that match it. */
	wordsByTerm: ExpandedTerm['words'][];
	scored: ScoredArticle[];
	isPartial: boolean;
}

/** An article with only some of the words must reach this share of the best score. */
const MIN_SHARE_OF_BEST = 0.35;
/** Factors for a title that is the query, or begins with it. */
const SAME_TITLE = 4;
const SAME_START = 1.15;
/**
 * Factor for a title with all query terms. Without it, an article with the word in a tag and a heading would rank
 * higher.
 */
const WHOLE_TITLE = 1.6;
/** Only so many of the best articles have their titles compared with the query. */
const MAX_TITLE_CHECKS = 300;
/** Scores within about 3% of each other are a tie, which the more-read article wins: 2^(1/24) is 1.03. */
const LEVELS_PER_DOUBLING = 24;

const roundScore = (score: number) => Math.round(Math.log2(score) * LEVELS_PER_DOUBLING);

function boostTitleMatches({ index }: BuiltEngine, scored: ScoredArticle[], query: string): ScoredArticle[] {
	const asked = fold(query).trim();
	for (const one of scored.slice(0, MAX_TITLE_CHECKS)) {
		const title = fold(index.title[one.place] ?? '');
		if (title.startsWith(asked)) one.score *= title === asked ? SAME_TITLE : SAME_START;
	}
	return scored;
}

/** Finds the articles that match all query terms; in the `loose` stage, those that match some. */
export function rankArticles(
	built: BuiltEngine,
	queryTerms: QueryTerm[],
	stage: SearchStage,
	query: string,
): RankedResult {
	const expanded = queryTerms.map((queryTerm) => expandTerm(queryTerm, stage, built.vocabulary));
	const wordsByTerm = expanded.map((each) => each.words);
	const isLoose = stage === 'loose';
	const isHopeless = !isLoose && wordsByTerm.some((words) => words.size === 0);
	const queries = expanded.map((each) => each.query);
	const raw = isHopeless ? [] : built.engine.search({ queries, combineWith: isLoose ? 'OR' : 'AND' });
	const scored = raw.map(({ id, score, terms, queryTerms: spellings, match }): ScoredArticle => {
		const isInTitle = (term: string) => match[term]?.includes('title');
		const isWhole = wordsByTerm.every((words) => terms.some((term) => words.has(term) && isInTitle(term)));
		const boost = isLoose
			? wordsByTerm.filter((words) => terms.some((term) => words.has(term))).length
			: isWhole
				? WHOLE_TITLE
				: 1;
		// MiniSearch counts each spelling as a query term of its own; what matters is how many of our terms match.
		return { place: Number(id), score: (score / Math.max(1, spellings.length)) * boost, terms };
	});
	boostTitleMatches(
		built,
		scored.sort((a, b) => b.score - a.score),
		query,
	);
	scored.sort((a, b) => roundScore(b.score) - roundScore(a.score) || a.place - b.place);
	const least = isLoose ? (scored[0]?.score ?? 0) * MIN_SHARE_OF_BEST : 0;
	return {
		queryTerms,
		wordsByTerm,
		scored: scored.filter(({ score }) => score >= least),
		isPartial: isLoose && queryTerms.length > 1,
	};
}
