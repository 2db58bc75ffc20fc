import { clampChroma, clampRgb, converter, formatHex, type Oklch, parse, wcagContrast } from 'culori';

const toOklch = converter('oklch');
const PAPER = { light: '#ffffff', dark: '#0f1115' };
/** The least favourable ground that accent-coloured words stand on: the accent's own tint, in each theme. */
const GROUND = { light: '#eceff8', dark: '#1f2430' };
const AA_TEXT = 4.5;

/** A CSS colour as `#rrggbb`, or `undefined` where the text is no colour, or one that nobody sees. */
export function parseColor(text: string): string | undefined {
	const color = parse(text.trim());
	return color === undefined || color.alpha === 0 ? undefined : formatHex(clampRgb(color));
}

/** The nearest lightness of a colour at which it reads on `ground`: darker on light, lighter on dark. */
function readable(color: Oklch, ground: string, step: number): string {
	for (let l = color.l ?? 0; l >= 0 && l <= 1; l += step) {
		const hex = formatHex(clampChroma({ ...color, l }, 'oklch'));
		if (wcagContrast(hex, ground) >= AA_TEXT) return hex;
	}
	return step < 0 ? '#000000' : '#ffffff';
}

function inkOn(accent: string): string {
	return wcagContrast('#ffffff', accent) >= AA_TEXT ? '#ffffff' : '#0b0d10';
}

/** The accent in both themes, with the ink that reads on it. All are `#rrggbb`. */
export interface Palette {
	light: { accent: string; ink: string; paper: string };
	dark: { accent: string; ink: string; paper: string };
}

function derive(accent: string): Palette {
	const base = toOklch(parse(accent)) ?? { mode: 'oklch', l: 0.5, c: 0, h: 0 };
	const light = readable(base, GROUND.light, -0.01);
	const dark = readable({ ...base, l: Math.max(base.l, 0.72) }, GROUND.dark, 0.01);
	return {
		light: { accent: light, ink: inkOn(light), paper: PAPER.light },
		dark: { accent: dark, ink: inkOn(dark), paper: PAPER.dark },
	};
}

const derived = new Map<string, Palette>();

/** Derives from any colour an accent that reads (4.5 : 1) on the paper and the tints of either theme. Every page asks. */
export function getPalette(accent: string): Palette {
	const palette = derived.get(accent) ?? derive(accent);
	derived.set(accent, palette);
	return palette;
}
