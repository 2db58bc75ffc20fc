import type { StemFunction } from '../words/stems.ts';
import { extractTitleTerms } from '../words/terms.ts';
import { type QuickIndex, readQuickArticle } from './index-format.ts';
import { Vocabulary } from './vocabulary.ts';

/** How much a match counts in a title. */
export const TITLE_WEIGHT = 1;
/** How much a match counts in the other fields. */
const FIELD_WEIGHTS = { title: TITLE_WEIGHT, tags: 0.8, headings: 0.55, category: 0.4 };
/** Milliseconds of work before a pause. Browsers count a task of more than 50 ms as long. */
const SLICE = 8;

/** An article with a word, by its place. `weight`: of the best field that has it. */
export interface WordPlace {
	place: number;
	weight: number;
}

/** The words of titles, tags, headings and categories, and the articles that have them. */
export interface TitleIndex {
	index: QuickIndex;
	vocabulary: Vocabulary;
	/** For each word, the articles that have it, in ascending order. */
	places: ReadonlyMap<string, readonly WordPlace[]>;
	/** For each stem, the words that have it. */
	words: ReadonlyMap<string, readonly string[]>;
	/** How many words each title has, stop words aside. */
	titleLengths: readonly number[];
	/** How many articles are in the index. */
	size: number;
}

/** Indexes the articles one by one, and awaits `pause` after each slice of 8 ms. */
export async function buildTitleIndex(
	index: QuickIndex,
	stem: StemFunction,
	isStopWord: (word: string) => boolean,
	pause: () => Promise<unknown>,
): Promise<TitleIndex> {
	const places = new Map<string, WordPlace[]>();
	const words = new Map<string, string[]>();
	const titleLengths: number[] = [];
	const known = new Map<string, string[]>();
	const getTerms = (text: string) => {
		const terms = known.get(text) ?? extractTitleTerms(text);
		known.set(text, terms);
		return terms;
	};
	const learn = (word: string) => {
		const stemmed = stem(word);
		const same = words.get(stemmed);
		if (same) same.push(word);
		else words.set(stemmed, [word]);
		const list: WordPlace[] = [];
		places.set(word, list);
		return list;
	};
	let start = performance.now();
	for (let place = 0; place < index.title.length; place += 1) {
		const { title, tags, headings, category } = readQuickArticle(index, place);
		const add = (terms: readonly string[], weight: number) => {
			for (const term of terms) {
				const list = places.get(term) ?? learn(term);
				// The fields come in the order of their weights.
				if (list.at(-1)?.place !== place) list.push({ place, weight });
			}
		};
		const titleTerms = extractTitleTerms(title);
		titleLengths.push(titleTerms.filter((term) => !isStopWord(term)).length);
		add(titleTerms, FIELD_WEIGHTS.title);
		for (const tag of tags) add(getTerms(tag), FIELD_WEIGHTS.tags);
		for (const { text } of headings) add(getTerms(text), FIELD_WEIGHTS.headings);
		add(getTerms(category), FIELD_WEIGHTS.category);
		if (performance.now() - start < SLICE) continue;
		await pause();
		start = performance.now();
	}
	const counts = new Map<string, number>();
	for (const [word, list] of places) counts.set(word, list.length);
	for (const word of index.words.split(' ')) {
		if (!word || counts.has(word)) continue;
		counts.set(word, 0);
		learn(word);
	}
	return { index, vocabulary: new Vocabulary(counts), places, words, titleLengths, size: index.title.length };
}
