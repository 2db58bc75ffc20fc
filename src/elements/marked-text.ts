/** A stretch of text, marked where it is what the reader looked for. */
export interface Piece {
	text: string;
	isMarked: boolean;
}

/** Reads an excerpt's HTML as text and marks; nothing else of it is kept, run or loaded. */
export function readExcerpt(html: string): Piece[] {
	const excerpt = new DOMParser().parseFromString(html, 'text/html');
	const walker = excerpt.createTreeWalker(excerpt.body, NodeFilter.SHOW_TEXT);
	const pieces: Piece[] = [];
	while (walker.nextNode()) {
		const { textContent, parentElement } = walker.currentNode;
		const isHidden = parentElement?.closest('script, style') ?? undefined;
		if (!isHidden) pieces.push({ text: textContent ?? '', isMarked: !!parentElement?.closest('mark, em, b, strong') });
	}
	return pieces;
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
