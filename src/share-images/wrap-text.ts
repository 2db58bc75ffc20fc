/** Words set into lines. */
export interface WrappedText {
	lines: string[];
	/** Of the letters, in pixels. */
	size: number;
}

/** The room that words have. */
export interface TextBox {
	/** In pixels. */
	width: number;
	height: number;
	/** The most lines, and from one to the next, part of the letters' size. */
	maxLines: number;
	lineHeight: number;
	/** The sizes that letters may have, the largest first. */
	sizes: readonly [number, ...number[]];
}

/** How wide a text is at a size. */
export type MeasureText = (text: string, size: number) => number;

/** Nobody reads more of a title than this on a picture, and no title may keep a build busy. */
const MAX_GRAPHEMES = 400;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const splitGraphemes = (text: string) => Array.from(graphemes.segment(text), ({ segment }) => segment);

/** Breaks what is wider than a line anywhere. */
function breakWideWords(words: string[], width: number, measure: (text: string) => number): string[] {
	return words.flatMap((word) => {
		const parts: string[] = [];
		let rest = '';
		for (const part of measure(word) > width ? splitGraphemes(word) : [word]) {
			if (rest !== '' && measure(rest + part) > width) {
				parts.push(rest);
				rest = '';
			}
			rest += part;
		}
		return [...parts, rest];
	});
}

function fillLines(words: readonly string[], width: number, measure: (text: string) => number): string[] {
	const lines: string[] = [];
	for (const word of words) {
		const last = lines.at(-1);
		const longer = `${last} ${word}`;
		if (last !== undefined && measure(longer) <= width) lines[lines.length - 1] = longer;
		else lines.push(word);
	}
	return lines;
}

/** The same number of lines, of about one length. */
function balanceLines(words: readonly string[], lines: string[], width: number, measure: (text: string) => number) {
	let best = lines;
	for (let narrower = width * 0.95; narrower > width * 0.5; narrower -= width * 0.05) {
		const tried = fillLines(words, narrower, measure);
		if (tried.length > lines.length || tried.some((line) => measure(line) > narrower)) break;
		best = tried;
	}
	return best;
}

function truncateLine(line: string, width: number, measure: (text: string) => number): string {
	const parts = splitGraphemes(line);
	while (parts.length > 0 && measure(`${parts.join('').trimEnd()}…`) > width) parts.pop();
	return `${parts.join('').replace(/[\s.,;:–-]+$/, '')}…`;
}

/**
 * Sets words into lines, as large as they fit; what doesn't fit at the smallest size ends in `…`. Words are parted by single spaces; one
 * that is wider than a line makes the letters smaller first, and is broken only at the smallest size.
 */
export function wrapText(
	text: string,
	{ width, height, maxLines, lineHeight, sizes }: TextBox,
	measure: MeasureText,
): WrappedText {
	// Cut before it is parted into letters: that takes long where there are many.
	const beginning = text.slice(0, MAX_GRAPHEMES * 20);
	const parts = splitGraphemes(beginning);
	const isLong = parts.length > MAX_GRAPHEMES || beginning.length < text.length;
	const words = (isLong ? parts.slice(0, MAX_GRAPHEMES).join('') : text).split(' ');
	for (const size of sizes) {
		const at = (line: string) => measure(line, size);
		const lines = fillLines(words, width, at);
		const isLow = lines.length <= maxLines && lines.length * size * lineHeight <= height;
		const fits = !isLong && isLow && lines.every((line) => at(line) <= width);
		if (fits) return { lines: balanceLines(words, lines, width, at), size };
	}
	const size = sizes[sizes.length - 1] ?? sizes[0];
	const at = (line: string) => measure(line, size);
	const lines = fillLines(breakWideWords(words, width, at), width, at);
	const shown = lines.slice(0, maxLines);
	const last = shown.pop() ?? '';
	return { lines: [...shown, lines.length > maxLines || isLong ? truncateLine(last, width, at) : last], size };
}
