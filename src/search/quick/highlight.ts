import { extractTerms, isUnspaced, WORD } from '../words/fold.ts';

/** A piece of text; marked if it matches the query. */
export interface Piece {
	text: string;
	isMarked: boolean;
}

/** What to mark: the words of the index that matched, and the words or beginnings that were typed. */
export interface SearchedWords {
	words: ReadonlySet<string>;
	typed: readonly string[];
}

/** Marks matching pairs of letters in a word of a script without spaces. */
function markGrams(word: string, { words, typed }: SearchedWords): Piece[] {
	const letters = [...word];
	const isFound = (from: number) => words.has(extractTerms(letters.slice(from, from + 2).join(''))[0] ?? '');
	return letters.map((text, at) => ({
		text,
		isMarked: isFound(at) || (at > 0 && isFound(at - 1)) || typed.includes(text),
	}));
}

function markWord(word: string, { words, typed }: SearchedWords): Piece[] {
	if (isUnspaced(word)) return markGrams(word, { words, typed });
	const terms = extractTerms(word);
	if (!terms.some((term) => words.has(term))) return [{ text: word, isMarked: false }];
	const starts = typed.filter((start) => terms[0]?.startsWith(start)).map((start) => start.length);
	// If folding changed the length, positions in the two words differ: mark the whole word.
	const end = starts.length > 0 && terms[0]?.length === word.length ? Math.max(...starts) : word.length;
	return [
		{ text: word.slice(0, end), isMarked: true },
		{ text: word.slice(end), isMarked: false },
	];
}

/** Splits a text into pieces, with the matching words marked. */
export function highlightMatches(text: string, searched: SearchedWords): Piece[] {
	const pieces: Piece[] = [];
	const add = (piece: Piece) => {
		const last = pieces.at(-1);
		if (piece.text === '') return;
		if (last?.isMarked === piece.isMarked) last.text += piece.text;
		else pieces.push({ ...piece });
	};
	let end = 0;
	for (const { 0: word, index } of text.matchAll(WORD)) {
		add({ text: text.slice(end, index), isMarked: false });
		for (const piece of markWord(word, searched)) add(piece);
		end = index + word.length;
	}
	add({ text: text.slice(end), isMarked: false });
	return pieces;
}
