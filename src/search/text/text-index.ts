import { type DecodedTerms, LEVELS, type Postings } from './text-format.ts';

/** The most terms that a beginning of a word stands for, the most frequent ones. */
const MAX_PREFIX_TERMS = 40;

interface Part {
	decoded: DecodedTerms;
	/** Postings that were read before, by the position of their term. */
	read: Map<number, Postings>;
}

/** The first position whose term does not come before `start`. */
function findPosition(terms: readonly string[], start: string): number {
	let low = 0;
	let high = terms.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((terms[middle] ?? '') < start) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Which articles have a term, and how much of each it makes up. Empty until a part of it is loaded. */
export class TextIndex {
	readonly #parts: Part[] = [];

	/** Adds a part of the index. Each term is in one part only. */
	add(decoded: DecodedTerms): void {
		this.#parts.push({ decoded, read: new Map() });
	}

	/** How many articles have a term. */
	count(term: string): number {
		const found = this.#find(term);
		return found ? found.part.decoded.count(found.at) : 0;
	}

	/** The terms that begin with `start`; the most frequent 40 if there are more. */
	findByPrefix(start: string): string[] {
		const found: string[] = [];
		for (const { decoded } of this.#parts) {
			for (let at = findPosition(decoded.terms, start); decoded.terms[at]?.startsWith(start); at += 1)
				found.push(decoded.terms[at] ?? '');
		}
		if (found.length <= MAX_PREFIX_TERMS) return found;
		const counts = new Map(found.map((term) => [term, this.count(term)]));
		return found.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)).slice(0, MAX_PREFIX_TERMS);
	}

	/** Calls `use` for each article that has the term, with the share from 0 to 1 that the term makes up in it. */
	forEachArticle(term: string, use: (place: number, share: number) => void): void {
		const found = this.#find(term);
		if (!found) return;
		const { part, at } = found;
		const { places, levels } = part.read.get(at) ?? part.decoded.read(at);
		part.read.set(at, { places, levels });
		for (let index = 0; index < places.length; index += 1) use(places[index] ?? 0, (levels[index] ?? 0) / LEVELS);
	}

	#find(term: string): { part: Part; at: number } | undefined {
		for (const part of this.#parts) {
			const at = findPosition(part.decoded.terms, term);
			if (part.decoded.terms[at] === term) return { part, at };
		}
		return undefined;
	}
}
