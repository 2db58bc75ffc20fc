import { getAllowedErrors, measureEditDistance } from '../words/edit-distance.ts';
import { isUnspaced } from '../words/fold.ts';

/** A word of the index that may be meant by a mistyped one. */
export interface Guess {
	word: string;
	/** Edit distance; 0.5 more if only the beginning of the word matches. */
	errors: number;
}

/** The most errors of the beginning of a word, and of a long one. */
const MAX_START_ERRORS = 1;
const MAX_LONG_START_ERRORS = 2;
/** From this length on, a beginning is long. */
const MIN_LONG_START = 12;
/** From this length on, a beginning may have as many errors as a whole word. */
const MIN_LONG_WORD = 7;
/** The most guesses for a word that is not in the index. */
const MAX_GUESSES = 6;
/** The most words that `findByPrefix` returns, the most frequent ones. */
const MAX_PREFIX_MATCHES = 200;
/** Linking elements between the parts of a German compound. */
const JOINTS = ['', 's', 'es', 'n', 'en', 'er', '-'];

/** All words of an index, each with the number of articles that contain it. */
export class Vocabulary {
	readonly #counts: ReadonlyMap<string, number>;
	readonly #sorted: readonly string[];
	readonly #guesses = new Map<string, Guess[]>();

	constructor(counts: ReadonlyMap<string, number>) {
		this.#counts = counts;
		this.#sorted = [...counts.keys()].sort();
	}

	has(word: string): boolean {
		return this.#counts.has(word);
	}

	/** How many articles contain a word; 0 for a word of a heading that was left out. */
	count(word: string): number {
		return this.#counts.get(word) ?? 0;
	}

	/** Whether any word begins with `start`. */
	isPrefix(start: string): boolean {
		return this.#sorted[this.#findPlace(start)]?.startsWith(start) ?? false;
	}

	/** The words that begin with `start`; the 200 most frequent if there are more. */
	findByPrefix(start: string): string[] {
		const found: string[] = [];
		for (let at = this.#findPlace(start); this.#sorted[at]?.startsWith(start); at += 1)
			found.push(this.#sorted[at] ?? '');
		if (found.length <= MAX_PREFIX_MATCHES) return found;
		return found.sort((a, b) => this.count(b) - this.count(a)).slice(0, MAX_PREFIX_MATCHES);
	}

	/** Longer words that contain this one after their beginning, such as German compounds. */
	findContaining(part: string): string[] {
		if (part.length < 4) return [];
		return this.#sorted.filter((word) => word.length >= part.length + 3 && word.indexOf(part, 3) > 0);
	}

	/**
	 * Finds the most similar words to one that is not in the index, best first. `isUnfinished`: it may be the beginning
	 * of a word. `most`: how many errors it may have.
	 */
	findSimilar(typed: string, isUnfinished: boolean, most = getAllowedErrors(typed.length)): Guess[] {
		const key = `${typed} ${isUnfinished} ${most}`;
		const known = this.#guesses.get(key) ?? this.#computeGuesses(typed, isUnfinished, most);
		this.#guesses.set(key, known);
		return known;
	}

	#computeGuesses(typed: string, isUnfinished: boolean, most: number): Guess[] {
		if (most === 0 || /\p{N}/u.test(typed) || isUnspaced(typed)) return [];
		const guesses: Guess[] = [];
		const mostAtStart = typed.length < MIN_LONG_START ? MAX_START_ERRORS : MAX_LONG_START_ERRORS;
		for (const word of this.#sorted) {
			if (word.length < typed.length - most || (!isUnfinished && word.length > typed.length + most)) continue;
			if (word === typed || /\d/.test(word)) continue;
			const { whole, start } = measureEditDistance(typed, word, most);
			// The beginning of a longer word must be quite similar.
			const errors = isUnfinished && start <= mostAtStart ? Math.min(whole, start + 0.5) : whole;
			// With more than one error, a word with another first letter is another word.
			if (errors > 1 && word[0] !== typed[0]) continue;
			if (errors <= most || (typed.length >= MIN_LONG_WORD && errors <= most + 0.5)) guesses.push({ word, errors });
		}
		// Most people type the first letter correctly.
		const rank = ({ word, errors }: Guess) => errors + (word[0] === typed[0] ? 0 : 0.25);
		return guesses.sort((a, b) => rank(a) - rank(b) || this.count(b.word) - this.count(a.word)).slice(0, MAX_GUESSES);
	}

	/** Splits two words that were typed as one: by mistake, or as a German compound. */
	splitCompound(typed: string): [string, string] | undefined {
		for (let at = typed.length - 2; at >= 2; at -= 1) {
			const second = this.#findWholeWord(typed.slice(at));
			if (!second) continue;
			for (const joint of JOINTS) {
				const first = typed.slice(0, at).endsWith(joint)
					? this.#findWholeWord(typed.slice(0, at - joint.length))
					: undefined;
				if (first) return [first, second];
			}
		}
		return undefined;
	}

	/** Finds a word in the index, with an ending of up to two letters more or less. */
	#findWholeWord(part: string): string | undefined {
		if (this.has(part)) return part;
		if (part.length < 5) return undefined;
		const longer = this.#sorted[this.#findPlace(part)];
		if (longer?.startsWith(part) && longer.length <= part.length + 2) return longer;
		return [part.slice(0, -1), part.slice(0, -2)].find((stem) => stem.length > 3 && this.has(stem));
	}

	#findPlace(start: string): number {
		let low = 0;
		let high = this.#sorted.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#sorted[middle] ?? '') < start) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
