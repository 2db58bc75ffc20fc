import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import opentype, { type Font, type Glyph, type PathCommand } from 'opentype.js';

/** Inter comes in several files by script; the most frequent ones first. */
const FONT_SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese', 'cyrillic-ext', 'greek-ext'];
/** Large letters of this font look better slightly closer together; a fraction of the font size. */
const TRACKING = -0.015;

interface FontGlyph {
	glyph: Glyph;
	font: Font;
}
const fonts = new Map<string, Font>();
const glyphs = new Map<string, FontGlyph | undefined>();

function openFont(subset: string): Font {
	const open = fonts.get(subset);
	if (open) return open;
	const file = readFileSync(
		fileURLToPath(import.meta.resolve(`@fontsource/inter/files/inter-${subset}-600-normal.woff`)),
	);
	const font = opentype.parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
	fonts.set(subset, font);
	return font;
}

/* Character by character: opentype.js throws on this font's substitution rules, and does not position combining marks. */
function loadGlyph(char: string): FontGlyph | undefined {
	if (/\p{M}/u.test(char)) return undefined;
	for (const subset of FONT_SUBSETS) {
		const font = openFont(subset);
		if (font.hasChar(char)) return { glyph: font.charToGlyph(char), font };
	}
	return undefined;
}

function findGlyph(char: string): FontGlyph | undefined {
	if (!glyphs.has(char)) glyphs.set(char, loadGlyph(char));
	return glyphs.get(char);
}

/** Prepares text for drawing: composed characters (NFC), no invisible format characters, single spaces. */
export function normalizeText(text: string): string {
	return text
		.normalize('NFC')
		.replace(/\p{Cf}/gu, '')
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
}

/** Whether the font has a glyph for each character: Latin, Greek and Cyrillic, not Arabic, Chinese or emoji. */
export function canDraw(text: string): boolean {
	return [...normalizeText(text)].every((char) => findGlyph(char) !== undefined);
}

function measureAdvance({ glyph, font }: FontGlyph, size: number): number {
	return ((glyph.advanceWidth ?? 0) / font.unitsPerEm + TRACKING) * size;
}

/** The width of a line, in pixels. */
export function measureWidth(text: string, size: number): number {
	let width = 0;
	for (const char of text) {
		const found = findGlyph(char);
		if (found) width += measureAdvance(found, size);
	}
	return width;
}

const round = (value: number) => Math.round(value * 10) / 10;

/* opentype.js 2.0.0 formats some numbers close to an integer as NaN. */
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

/** The outlines of a line of text as SVG path data, starting at `x` on the baseline `y`. Contains only commands and numbers, for any text. */
export function createPathData(text: string, size: number, x: number, y: number): string {
	let at = x;
	let data = '';
	for (const char of text) {
		const found = findGlyph(char);
		if (!found) continue;
		data += found.glyph.getPath(at, y, size).commands.map(formatCommand).join('');
		at += measureAdvance(found, size);
	}
	return data;
}
