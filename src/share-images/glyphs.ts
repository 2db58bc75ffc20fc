import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import opentype, { type Font, type Glyph, type PathCommand } from 'opentype.js';

/** The parts that Inter comes in, those first that most titles need. */
const PARTS = ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese', 'cyrillic-ext', 'greek-ext'];
/** Large letters of this face stand better a little closer than they come; part of the size. */
const TRACKING = -0.015;

interface Letter {
	glyph: Glyph;
	font: Font;
}
const fonts = new Map<string, Font>();
const letters = new Map<string, Letter | undefined>();

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
function find(char: string): Letter | undefined {
	if (/\p{M}/u.test(char)) return undefined;
	for (const part of PARTS) {
		const font = openFont(part);
		if (font.hasChar(char)) return { glyph: font.charToGlyph(char), font };
	}
	return undefined;
}

function letterOf(char: string): Letter | undefined {
	if (!letters.has(char)) letters.set(char, find(char));
	return letters.get(char);
}

/** Words as they can be drawn: letters with their accents in one, no marks that nobody sees, single spaces. */
export function plainWords(text: string): string {
	return text
		.normalize('NFC')
		.replace(/\p{Cf}/gu, '')
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
}

/** Whether there is a letter for each character: Latin, Greek and Cyrillic, not Arabic, Chinese or emoji. */
export function canDraw(text: string): boolean {
	return [...plainWords(text)].every((char) => letterOf(char) !== undefined);
}

function advance({ glyph, font }: Letter, size: number): number {
	return ((glyph.advanceWidth ?? 0) / font.unitsPerEm + TRACKING) * size;
}

/** How wide a line is, in pixels. */
export function widthOf(text: string, size: number): number {
	let width = 0;
	for (const char of text) {
		const letter = letterOf(char);
		if (letter) width += advance(letter, size);
	}
	return width;
}

const n = (value: number) => Math.round(value * 10) / 10;

/* The library's own way of writing it says NaN for some numbers (2.0.0: those a hair's breadth from a whole one). */
function step(command: PathCommand): string {
	switch (command.type) {
		case 'M':
		case 'L':
			return `${command.type}${n(command.x)} ${n(command.y)}`;
		case 'Q':
			return `Q${n(command.x1)} ${n(command.y1)} ${n(command.x)} ${n(command.y)}`;
		case 'C':
			return `C${n(command.x1)} ${n(command.y1)} ${n(command.x2)} ${n(command.y2)} ${n(command.x)} ${n(command.y)}`;
		case 'Z':
			return 'Z';
	}
}

/** A line as the data of an SVG path, beginning at `x` on the line `y`. It holds numbers only, whatever the text. */
export function outline(text: string, size: number, x: number, y: number): string {
	let at = x;
	let data = '';
	for (const char of text) {
		const letter = letterOf(char);
		if (!letter) continue;
		data += letter.glyph.getPath(at, y, size).commands.map(step).join('');
		at += advance(letter, size);
	}
	return data;
}
