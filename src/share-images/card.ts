import { createPathData, measureWidth } from './glyphs.ts';
import { wrapText } from './wrap-text.ts';

/** How large a picture for sharing is, in pixels: what those who show shared links ask for. */
export const CARD_SIZE = { width: 1200, height: 630 };

/** Where the logo stands, in pixels. */
export const LOGO = { left: 80, top: 72, height: 56, width: 280 };

/** What stands on a picture. */
export interface Card {
	/** The large words. */
	title: string;
	/** Below them: a category's name, or a line on the site. */
	below: string;
	/** What the help center is called, beside its logo; nothing where the title says so. */
	name: string;
	/** `#rrggbb` */
	accent: string;
	/** How wide the logo is at its height; 0 where there is none. */
	logoWidth: number;
}

/** As in `tokens.css`, light: a picture knows no theme. */
const INK = '#16191f';
const INK_SOFT = '#535b69';
const MARGIN = 80;
const INNER = CARD_SIZE.width - 2 * MARGIN;
const TITLE = { width: INNER, height: 320, maxLines: 4, sizes: [88, 80, 72, 64, 58, 52], lineHeight: 1.16 } as const;
/** How far a line's letters reach above the line, part of their size. */
const CAP = 0.73;
const SMALL = 34;

function createPathElement(data: string, fill: string): string {
	return `<path fill="${fill}" d="${data}"/>`;
}

function fitOneLine(text: string, width: number): string {
	const measure = (line: string) => measureWidth(line, SMALL);
	return wrapText(text, { width, height: SMALL, maxLines: 1, sizes: [SMALL], lineHeight: 1 }, measure).lines[0] ?? '';
}

/** A picture as an SVG of shapes alone: no letters, so no font of the machine matters, and nothing that a text says is markup. */
export function renderCardSvg({ title, below, name, accent, logoWidth }: Card): string {
	const set = wrapText(title, TITLE, (line, size) => measureWidth(line, size));
	const step = set.size * TITLE.lineHeight;
	const block = (set.lines.length - 1) * step + set.size * CAP;
	// In the middle of what the first line and the last one leave.
	const first = 328 - block / 2 + set.size * CAP;
	const nameAt = MARGIN + (logoWidth > 0 ? logoWidth + 20 : 0);
	const lines = set.lines.map((line, index) =>
		createPathElement(createPathData(line, set.size, MARGIN - set.size * 0.04, first + index * step), INK),
	);
	const { width, height } = CARD_SIZE;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
		`<rect width="${width}" height="${height}" fill="#fff"/>`,
		`<rect width="${width}" height="${height}" fill="${accent}" fill-opacity=".05"/>`,
		`<rect y="${height - 14}" width="${width}" height="14" fill="${accent}"/>`,
		createPathElement(
			createPathData(fitOneLine(name, width - MARGIN - nameAt), SMALL, nameAt, LOGO.top + 40),
			INK_SOFT,
		),
		...lines,
		createPathElement(createPathData(fitOneLine(below, INNER), SMALL, MARGIN, height - 72), accent),
		'</svg>',
	].join('');
}
