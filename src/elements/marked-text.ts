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
		const isCode = parentElement?.closest('script, style');
		if (!isCode) pieces.push({ text: textContent ?? '', isMarked: !!parentElement?.closest('mark, em, b, strong') });
	}
	return pieces;
}

/** What follows `start` and its full stop, where the text begins with it: an excerpt need not repeat its heading. */
export function afterStart(pieces: readonly Piece[], start: string): Piece[] {
	const whole = pieces.map(({ text }) => text).join('');
	const [repeated] = /^[\s.]*/.exec(whole.slice(start.length)) ?? [''];
	let skip = whole.startsWith(start) ? start.length + repeated.length : 0;
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
