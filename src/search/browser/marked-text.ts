import type { Piece } from '../quick/quick-search.ts';

export type { Piece };

/** Parses an excerpt's HTML into text and marks. Nothing else of the HTML is kept, run or loaded. */
export function readExcerpt(html: string): Piece[] {
	const excerpt = new DOMParser().parseFromString(html, 'text/html');
	const walker = excerpt.createTreeWalker(excerpt.body, NodeFilter.SHOW_TEXT);
	const pieces: Piece[] = [];
	while (walker.nextNode()) {
		const { textContent, parentElement } = walker.currentNode;
		const isCode = parentElement?.closest('script, style');
		if (isCode || !textContent) continue;
		const isMarked = !!parentElement?.closest('mark, em, b, strong');
		// Pagefind marks a word together with the full stop that follows it.
		const end = isMarked ? (/[\p{P}\s]*$/u.exec(textContent)?.index ?? textContent.length) : textContent.length;
		pieces.push({ text: textContent.slice(0, end), isMarked }, { text: textContent.slice(end), isMarked: false });
	}
	return pieces;
}

/** Removes the title, or its last words, from the beginning of an excerpt: the row already shows the title. */
export function removeRepeatedTitle(pieces: readonly Piece[], title: string): Piece[] {
	const whole = pieces.map(({ text }) => text).join('');
	const text = whole.replace(/^[…\s]+/, '');
	const starts = [0, ...Array.from(title.matchAll(/\s+/g), ({ 0: space, index }) => index + space.length)];
	const repeated = starts.map((start) => title.slice(start)).find((end) => text.startsWith(end));
	if (!repeated) return [...pieces];
	let skip = whole.length - text.slice(repeated.length).replace(/^[\s.]+/, '').length;
	return pieces.map(({ text, isMarked }) => {
		const rest = text.slice(skip);
		skip -= text.length - rest.length;
		return { text: rest, isMarked };
	});
}

/** A word of one or two characters, in a script with spaces between words: many longer words begin with it. */
const SHORT = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]{1,2}$/u;

/**
 * Splits a query into words. `whole` are the short ones before the last word: they match whole words only, not
 * beginnings.
 */
function splitQuery(query: string): { words: string[]; whole: string[] } {
	const words = query.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
	return { words, whole: words.slice(0, -1).filter((word) => SHORT.test(word)) };
}

/** Marks the beginnings of words that match a word of the query. */
export function markQueryWords(text: string, query: string): Piece[] {
	const { words, whole } = splitQuery(query);
	if (words.length === 0) return [{ text, isMarked: false }];
	const patterns = words
		.toSorted((a, b) => b.length - a.length)
		.map((word) => (whole.includes(word) ? `${word}(?![\\p{L}\\p{M}\\p{N}])` : word));
	return text
		.split(new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(${patterns.join('|')})`, 'giu'))
		.map((piece, index) => ({ text: piece, isMarked: index % 2 === 1 }));
}

/**
 * Removes the marks of words that only begin with a short word of the query: Pagefind marks "and" for "reset a
 * password".
 */
export function removeChanceMarks(pieces: readonly Piece[], query: string): Piece[] {
	const { words, whole } = splitQuery(query.toLowerCase());
	const others = words.filter((word) => !whole.includes(word));
	const isChance = (word: string) =>
		whole.some((short) => word.startsWith(short) && word !== short) &&
		!others.some((other) => word.startsWith(other.slice(0, 3)));
	return pieces.map(({ text, isMarked }) => ({ text, isMarked: isMarked && !isChance(text.toLowerCase()) }));
}

/** Creates the DOM nodes for pieces: text and `<mark>` elements. */
export function createPieceNodes(pieces: readonly Piece[]): (string | HTMLElement)[] {
	return pieces
		.filter(({ text }) => text !== '')
		.map(({ text, isMarked }) => {
			if (!isMarked) return text;
			const mark = document.createElement('mark');
			mark.textContent = text;
			return mark;
		});
}
