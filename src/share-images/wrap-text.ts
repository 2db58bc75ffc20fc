/** Text broken into lines. */
export interface WrappedText {
	lines: string[];
	/** Font size in pixels. */
	size: number;
}

/** The space for a text. */
export interface TextBox {
	/** In pixels. */
	width: number;
	height: number;
	maxLines: number;
	/** As a factor of the font size. */
	lineHeight: number;
	/** Font sizes to try, the largest first. */
	sizes: readonly [number, ...number[]];
}

/** Measures the width of a text at a font size, in pixels. */
export type MeasureText = (text: string, size: number) => number;

/** More of a title would not be read on an image, and would slow down a build. */
const MAX_GRAPHEMES = 400;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const splitGraphemes = (text: string) => Array.from(graphemes.segment(text), ({ segment }) => segment);

/** Breaks words that are wider than a line, at any grapheme. */
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

/** Makes lines about equally long, without adding lines. */
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
 * Breaks text into lines at the largest size that fits; text that does not fit at the smallest size ends in `…`. Words must be separated by
 * single spaces. A word wider than a line first reduces the size, and is broken only at the smallest.
 */
export function wrapText(
	text: string,
	{ width, height, maxLines, lineHeight, sizes }: TextBox,
	measure: MeasureText,
): WrappedText {
	// Cut first, because splitting a long text into graphemes is slow.
	const beginning = text.slice(0, MAX_GRAPHEMES * 20);
	const parts = splitGraphemes(beginning);
	const isLong = parts.length > MAX_GRAPHEMES || beginning.length < text.length;
	const words = (isLong ? parts.slice(0, MAX_GRAPHEMES).join('') : text).split(' ');
	for (const size of sizes) {
		const at = (line: string) => measure(line, size);
		const lines = fillLines(words, width, at);
		const fitsHeight = lines.length <= maxLines && lines.length * size * lineHeight <= height;
		const fits = !isLong && fitsHeight && lines.every((line) => at(line) <= width);
		if (fits) return { lines: balanceLines(words, lines, width, at), size };
	}
	const size = sizes[sizes.length - 1] ?? sizes[0];
	const at = (line: string) => measure(line, size);
	const lines = fillLines(breakWideWords(words, width, at), width, at);
	const shown = lines.slice(0, maxLines);
	const last = shown.pop() ?? '';
	return { lines: [...shown, lines.length > maxLines || isLong ? truncateLine(last, width, at) : last], size };
}
