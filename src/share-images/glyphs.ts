import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import opentype, { type Font, type Glyph, type PathCommand } from 'opentype.js';

/** The parts that Inter comes in, those first that most titles need. */
const FONT_SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese', 'cyrillic-ext', 'greek-ext'];
/** Large letters of this face stand better a little closer than they come; part of the size. */
const TRACKING = -0.015;

interface FontGlyph {
	glyph: Glyph;
	font: Font;
}
const fonts = new Map<string, Font>();
const glyphs = new Map<string, FontGlyph | undefined>();

function openFont(part: string): Font {
	const known = fonts.get(part);
	if (known) return known;
	const file = readFileSync(
		fileURLToPath(import.meta.resolve(`@fontsource/inter/files/inter-${part}-600-normal.woff`)),
	);
	const font = opentype.parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
	fonts.set(part, font);
	return font;
}

/* Letter by letter: the library throws at this face's rules for sequences, and where marks go it doesn't know. */
function loadGlyph(char: string): FontGlyph | undefined {
	if (/\p{M}/u.test(char)) return undefined;
	for (const part of FONT_SUBSETS) {
		const font = openFont(part);
		if (font.hasChar(char)) return { glyph: font.charToGlyph(char), font };
	}
	return undefined;
}

function findGlyph(char: string): FontGlyph | undefined {
	if (!glyphs.has(char)) glyphs.set(char, loadGlyph(char));
	return glyphs.get(char);
}

/** Words as they can be drawn: letters with their accents in one, no marks that nobody sees, single spaces. */
export function normalizeText(text: string): string {
	return text
		.normalize('NFC')
		.replace(/\p{Cf}/gu, '')
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
}

/** Whether there is a letter for each character: Latin, Greek and Cyrillic, not Arabic, Chinese or emoji. */
export function canDraw(text: string): boolean {
	return [...normalizeText(text)].every((char) => findGlyph(char) !== undefined);
}

function measureAdvance({ glyph, font }: FontGlyph, size: number): number {
	return ((glyph.advanceWidth ?? 0) / font.unitsPerEm + TRACKING) * size;
}

/** How wide a line is, in pixels. */
export function measureWidth(text: string, size: number): number {
	let width = 0;
	for (const char of text) {
		const letter = findGlyph(char);
		if (letter) width += measureAdvance(letter, size);
	}
	return width;
}

const round = (value: number) => Math.round(value * 10) / 10;

/* The library's own way of writing it says NaN for some numbers (2.0.0: those a hair's breadth from a whole one). */
function formatCommand(command: PathCommand): string {
	switch (command.type) {
		case 'M':
		case 'L':
			return `${command.type}${round(command.x)} ${round(command.y)}`;
		case 'Q':
			return `Q${round(command.x1)} ${round(command.y1)} ${round(command.x)} ${round(command.y)}`;
		case 'C':
			return `C${round(command.x1)} ${round(command.y1)} ${round(command.x2)} ${round(command.y2)} ${round(command.x)} ${round(command.y)}`;
		case 'Z':
			return 'Z';
	}
}

/** A line as the data of an SVG path, beginning at `x` on the line `y`. It holds numbers only, whatever the text. */
export function createPathData(text: string, size: number, x: number, y: number): string {
	let at = x;
	let data = '';
	for (const char of text) {
		const letter = findGlyph(char);
		if (!letter) continue;
		data += letter.glyph.getPath(at, y, size).commands.map(formatCommand).join('');
		at += measureAdvance(letter, size);
	}
	return data;
}
