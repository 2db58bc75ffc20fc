import type { TextIndex } from '../text/text-index.ts';
import type { StemFunction } from '../words/stems.ts';
import type { Alternative, QueryTerm } from './parse-query.ts';
import { TITLE_WEIGHT, type TitleIndex } from './title-index.ts';

/** What is searched. */
export interface SearchedIndexes {
	titles: TitleIndex;
	text: TextIndex;
	stem: StemFunction;
	isStopWord(word: string): boolean;
}

/** Words of titles that match a query term, each with its weight from 0 to 1. */
export type WeightedWords = Map<string, number>;

/** Articles by their places, each with the weight of the best match from 0 to 1. */
type Matches = Map<number, number>;

/** The articles that a query term matches. */
export interface TermMatches {
	/** The words of titles, tags, headings and categories that match. */
	words: WeightedWords;
	/** Articles with such a word. */
	fields: Matches;
	/** Articles with such a word in the title. */
	titles: Matches;
	/** Articles with the term anywhere in the text. */
	text: Matches;
	/** How much the term says: more, the fewer articles have it. */
	rarity: number;
	isLight: boolean;
}

/** A word with another ending. */
const SAME_STEM = 0.9;
/** A longer word that begins with the stem of the typed one, such as a compound. */
const STEM_PREFIX = 0.5;
const MIN_STEM = 5;
/** A word that is part of a longer one. */
const PART = 0.3;
/** A word that was typed with errors. */
const FUZZY = 0.6;
/** A word that is less similar than the most similar one is multiplied by this for each further error. */
const FUZZY_DECAY = 0.4;
/** A word of the text that begins as typed, and one that is in the text for a word of a title. */
const TEXT_PREFIX = 0.5;
const TEXT_OF_WORD = 0.8;
/** The shortest beginning that is looked up in texts: shorter ones begin too many words. */
const MIN_TEXT_PREFIX = 3;
/** So little says even a word that is in every article. */
const LEAST_RARITY = 0.5;
/** What a light word says is multiplied by this. */
const LIGHT = 0.2;
/** Differences of rarity are a little evened out. */
const RARITY_POWER = 0.8;

/** A word that begins as typed weighs less the longer it is. */
function weighPrefixMatch(word: string, typed: string): number {
	return typed.length / (typed.length + 0.3 * Math.max(0, word.length - typed.length));
}

/** How much a word says that `count` of `size` articles have, after BM25's inverse document frequency. */
function weighRarity(count: number, size: number): number {
	return LEAST_RARITY + Math.log(1 + (size - count + 0.5) / (count + 0.5)) ** RARITY_POWER;
}

function hasStemPrefix(word: string, { vocabulary }: TitleIndex, stem: StemFunction): boolean {
	const stemmed = stem(word);
	return stemmed.length >= MIN_STEM && vocabulary.isPrefix(stemmed);
}

/** Whether titles or texts have a word, one with another ending, or one that begins with it or contains it. */
export function isKnownWord(word: string, isLast: boolean, { titles, text, stem }: SearchedIndexes): boolean {
	const { vocabulary } = titles;
	if (
		vocabulary.isPrefix(word) ||
		titles.words.has(stem(word)) ||
		hasStemPrefix(word, titles, stem) ||
		vocabulary.findContaining(word).length > 0
	)
		return true;
	return text.count(stem(word)) > 0 || (isLast && word.length >= MIN_TEXT_PREFIX && text.findByPrefix(word).length > 0);
}

function raise<Key>(weights: Map<Key, number>, key: Key, weight: number): void {
	if (weight > (weights.get(key) ?? 0)) weights.set(key, weight);
}

/** The words of titles that stand for a typed word; for one that is unknown, those that are similar. */
function findTitleWords(typed: string, term: QueryTerm, isUnknown: boolean, indexes: SearchedIndexes): WeightedWords {
	const { vocabulary, words } = indexes.titles;
	const found: WeightedWords = new Map();
	if (term.kind !== 'pair' || typed.length === 1) {
		for (const word of vocabulary.findByPrefix(typed)) raise(found, word, weighPrefixMatch(word, typed));
		if (term.kind !== 'pair') for (const word of vocabulary.findContaining(typed)) raise(found, word, PART);
	}
	const stem = indexes.stem(typed);
	for (const word of words.get(stem) ?? []) raise(found, word, SAME_STEM);
	if (term.kind === 'word' && stem.length >= MIN_STEM)
		for (const word of vocabulary.findByPrefix(stem)) raise(found, word, STEM_PREFIX * weighPrefixMatch(word, stem));
	if (vocabulary.has(typed)) raise(found, typed, 1);
	if (isUnknown) {
		const guesses = vocabulary.findSimilar(typed, term.isLast);
		const least = Math.min(...guesses.map(({ errors }) => errors));
		for (const { word, errors } of guesses) raise(found, word, FUZZY * FUZZY_DECAY ** (errors - least));
	}
	return found;
}

/** The words of titles with the same stem as a synonym. */
function findSynonymWords(word: string, { titles, stem }: SearchedIndexes): WeightedWords {
	return new Map((titles.words.get(stem(word)) ?? []).map((same) => [same, 1]));
}

/** The articles that have all of several words, each with the mean weight. */
function intersect(all: readonly Matches[]): Matches {
	const [first = new Map<number, number>(), ...others] = all;
	if (others.length === 0) return first;
	const both: Matches = new Map();
	for (const [place, weight] of first) {
		const rest = others.map((matches) => matches.get(place) ?? 0);
		if (rest.every(Boolean)) both.set(place, rest.reduce((sum, one) => sum + one, weight) / all.length);
	}
	return both;
}

function matchFields(words: WeightedWords, { places }: TitleIndex, isTitle: boolean): Matches {
	const matches: Matches = new Map();
	for (const [word, weight] of words) {
		for (const { place, weight: field } of places.get(word) ?? [])
			if (!isTitle || field === TITLE_WEIGHT) raise(matches, place, weight * field);
	}
	return matches;
}

/** `words`: the words of titles that stand for `typed`. */
function matchText(typed: string, words: WeightedWords, isOpen: boolean, { text, stem }: SearchedIndexes): Matches {
	const terms: WeightedWords = new Map([[stem(typed), 1]]);
	for (const [word, weight] of words) if (weight > PART) raise(terms, stem(word), weight * TEXT_OF_WORD);
	if (isOpen && typed.length >= MIN_TEXT_PREFIX)
		for (const word of text.findByPrefix(typed)) raise(terms, word, TEXT_PREFIX * weighPrefixMatch(word, typed));
	const matches: Matches = new Map();
	for (const [term, weight] of terms)
		text.forEachArticle(term, (place, share) => raise(matches, place, weight * share));
	return matches;
}

/** Finds the articles that a term matches. `isUnknown`: no title or text has it, so that similar words count. */
export function matchTerm(term: QueryTerm, isUnknown: boolean, indexes: SearchedIndexes): TermMatches {
	const { titles } = indexes;
	const matches = { words: new Map(), fields: new Map(), titles: new Map(), text: new Map() } as Omit<
		TermMatches,
		'rarity' | 'isLight'
	>; // Empty maps have no types of keys.
	const typedPlaces = new Set<number>();
	const add = (target: Matches, found: Matches, { weight, isSynonym }: Alternative) => {
		for (const [place, each] of found) {
			raise(target, place, each * weight);
			if (!isSynonym) typedPlaces.add(place);
		}
	};
	for (const alternative of term.alternatives) {
		const { words, weight, isSynonym } = alternative;
		const found = words.map((word) =>
			isSynonym ? findSynonymWords(word, indexes) : findTitleWords(word, term, isUnknown, indexes),
		);
		for (const list of found) {
			for (const [word, each] of list) {
				// The `in` of `sign in` is no match by itself.
				if (words.length === 1 || !indexes.isStopWord(word)) raise(matches.words, word, each * weight);
			}
		}
		const isOpen = term.isLast && !isSynonym && term.kind !== 'pair';
		add(matches.fields, intersect(found.map((list) => matchFields(list, titles, false))), alternative);
		add(matches.titles, intersect(found.map((list) => matchFields(list, titles, true))), alternative);
		add(
			matches.text,
			intersect(words.map((word, at) => matchText(word, found[at] ?? new Map(), isOpen, indexes))),
			alternative,
		);
	}
	const count = typedPlaces.size || new Set([...matches.fields.keys(), ...matches.text.keys()]).size;
	return { ...matches, rarity: weighRarity(count, titles.size) * (term.isLight ? LIGHT : 1), isLight: term.isLight };
}
