import type { BuiltEngine } from './build-engine.ts';
import { type ExpandedTerm, expandTerm, type SearchStage } from './expand.ts';
import { fold } from './fold.ts';
import type { QueryTerm } from './parse-query.ts';

/** An article that was found, by its place in the index. */
export interface ScoredArticle {
	place: number;
	score: number;
	/** The words of it that were meant. */
	terms: string[];
}

/** What a query found in one stage, best first. */
export interface RankedResult {
	queryTerms: QueryTerm[];
	/** For each wish the words that it may be found by. */
	wordsByTerm: ExpandedTerm['words'][];
	scored: ScoredArticle[];
	isPartial: boolean;
}

/** How much of the best score what has only some of the words must reach. */
const WORTH_SHOWING = 0.35;
/** A title that is the query, or begins as it. */
const SAME_TITLE = 4;
const SAME_START = 1.15;
/** A title that has all that was asked for; without it, one that has the word in a tag and a heading would come before. */
const WHOLE_TITLE = 1.6;
/** More are not looked at letter by letter. */
const CLOSE_LOOK = 300;
/** Scores that differ by less than about 3 % are a tie, which readers have decided by what they read most. */
const TIE = 24;

const level = (score: number) => Math.round(Math.log2(score) * TIE);

function boostTitleMatches({ index }: BuiltEngine, scored: ScoredArticle[], query: string): ScoredArticle[] {
	const asked = fold(query).trim();
	for (const one of scored.slice(0, CLOSE_LOOK)) {
		const title = fold(index.title[one.place] ?? '');
		if (title.startsWith(asked)) one.score *= title === asked ? SAME_TITLE : SAME_START;
	}
	return scored;
}

/** Asks the index for what has all of the wishes; in the `loose` stage, for what has some. */
export function rankArticles(
	built: BuiltEngine,
	queryTerms: QueryTerm[],
	stage: SearchStage,
	query: string,
): RankedResult {
	const expanded = queryTerms.map((wish) => expandTerm(wish, stage, built.vocabulary));
	const wordsByTerm = expanded.map((each) => each.words);
	const isLoose = stage === 'loose';
	const isHopeless = !isLoose && wordsByTerm.some((words) => words.size === 0);
	const queries = expanded.map((each) => each.query);
	const raw = isHopeless ? [] : built.engine.search({ queries, combineWith: isLoose ? 'OR' : 'AND' });
	const scored = raw.map(({ id, score, terms, queryTerms, match }): ScoredArticle => {
		const inTitle = (term: string) => match[term]?.includes('title');
		const isWhole = wordsByTerm.every((words) => terms.some((term) => words.has(term) && inTitle(term)));
		const met = isLoose
			? wordsByTerm.filter((words) => terms.some((term) => words.has(term))).length
			: isWhole
				? WHOLE_TITLE
				: 1;
		// MiniSearch takes each spelling for a wish of its own; what counts is how many wishes are met.
		return { place: Number(id), score: (score / Math.max(1, queryTerms.length)) * met, terms };
	});
	boostTitleMatches(
		built,
		scored.sort((a, b) => b.score - a.score),
		query,
	);
	scored.sort((a, b) => level(b.score) - level(a.score) || a.place - b.place);
	const least = isLoose ? (scored[0]?.score ?? 0) * WORTH_SHOWING : 0;
	return {
		queryTerms,
		wordsByTerm,
		scored: scored.filter(({ score }) => score >= least),
		isPartial: isLoose && queryTerms.length > 1,
	};
}
