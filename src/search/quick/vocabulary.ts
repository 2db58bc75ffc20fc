import { getAllowedErrors, measureEditDistance } from './edit-distance.ts';
import { isUnspaced } from './fold.ts';

/** A word that may have been meant. */
export interface Guess {
	word: string;
	/** 0.5 more where only the beginning of the word is meant. */
	errors: number;
}

/** From so many letters on a beginning says as much as a word. */
const LONG = 7;
/** How many words may stand for one that nobody wrote. */
const GUESSES = 6;
/** How many words that begin as typed are looked for; the most frequent ones. */
const MOST_BEGINNINGS = 200;
/** What German puts between the parts of a word. */
const JOINTS = ['', 's', 'es', 'n', 'en', 'er', '-'];

/** All words of an index, each with the number of places that hold it. */
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

	/** In how many places a word stands. */
	count(word: string): number {
		return this.#counts.get(word) ?? 0;
	}

	/** Whether any word begins so. */
	isPrefix(start: string): boolean {
		return this.#sorted[this.#placeOf(start)]?.startsWith(start) ?? false;
	}

	/** The words that begin so; of very many the most frequent. */
	findByPrefix(start: string): string[] {
		const found: string[] = [];
		for (let at = this.#placeOf(start); this.#sorted[at]?.startsWith(start); at += 1)
			found.push(this.#sorted[at] ?? '');
		if (found.length <= MOST_BEGINNINGS) return found;
		return found.sort((a, b) => this.count(b) - this.count(a)).slice(0, MOST_BEGINNINGS);
	}

	/** Longer words that hold this one further in, as German compounds hold theirs. */
	findContaining(part: string): string[] {
		if (part.length < 4) return [];
		return this.#sorted.filter((word) => word.length >= part.length + 3 && word.indexOf(part, 3) > 0);
	}

	/**
	 * The nearest words to one that nobody wrote, best first. `isUnfinished`: a beginning may be meant. `most`: how many errors
	 * it may hold.
	 */
	findSimilar(typed: string, isUnfinished: boolean, most = getAllowedErrors(typed.length)): Guess[] {
		const key = `${typed} ${isUnfinished} ${most}`;
		const known = this.#guesses.get(key) ?? this.#lookNear(typed, isUnfinished, most);
		this.#guesses.set(key, known);
		return known;
	}

	#lookNear(typed: string, isUnfinished: boolean, most: number): Guess[] {
		if (most === 0 || /\p{N}/u.test(typed) || isUnspaced(typed)) return [];
		const guesses: Guess[] = [];
		for (const word of this.#sorted) {
			if (word.length < typed.length - most || (!isUnfinished && word.length > typed.length + most)) continue;
			if (word === typed || /\d/.test(word)) continue;
			const { whole, start } = measureEditDistance(typed, word, most);
			const errors = isUnfinished ? Math.min(whole, start + 0.5) : whole;
			// Much of a word is typed already: its beginning may have as many errors.
			if (errors <= most || (typed.length >= LONG && errors <= most + 0.5)) guesses.push({ word, errors });
		}
		// Most people get the first letter right.
		const rank = ({ word, errors }: Guess) => errors + (word[0] === typed[0] ? 0 : 0.25);
		return guesses.sort((a, b) => rank(a) - rank(b) || this.count(b.word) - this.count(a.word)).slice(0, GUESSES);
	}

	/** The two words that were written as one: by mistake, or as German does. */
	splitCompound(typed: string): [string, string] | undefined {
		for (let at = typed.length - 2; at >= 2; at -= 1) {
			const second = this.#wholeWord(typed.slice(at));
			if (!second) continue;
			for (const joint of JOINTS) {
				const first = typed.slice(0, at).endsWith(joint)
					? this.#wholeWord(typed.slice(0, at - joint.length))
					: undefined;
				if (first) return [first, second];
			}
		}
		return undefined;
	}

	/** A word as it stands in the index, which may have an ending of up to two letters more or less. */
	#wholeWord(part: string): string | undefined {
		if (this.has(part)) return part;
		if (part.length < 5) return undefined;
		const longer = this.#sorted[this.#placeOf(part)];
		if (longer?.startsWith(part) && longer.length <= part.length + 2) return longer;
		return [part.slice(0, -1), part.slice(0, -2)].find((stem) => stem.length > 3 && this.has(stem));
	}

	#placeOf(start: string): number {
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
