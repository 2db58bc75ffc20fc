/** Words set into lines. */
export interface SetWords {
	lines: string[];
	/** Of the letters, in pixels. */
	size: number;
}

/** The room that words have. */
export interface Room {
	/** In pixels. */
	width: number;
	height: number;
	/** The most lines, and from one to the next, part of the letters' size. */
	lines: number;
	leading: number;
	/** The sizes that letters may have, the largest first. */
	sizes: readonly [number, ...number[]];
}

/** How wide a text is at a size. */
export type Measure = (text: string, size: number) => number;

/** Nobody reads more of a title than this on a picture, and no title may keep a build busy. */
const LONGEST = 400;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const partsOf = (text: string) => Array.from(graphemes.segment(text), ({ segment }) => segment);

/** Breaks what is wider than a line anywhere. */
function breakWide(words: string[], width: number, measure: (text: string) => number): string[] {
	return words.flatMap((word) => {
		const parts: string[] = [];
		let rest = '';
		for (const part of measure(word) > width ? partsOf(word) : [word]) {
			if (rest !== '' && measure(rest + part) > width) {
				parts.push(rest);
				rest = '';
			}
			rest += part;
		}
		return [...parts, rest];
	});
}

function fill(words: readonly string[], width: number, measure: (text: string) => number): string[] {
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
function balance(words: readonly string[], lines: string[], width: number, measure: (text: string) => number) {
	let best = lines;
	for (let narrower = width * 0.95; narrower > width * 0.5; narrower -= width * 0.05) {
		const tried = fill(words, narrower, measure);
		if (tried.length > lines.length || tried.some((line) => measure(line) > narrower)) break;
		best = tried;
	}
	return best;
}

function cut(line: string, width: number, measure: (text: string) => number): string {
	const parts = partsOf(line);
	while (parts.length > 0 && measure(`${parts.join('').trimEnd()}…`) > width) parts.pop();
	return `${parts.join('').replace(/[\s.,;:–-]+$/, '')}…`;
}

/**
 * Sets words into lines, as large as they fit; what doesn't fit at the smallest size ends in `…`. Words are parted by single spaces; one
 * that is wider than a line makes the letters smaller first, and is broken only at the smallest size.
 */
export function setWords(
	text: string,
	{ width, height, lines: most, leading, sizes }: Room,
	measure: Measure,
): SetWords {
	// Cut before it is parted into letters: that takes long where there are many.
	const beginning = text.slice(0, LONGEST * 20);
	const parts = partsOf(beginning);
	const isLong = parts.length > LONGEST || beginning.length < text.length;
	const words = (isLong ? parts.slice(0, LONGEST).join('') : text).split(' ');
	for (const size of sizes) {
		const at = (line: string) => measure(line, size);
		const lines = fill(words, width, at);
		const isLow = lines.length <= most && lines.length * size * leading <= height;
		const fits = !isLong && isLow && lines.every((line) => at(line) <= width);
		if (fits) return { lines: balance(words, lines, width, at), size };
	}
	const size = sizes[sizes.length - 1] ?? sizes[0];
	const at = (line: string) => measure(line, size);
	const lines = fill(breakWide(words, width, at), width, at);
	const shown = lines.slice(0, most);
	const last = shown.pop() ?? '';
	return { lines: [...shown, lines.length > most || isLong ? cut(last, width, at) : last], size };
}
