import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wcagContrast } from 'culori';
import { getPalette, parseColor } from '../../../../src/site/config/palette.ts';

const AA = 4.5;
const named = ['#000000', '#ffffff', '#ffff00', '#808080', 'red', 'rebeccapurple', 'color(display-p3 0 1 0)'];
const wheel = [0.05, 0.3, 0.55, 0.8, 0.98].flatMap((lightness) =>
	[0, 0.1, 0.35].flatMap((chroma) =>
		Array.from({ length: 12 }, (_, index) => `oklch(${lightness} ${chroma} ${index * 30})`),
	),
);

test('Any accent has AA contrast on the paper in both themes, and its ink on it', () => {
	for (const accent of [...named, ...wheel]) {
		const palette = getPalette(accent);
		for (const theme of ['light', 'dark'] as const) {
			const { accent: own, ink, paper } = palette[theme];
			for (const color of [own, ink, paper]) assert.match(color, /^#[0-9a-f]{6}$/);
			assert.ok(wcagContrast(own, paper) >= AA, `${accent} on the ${theme} paper`);
			assert.ok(wcagContrast(ink, own) >= AA, `ink on ${accent}, ${theme}`);
		}
	}
});

test('An accent that reads already stays as it is', () => {
	assert.equal(getPalette('#1d4ed8').light.accent, '#1d4ed8');
	assert.equal(getPalette('#93c5fd').dark.accent, '#93c5fd');
});

test('A colour in any way that CSS writes it becomes #rrggbb; what is no colour, or unseen, is none', () => {
	for (const [text, expected] of [
		[' #ABC ', '#aabbcc'],
		['RED', '#ff0000'],
		['rgb(0 128 0 / 50%)', '#008000'],
		['hsl(240 100% 50%)', '#0000ff'],
		['color(display-p3 1 0 0)', '#ff0000'],
		['transparent', undefined],
		['currentColor', undefined],
		['var(--x)', undefined],
		['red;background:url(x)', undefined],
		['"><script>', undefined],
		['', undefined],
	] as const) {
		assert.equal(parseColor(text), expected, text);
	}
});
