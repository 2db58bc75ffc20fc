import { createPathData, measureWidth } from './glyphs.ts';
import { wrapText } from './wrap-text.ts';

/** Size of a share image in pixels, as social networks and messengers recommend it. */
export const CARD_SIZE = { width: 1200, height: 630 };

/** Position and largest size of the logo, in pixels. */
export const LOGO = { left: 80, top: 72, height: 56, width: 280 };

/** The content of a share image. */
export interface Card {
	/** The large text. */
	title: string;
	/** The text below it: the category's name, or the site's tagline. */
	below: string;
	/** The help center's name, beside its logo; empty if the title is that name. */
	name: string;
	/** `#rrggbb` */
	accent: string;
	/** Width of the logo in pixels; 0 if there is none. */
	logoWidth: number;
}

/** As in `tokens.css`, light theme: an image can't follow the reader's theme. */
const INK = '#16191f';
const INK_SOFT = '#535b69';
const MARGIN = 80;
const INNER = CARD_SIZE.width - 2 * MARGIN;
const TITLE = { width: INNER, height: 320, maxLines: 4, sizes: [88, 80, 72, 64, 58, 52], lineHeight: 1.16 } as const;
/** Height of capital letters above the baseline, as a fraction of the font size. */
const CAP_HEIGHT = 0.73;
const SMALL = 34;

function createPathElement(data: string, fill: string): string {
	return `<path fill="${fill}" d="${data}"/>`;
}

function fitOneLine(text: string, width: number): string {
	const measure = (line: string) => measureWidth(line, SMALL);
	return wrapText(text, { width, height: SMALL, maxLines: 1, sizes: [SMALL], lineHeight: 1 }, measure).lines[0] ?? '';
}

/** Renders a share image as SVG with paths only: without text elements it needs no installed font, and no text can become markup. */
export function renderCardSvg({ title, below, name, accent, logoWidth }: Card): string {
	const wrapped = wrapText(title, TITLE, (line, size) => measureWidth(line, size));
	const lineStep = wrapped.size * TITLE.lineHeight;
	const blockHeight = (wrapped.lines.length - 1) * lineStep + wrapped.size * CAP_HEIGHT;
	// Vertically centred between the name and the line below.
	const firstBaseline = 328 - blockHeight / 2 + wrapped.size * CAP_HEIGHT;
	const nameLeft = MARGIN + (logoWidth > 0 ? logoWidth + 20 : 0);
	const lines = wrapped.lines.map((line, index) =>
		createPathElement(
			createPathData(line, wrapped.size, MARGIN - wrapped.size * 0.04, firstBaseline + index * lineStep),
			INK,
		),
	);
	const { width, height } = CARD_SIZE;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
		`<rect width="${width}" height="${height}" fill="#fff"/>`,
		`<rect width="${width}" height="${height}" fill="${accent}" fill-opacity=".05"/>`,
		`<rect y="${height - 14}" width="${width}" height="14" fill="${accent}"/>`,
		createPathElement(
			createPathData(fitOneLine(name, width - MARGIN - nameLeft), SMALL, nameLeft, LOGO.top + 40),
			INK_SOFT,
		),
		...lines,
		createPathElement(createPathData(fitOneLine(below, INNER), SMALL, MARGIN, height - 72), accent),
		'</svg>',
	].join('');
}
