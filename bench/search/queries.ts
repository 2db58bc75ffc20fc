import { seeded } from '../../tests/support/seeded.ts';

/** A query, and the words that its reader means. */
export interface Query {
	typed: string;
	meant: string[];
}

/** A fixed seed: the queries are the same in each run. */
const SEED = 20_261_122;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** The shortest word that gets an error. */
const MIN_LENGTH = 5;

type Random = () => number;
const randomIndex = (random: Random, count: number) => Math.floor(random() * count);
const randomLetter = (random: Random) => LETTERS[randomIndex(random, LETTERS.length)] ?? 'a';

/**
 * Functions that make one error of a kind, at a random place but not at the very end, where the rest would be a correct
 * beginning.
 */
const ERRORS = {
	'a letter too many': (word: string, random: Random) => {
		const place = 1 + randomIndex(random, word.length - 1);
		return word.slice(0, place) + randomLetter(random) + word.slice(place);
	},
	'a letter too few': (word: string, random: Random) => {
		const place = 1 + randomIndex(random, word.length - 2);
		return word.slice(0, place) + word.slice(place + 1);
	},
	'another letter': (word: string, random: Random) => {
		const place = 1 + randomIndex(random, word.length - 2);
		return word.slice(0, place) + randomLetter(random) + word.slice(place + 1);
	},
	'two letters swapped': (word: string, random: Random) => {
		const places = [...word].flatMap((one, place) =>
			place > 0 && word[place + 1] && one !== word[place + 1] ? [place] : [],
		);
		const place = places[randomIndex(random, places.length)] ?? 0;
		return word.slice(0, place) + (word[place + 1] ?? '') + word[place] + word.slice(place + 2);
	},
};
type Kind = keyof typeof ERRORS;
const KINDS = Object.keys(ERRORS) as Kind[]; // `Object.keys` returns `string[]`; these are the keys of the object above.

/** Adds an error of a kind to a word, so that the result differs from the word. */
function addTypo(word: string, kind: Kind, random: Random): string {
	for (let tries = 0; tries < 10; tries += 1) {
		const typed = ERRORS[kind](word, random);
		if (typed !== word) return typed;
	}
	return word;
}

/** The same items in a random order. */
export function shuffle<Item>(items: readonly Item[], random: Random): Item[] {
	return items
		.map((item) => ({ item, order: random() }))
		.sort((a, b) => a.order - b.order)
		.map(({ item }) => item);
}

const splitWords = (title: string) => [...new Set(title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])];

/** Picks up to three words of a title, preferring long ones, in the order of the title. */
function pickWords(title: string, random: Random): string[] {
	const words = splitWords(title);
	const chosen = shuffle(words, random)
		.sort((a, b) => Math.min(4, b.length) - Math.min(4, a.length))
		.slice(0, 3);
	return words.filter((word) => chosen.includes(word));
}

/** Adds one error of each kind to words that are long enough. Returns `undefined` if there are none. */
function addErrors(words: readonly string[], kinds: readonly Kind[], random: Random): string[] | undefined {
	const typed = [...words];
	for (const kind of kinds) {
		const places = typed.flatMap((word, place) => (word.length >= MIN_LENGTH ? [place] : []));
		const place = places[randomIndex(random, places.length)];
		if (place === undefined) return undefined;
		typed[place] = addTypo(typed[place] ?? '', kind, random);
	}
	return typed;
}

type CreateQuery = (title: string, random: Random) => { typed: string; meant: string[] } | undefined;

const createOneErrorMaker =
	(kind: Kind): CreateQuery =>
	(title, random) => {
		const meant = pickWords(title, random);
		const typed = addErrors(meant, [kind], random);
		return typed && { typed: typed.join(' '), meant };
	};

/** The kinds of queries, and how each is made from a title. */
const MAKERS: Record<string, CreateQuery> = {
	'exact words': (title, random) => {
		const meant = pickWords(title, random);
		return { typed: meant.join(' '), meant };
	},
	'other order': (title, random) => {
		const meant = pickWords(title, random);
		return { typed: meant.toReversed().join(' '), meant };
	},
	'last word unfinished': (title, random) => {
		const meant = pickWords(title, random);
		const last = meant.at(-1) ?? '';
		return {
			typed: [...meant.slice(0, -1), last.slice(0, Math.max(3, Math.ceil(last.length * 0.6)))].join(' '),
			meant,
		};
	},
	...Object.fromEntries(KINDS.map((kind) => [kind, createOneErrorMaker(kind)])),
	'one word, swapped': (title, random) => {
		const word = shuffle(splitWords(title), random).find(({ length }) => length >= MIN_LENGTH);
		return word === undefined ? undefined : { typed: addTypo(word, 'two letters swapped', random), meant: [word] };
	},
	'two errors': (title, random) => {
		const meant = pickWords(title, random);
		const typed = addErrors(
			meant,
			[KINDS[randomIndex(random, 4)] ?? KINDS[0], KINDS[randomIndex(random, 4)] ?? KINDS[0]] as Kind[],
			random,
		);
		return typed && { typed: typed.join(' '), meant };
	},
};

/** The target of each kind: the share of queries with a correct article among the first five. */
export const TARGETS: Record<string, number> = {
	'exact words': 0.99,
	'other order': 0.99,
	'last word unfinished': 0.99,
	...Object.fromEntries(KINDS.map((kind) => [kind, 0.97])),
	'one word, swapped': 0.95,
	'two errors': 0.93,
};

/**
 * Creates queries of every kind from these titles, at most `most` of each. The same titles always give the same
 * queries.
 */
export function createQueries(titles: readonly string[], most: number): Map<string, Query[]> {
	return new Map(
		Object.entries(MAKERS).map(([kind, make], number) => {
			const random = seeded(SEED + number);
			const some = shuffle(titles, random);
			// Titles of a small library are used several times.
			const times = Math.ceil(most / some.length);
			const all = Array.from({ length: times }, () => some).flat();
			return [kind, all.slice(0, most).flatMap((title) => make(title, random) ?? [])];
		}),
	);
}
