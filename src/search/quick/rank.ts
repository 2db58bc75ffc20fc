import { fold } from '../words/fold.ts';
import { matchTerm, type SearchedIndexes, type TermMatches, type WeightedWords } from './match-term.ts';
import type { ParsedQuery, QueryTerm } from './parse-query.ts';

/** An article that matches, by its place in the index. */
export interface ScoredArticle {
	place: number;
	score: number;
	/** The score without what titles are raised by. */
	plain: number;
	/** How many of the query's terms it has. */
	met: number;
}

/** The result of a search, best first. */
export interface RankedResult {
	queryTerms: readonly QueryTerm[];
	/** For each query term, the words of titles, tags, headings and categories that match it. */
	wordsByTerm: readonly WeightedWords[];
	scored: readonly ScoredArticle[];
	/** True if no article has all the terms. */
	isPartial: boolean;
}

/** How much a match in a tag, heading or category counts beside one in the text. */
const FIELDS = 0.6;
/** How much a title counts for the share of its words that match, and how little it matters how large that share is. */
const TITLE = 0.8;
const TITLE_POWER = 0.25;
/** How much it matters that an article has all terms, the rare ones above all. */
const COVERAGE_POWER = 0.5;
/** What a title is raised by that has all terms and nothing else. */
const WHOLE_TITLE = 0.6;
/** Factors for a title that is the query, or begins with it. */
const SAME_TITLE = 3;
const SAME_START = 1.15;
/** What a title is raised by that has all stop words of the query too. */
const STOP_WORDS = 0.3;
/** An article must reach this share of the best plain score; less where no article has all terms. */
const MIN_SHARE_OF_BEST = 0.3;
const MIN_SHARE_OF_PARTIAL = 0.12;
/** Scores within about 3% of each other are a tie, which the more-read article wins: 2^(1/24) is 1.03. */
const LEVELS_PER_DOUBLING = 24;

const roundScore = (score: number) => Math.round(Math.log2(score) * LEVELS_PER_DOUBLING);

/** The part of the stop words that a title has, from 0 to 1; the rare ones count more. */
function shareOfStopWords(place: number, stopWords: readonly TermMatches[]): number {
	const sum = (list: readonly TermMatches[]) => list.reduce((total, { rarity }) => total + rarity, 0);
	return stopWords.length === 0 ? 0 : sum(stopWords.filter(({ titles }) => titles.has(place))) / sum(stopWords);
}

function scoreArticle(
	place: number,
	matched: readonly TermMatches[],
	asked: string,
	needed: number,
	{ titles }: SearchedIndexes,
): ScoredArticle {
	let [score, met, metRarity, allRarity, inFields, inTitle, titleScore] = [0, 0, 0, 0, 0, 0, 0];
	for (const { fields, titles: names, text, rarity, isLight } of matched) {
		allRarity += rarity;
		const [field, name, share] = [fields.get(place) ?? 0, names.get(place) ?? 0, text.get(place) ?? 0];
		if (field === 0 && share === 0) continue;
		if (!isLight) met += 1;
		metRarity += rarity;
		score += rarity * Math.max(FIELDS * field, share);
		titleScore += rarity * name;
		if (field > 0 && !isLight) inFields += 1;
		if (name > 0) inTitle += 1;
	}
	const length = Math.max(1, titles.titleLengths[place] ?? 1);
	score += TITLE * titleScore * Math.min(1, inTitle / length) ** TITLE_POWER;
	score *= (metRarity / allRarity) ** COVERAGE_POWER;
	const plain = score;
	if (inFields === needed) {
		score *= 1 + WHOLE_TITLE * Math.min(1, needed / length);
		const title = fold(titles.index.title[place] ?? '');
		if (title.startsWith(asked)) score *= title === asked ? SAME_TITLE : SAME_START;
	}
	return { place, score, plain, met };
}

/**
 * Finds the articles that have any of the query terms, those first that have more of them, rarer ones, and those in
 * their titles. `isUnknown`: whether no title or text has a term.
 */
export function rankArticles(
	{ terms, stopWords }: ParsedQuery,
	isUnknown: (term: QueryTerm) => boolean,
	query: string,
	indexes: SearchedIndexes,
): RankedResult {
	const matched = terms.map((term) => matchTerm(term, isUnknown(term), indexes));
	const matchedStopWords = stopWords.map((term) => matchTerm(term, false, indexes));
	const places = new Set(matched.flatMap(({ fields, text }) => [...fields.keys(), ...text.keys()]));
	const asked = fold(query).trim();
	const needed = matched.filter(({ isLight }) => !isLight).length;
	const scored = [...places]
		.map((place) => {
			const scored = scoreArticle(place, matched, asked, needed, indexes);
			return { ...scored, score: scored.score * (1 + STOP_WORDS * shareOfStopWords(place, matchedStopWords)) };
		})
		.sort((a, b) => roundScore(b.score) - roundScore(a.score) || a.place - b.place);
	const isPartial = needed > 1 && !scored.some(({ met }) => met === needed);
	const best = scored.reduce((most, { plain }) => Math.max(most, plain), 0);
	const least = best * (isPartial ? MIN_SHARE_OF_PARTIAL : MIN_SHARE_OF_BEST);
	const isKept = ({ plain, met }: ScoredArticle) => plain >= least || met === needed;
	return {
		queryTerms: terms,
		wordsByTerm: matched.map(({ words }) => words),
		scored: scored.filter(isKept),
		isPartial,
	};
}
