import { errorsAllowed } from './edit-distance.ts';
import { fold, indexTerms, WORD } from './fold.ts';
import type { Wish } from './parse-query.ts';
import type { Vocabulary } from './vocabulary.ts';

function replaceWords(query: string, replacements: readonly { from: number; to: number; by: string }[]): string {
	let text = '';
	let end = 0;
	for (const { from, to, by } of replacements) {
		if (from < end) continue;
		text += query.slice(end, from) + by;
		end = to;
	}
	return text + query.slice(end);
}

/** A wish that nothing in the index begins as, or `undefined`. */
function unknownWord({ ways, isGram }: Wish, vocabulary: Vocabulary): string | undefined {
	const typed = ways[0]?.words[0] ?? '';
	const isKnown = ways.some(
		({ words }) =>
			words.every((word) => vocabulary.isBeginning(word)) || words.some((word) => vocabulary.holding(word).length > 0),
	);
	return isGram || isKnown ? undefined : typed;
}

/** How a folded word is written in one of these texts. */
function writtenIn(texts: readonly string[], word: string): string {
	for (const text of texts) {
		for (const [raw] of text.matchAll(WORD)) if (indexTerms(raw).includes(word)) return raw.toLowerCase();
	}
	return word;
}

/**
 * The query with the words that nobody wrote replaced by those that were taken for them: of the nearest ones what the best
 * answer has (`terms`, `texts`), else the nearest. `undefined` where no word was taken for quite another one.
 */
export function correctionOf(
	query: string,
	wishes: readonly Wish[],
	vocabulary: Vocabulary,
	{ terms = [], texts = [] }: { terms?: readonly string[]; texts?: readonly string[] } = {},
): string | undefined {
	const replacements = wishes.flatMap((wish) => {
		const typed = unknownWord(wish, vocabulary);
		if (typed === undefined) return [];
		const guesses = vocabulary.near(typed, wish.isLast);
		const guess = guesses.find(({ word }) => terms.includes(word)) ?? guesses[0];
		// Another ending is no other word.
		if (!guess || (typed.startsWith(guess.word) && typed.length - guess.word.length < 3)) return [];
		return [{ from: wish.from, to: wish.to, by: writtenIn(texts, guess.word) }];
	});
	return replacements.length > 0 ? replaceWords(query, replacements) : undefined;
}

/** The query with words parted that were written as one, and joined that were written as two; `undefined` where there are none. */
export function regrouped(query: string, wishes: readonly Wish[], vocabulary: Vocabulary): string | undefined {
	const replacements = wishes.flatMap((wish, at) => {
		const next = wishes[at + 1];
		const typed = wish.ways[0]?.words[0] ?? '';
		const joined = typed + (next?.ways[0]?.words[0] ?? '');
		if (next && !wish.isGram && !next.isGram && vocabulary.has(joined))
			return [{ from: wish.from, to: next.to, by: joined }];
		const parts = unknownWord(wish, vocabulary) === undefined ? undefined : vocabulary.partsOf(typed);
		return parts ? [{ from: wish.from, to: wish.to, by: parts.join(' ') }] : [];
	});
	const other = replaceWords(query, replacements);
	return replacements.length > 0 && fold(other) !== fold(query) ? other : undefined;
}

/** How many errors more than are forgiven a suggestion may stand apart. */
const FURTHER = 1;

/** A query that is further from this one than is taken for it unasked, in words that the index has; for where nothing was found. */
export function suggestionFor(query: string, wishes: readonly Wish[], vocabulary: Vocabulary): string | undefined {
	const replacements = wishes.flatMap((wish) => {
		const typed = unknownWord(wish, vocabulary);
		const most = typed === undefined || typed.length < 5 ? 0 : errorsAllowed(typed.length) + FURTHER;
		const guess = vocabulary.near(typed ?? '', false, most).find(({ word }) => vocabulary.count(word) > 0);
		return guess ? [{ from: wish.from, to: wish.to, by: guess.word }] : [];
	});
	return replacements.length > 0 ? replaceWords(query, replacements) : undefined;
}
