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

function addCounts(weights: Map<string, number>, terms: readonly string[], weight: number): void {
	for (const term of terms) weights.set(term, (weights.get(term) ?? 0) + weight);
}

/** The terms of an article by field, in the order of `FIELD_NAMES`. */
type FieldTerms = readonly (readonly string[])[];

/** What has to be known about all articles before one can be weighed. */
interface Totals {
	/** The mean length of each field, in terms. */
	lengths: readonly number[];
	/** How many articles have a term. */
	counts: ReadonlyMap<string, number>;
}

function sumUp(articles: number, readTerms: (place: number) => FieldTerms): Totals {
	const lengths = FIELD_NAMES.map(() => 0);
	const counts = new Map<string, number>();
	for (let place = 0; place < articles; place += 1) {
		const fields = readTerms(place);
		for (const [at, terms] of fields.entries()) lengths[at] = (lengths[at] ?? 0) + terms.length;
		for (const term of new Set(fields.flat())) counts.set(term, (counts.get(term) ?? 0) + 1);
	}
	return { lengths: lengths.map((length) => Math.max(1, length / Math.max(1, articles))), counts };
}

/** The share that BM25F gives each term of an article, between 0 and 1. */
function weighTerms(fields: FieldTerms, { lengths }: Totals): [term: string, share: number][] {
	const weights = new Map<string, number>();
	for (const [at, name] of FIELD_NAMES.entries()) {
		const { weight, length } = FIELDS[name];
		const terms = fields[at] ?? [];
		addCounts(weights, terms, weight / (1 - length + (length * terms.length) / (lengths[at] ?? 1)));
	}
	return [...weights].map(([term, weight]) => [term, weight / (SATURATION + weight)]);
}

/**
 * Creates the table of terms of some articles: for each term, how much of each article it makes up. The text of an
 * article is read twice if not all terms are kept, because the terms of a large site take much memory.
 */
export function createTermTable<Item>(
	articles: readonly Item[],
	readText: (article: Item) => ArticleText,
	{ stem, isStopWord, mostPerArticle }: TermChoice,
): TermTable {
	const extractTerms = createTermExtractor(stem);
	const known: FieldTerms[] = [];
	const readTerms = (place: number): FieldTerms => {
		const article = articles[place];
		if (known[place] || article === undefined) return known[place] ?? [];
		const text = readText(article);
		const terms = FIELD_NAMES.map((field) => extractTerms(text[field]).filter((term) => !isStopWord(term)));
		if (mostPerArticle === Number.POSITIVE_INFINITY) known[place] = terms;
		return terms;
	};
	const totals = sumUp(articles.length, readTerms);
	const say = ([term, share]: readonly [string, number]) => share / Math.log2(2 + (totals.counts.get(term) ?? 0));
	const table = new Map<string, { places: number[]; levels: number[] }>();
	for (let place = 0; place < articles.length; place += 1) {
		const terms = weighTerms(readTerms(place), totals);
		const kept = terms.length > mostPerArticle ? terms.sort((a, b) => say(b) - say(a)).slice(0, mostPerArticle) : terms;
		for (const [term, share] of kept) {
			const row = table.get(term) ?? { places: [], levels: [] };
			table.set(term, row);
			row.places.push(place);
			row.levels.push(Math.max(1, Math.ceil(LEVELS * share)));
		}
	}
	return [...table].sort(([one], [other]) => (one < other ? -1 : 1));
}
