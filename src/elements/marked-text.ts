import type { Piece } from '../search/rank.ts';

export type { Piece };

/** Reads an excerpt's HTML as text and marks; nothing else of it is kept, run or loaded. */
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

/** What follows the title, or its last words, where the excerpt begins with them: it need not be said twice. */
export function afterTitle(pieces: readonly Piece[], title: string): Piece[] {
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

/** Marks the beginnings of words that begin as the query's words do. */
export function markWords(text: string, query: string): Piece[] {
	const words = query
		.split(/[^\p{L}\p{M}\p{N}]+/u)
		.filter(Boolean)
		.sort((a, b) => b.length - a.length);
	if (words.length === 0) return [{ text, isMarked: false }];
	return text
		.split(new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(${words.join('|')})`, 'giu'))
		.map((piece, index) => ({ text: piece, isMarked: index % 2 === 1 }));
}

/** The pieces as nodes: text, and `<mark>`. */
export function showPieces(pieces: readonly Piece[]): (string | HTMLElement)[] {
	return pieces
		.filter(({ text }) => text !== '')
		.map(({ text, isMarked }) => {
			if (!isMarked) return text;
			const mark = document.createElement('mark');
			mark.textContent = text;
			return mark;
		});
}
