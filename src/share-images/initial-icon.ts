import sharp from 'sharp';
import { getPalette } from '../site/config/palette.ts';
import type { HelpCenterConfig } from '../site/config.ts';
import { createInitial } from '../site/site-name.ts';
import { canDraw, createPathData, measureWidth } from './glyphs.ts';

/** Height and width of the drawing; it is scaled to the size of each icon. */
const BOX = 32;
const LETTER = 20;
/** Height of capital letters, as a fraction of the font size. */
const CAP_HEIGHT = 0.73;
/** Three lines of text, for a name whose first letter the font lacks. */
const LINES = 'M9 10.5h14v2.2H9zM9 14.9h14v2.2H9zM9 19.3h8.5v2.2H9z';

function drawLetter(letter: string): string {
	if (letter === '' || !canDraw(letter)) return LINES;
	// The width includes the tracking of large texts, which is invisible at this size.
	const left = (BOX - measureWidth(letter, LETTER)) / 2;
	return createPathData(letter, LETTER, left, (BOX + LETTER * CAP_HEIGHT) / 2);
}

/**
 * The icon of a help center without one, as SVG: the first letter of its name on its accent colour. `corner` is the
 * radius of its corners; phones round the icons of the home screen themselves.
 */
export function createInitialSvg({ name, accent, language }: HelpCenterConfig, corner = 8): string {
	const { light } = getPalette(accent);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${BOX} ${BOX}" width="${BOX}" height="${BOX}">`,
		`<rect width="${BOX}" height="${BOX}" rx="${corner}" fill="${light.accent}"/>`,
		`<path fill="${light.ink}" d="${drawLetter(createInitial(name, language))}"/></svg>`,
	].join('');
}

/** The same icon as PNG, `size` pixels wide and high. */
export async function createInitialPng(config: HelpCenterConfig, size: number, corner = 8): Promise<Uint8Array> {
	const svg = Buffer.from(createInitialSvg(config, corner));
	return sharp(svg, { density: (72 * size) / BOX })
		.resize(size, size)
		.png({ compressionLevel: 9 })
		.toBuffer();
}
