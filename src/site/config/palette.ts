import { clampChroma, clampRgb, converter, formatHex, type Oklch, parse, wcagContrast } from 'culori';

const toOklch = converter('oklch');
const PAPER = { light: '#ffffff', dark: '#0f1115' };
/** The background with the least contrast to accent-coloured text: the accent's own tint, in each theme. */
const TINT = { light: '#eceff8', dark: '#1f2430' };
const AA_TEXT = 4.5;

/** A CSS colour as `#rrggbb`; `undefined` if the text is no colour, or a fully transparent one. */
export function parseColor(text: string): string | undefined {
	const color = parse(text.trim());
	return color === undefined || color.alpha === 0 ? undefined : formatHex(clampRgb(color));
}

/**
 * The colour with the nearest lightness that has AA contrast on `background`; `step` < 0 darkens it, `step` > 0
 * lightens it.
 */
function adjustContrast(color: Oklch, background: string, step: number): string {
	for (let l = color.l ?? 0; l >= 0 && l <= 1; l += step) {
		const hex = formatHex(clampChroma({ ...color, l }, 'oklch'));
		if (wcagContrast(hex, background) >= AA_TEXT) return hex;
	}
	return step < 0 ? '#000000' : '#ffffff';
}

/** The text colour for a surface of this colour: white, the ink of the pages, or black. One of them always has AA contrast. */
export function chooseInk(ground: string): string {
	return ['#ffffff', '#0b0d10'].find((ink) => wcagContrast(ink, ground) >= AA_TEXT) ?? '#000000';
}

/** The accent in both themes, the text colour on it (`ink`) and the page background (`paper`). All are `#rrggbb`. */
export interface Palette {
	light: { accent: string; ink: string; paper: string };
	dark: { accent: string; ink: string; paper: string };
}

function derivePalette(accent: string): Palette {
	const base = toOklch(parse(accent)) ?? { mode: 'oklch', l: 0.5, c: 0, h: 0 };
	const light = adjustContrast(base, TINT.light, -0.01);
	const dark = adjustContrast({ ...base, l: Math.max(base.l, 0.72) }, TINT.dark, 0.01);
	return {
		light: { accent: light, ink: chooseInk(light), paper: PAPER.light },
		dark: { accent: dark, ink: chooseInk(dark), paper: PAPER.dark },
	};
}

const cache = new Map<string, Palette>();

/**
 * Derives from any colour an accent with enough contrast (4.5 : 1) on the paper and the tints of both themes. Cached:
 * every page needs it.
 */
export function getPalette(accent: string): Palette {
	const palette = cache.get(accent) ?? derivePalette(accent);
	cache.set(accent, palette);
	return palette;
}
