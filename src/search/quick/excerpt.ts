import { WORD } from '../words/fold.ts';
import type { StemFunction } from '../words/stems.ts';
import { splitIntoPairs, splitWord } from '../words/terms.ts';
import type { Piece } from './highlight.ts';
import type { QueryTerm } from './parse-query.ts';

/** The most characters of an excerpt; its row shows one line. */
const MAX_LENGTH = 150;
/** A first match after so many characters might not be visible on a phone. */
const MAX_BEFORE = 45;
/** So many characters stand before it then. */
const BEFORE = 25;
/** The most sentences that are compared. */
const MAX_SENTENCES = 1_000;
/** The shortest beginning of a word that is marked. */
const MIN_PREFIX = 3;

/** Finds out which query terms a word matches. */
type TermMatcher = (word: string) => number[];

function createMatcher(terms: readonly QueryTerm[], stem: StemFunction): TermMatcher {
	const byStem = new Map<string, number[]>();
	for (const [at, { alternatives }] of terms.entries()) {
		for (const word of alternatives.flatMap(({ words }) => words))
			byStem.set(stem(word), [...(byStem.get(stem(word)) ?? []), at]);
	}
	const last = terms.at(-1);
	const typed = last?.isLast && last.kind === 'word' ? (last.alternatives[0]?.words[0] ?? '') : '';
	return (word) =>
		splitWord(word).flatMap(({ part, isUnspaced }) => {
			const parts = isUnspaced ? splitIntoPairs(part) : [stem(part)];
			const found = parts.flatMap((each) => byStem.get(each) ?? []);
			return typed.length >= MIN_PREFIX && part.startsWith(typed) ? [...found, terms.length - 1] : found;
		});
}

interface Match {
	from: number;
	to: number;
	terms: number[];
}

function findMatches(text: string, match: TermMatcher): Match[] {
	return [...text.matchAll(WORD)].flatMap(({ 0: word, index }): Match[] => {
		const terms = match(word);
		return terms.length > 0 ? [{ from: index, to: index + word.length, terms }] : [];
	});
}

/** Where a sentence begins whose first match is far behind: between two words. */
function chooseStart(text: string, first: number): number {
	if (first <= MAX_BEFORE) return 0;
	const space = text.lastIndexOf(' ', first - BEFORE);
	return space > 0 ? space + 1 : first - BEFORE;
}

/**
 * The sentence that has most of a query's terms, cut to one line, with the matching words marked. The first sentence if
 * none has any; nothing for an article without sentences.
 */
export function createExcerpt(sentences: readonly string[], terms: readonly QueryTerm[], stem: StemFunction): Piece[] {
	const match = createMatcher(terms, stem);
	let [best = ''] = sentences;
	let matches: Match[] = [];
	let most = 0;
	for (const sentence of sentences.slice(0, MAX_SENTENCES)) {
		const found = findMatches(sentence, match);
		const met = new Set(found.flatMap((each) => each.terms)).size;
		if (met <= most) continue;
		[best, matches, most] = [sentence, found, met];
	}
	const start = chooseStart(best, matches[0]?.from ?? 0);
	const end = Math.min(best.length, start + MAX_LENGTH);
	const pieces: Piece[] = [{ text: start > 0 ? '…' : '', isMarked: false }];
	let at = start;
	for (const { from, to } of matches.filter((each) => each.to <= end && each.from >= start)) {
		pieces.push({ text: best.slice(at, from), isMarked: false }, { text: best.slice(from, to), isMarked: true });
		at = to;
	}
	pieces.push({ text: best.slice(at, end), isMarked: false });
	return pieces.filter(({ text }) => text !== '');
}
