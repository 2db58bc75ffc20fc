import { LEVELS, type TermTable } from '../text/text-format.ts';
import type { StemFunction } from '../words/stems.ts';
import { createTermExtractor } from '../words/terms.ts';

/** An article's text by field. */
export interface ArticleText {
	title: string;
	headings: string;
	tags: string;
	category: string;
	description: string;
	body: string;
}

interface FieldWeight {
	/** How much a word counts in this field. */
	weight: number;
	/** How much the field's length counts, from 0 to 1: a word in a short title says more than one in a long text. */
	length: number;
}

const FIELDS: Readonly<Record<keyof ArticleText, FieldWeight>> = {
	title: { weight: 5, length: 0.6 },
	headings: { weight: 3, length: 0.5 },
	tags: { weight: 4, length: 0.5 },
	category: { weight: 1, length: 0 },
	description: { weight: 2, length: 0.5 },
	body: { weight: 1, length: 0.6 },
};
const FIELD_NAMES = Object.keys(FIELDS) as (keyof ArticleText)[]; // `Object.keys` returns `string[]`; these are the keys of the object above.
/** How soon more of the same word counts less. */
const SATURATION = 1.2;

/** Which terms are kept. */
export interface TermChoice {
	stem: StemFunction;
	isStopWord(stem: string): boolean;
	/** The most terms of an article; those that say most about it are kept. */
	mostPerArticle: number;
}

interface Posting {
	term: string;
	place: number;
	share: number;
}

function addCounts(weights: Map<string, number>, terms: readonly string[], weight: number): void {
	for (const term of terms) weights.set(term, (weights.get(term) ?? 0) + weight);
}

/** The share that BM25F gives each term of each article, between 0 and 1. */
function weighTerms(texts: readonly ArticleText[], { stem, isStopWord }: TermChoice): Posting[][] {
	const extractTerms = createTermExtractor(stem);
	const terms = texts.map((text) => FIELD_NAMES.map((field) => extractTerms(text[field])));
	const averages = FIELD_NAMES.map((_, field) =>
		Math.max(1, terms.reduce((sum, fields) => sum + (fields[field]?.length ?? 0), 0) / Math.max(1, texts.length)),
	);
	return terms.map((fields, place) => {
		const weights = new Map<string, number>();
		for (const [at, name] of FIELD_NAMES.entries()) {
			const { weight, length } = FIELDS[name];
			const list = fields[at] ?? [];
			addCounts(weights, list, weight / (1 - length + (length * list.length) / (averages[at] ?? 1)));
		}
		return [...weights]
			.filter(([term]) => !isStopWord(term))
			.map(([term, weight]) => ({ term, place, share: weight / (SATURATION + weight) }));
	});
}

/** The postings of an article that say most about it: its rarer and more frequent terms. */
function choosePostings(postings: readonly Posting[], counts: ReadonlyMap<string, number>, most: number): Posting[] {
	if (postings.length <= most) return [...postings];
	const say = ({ term, share }: Posting) => share / Math.log2(2 + (counts.get(term) ?? 0));
	return postings.toSorted((a, b) => say(b) - say(a)).slice(0, most);
}

/** Creates the table of terms of some articles: for each term, how much of each article it makes up. */
export function createTermTable(texts: readonly ArticleText[], choice: TermChoice): TermTable {
	const articles = weighTerms(texts, choice);
	const counts = new Map<string, number>();
	for (const { term } of articles.flat()) counts.set(term, (counts.get(term) ?? 0) + 1);
	const table = new Map<string, { places: number[]; levels: number[] }>();
	for (const postings of articles) {
		for (const { term, place, share } of choosePostings(postings, counts, choice.mostPerArticle)) {
			const row = table.get(term) ?? { places: [], levels: [] };
			table.set(term, row);
			row.places.push(place);
			row.levels.push(Math.max(1, Math.ceil(LEVELS * share)));
		}
	}
	return [...table].sort(([one], [other]) => (one < other ? -1 : 1));
}
