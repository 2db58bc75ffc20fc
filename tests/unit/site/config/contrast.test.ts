import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { clampChroma, converter, formatHex, interpolate, wcagContrast } from 'culori';
import { projectRoot } from '../../../../src/project-root.ts';
import { getPalette } from '../../../../src/site/config/palette.ts';

const TEXT = 4.5;
const CONTROL = 3;
const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

const source = (path: string) => readFile(join(projectRoot, 'src', path), 'utf8');
const tokens = await source('styles/tokens.css');
const prose = await source('styles/prose.css');
const code = await source('styles/code.css');

const PAIR = 'light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)';

/** The colour of a property in a style sheet, in one theme. */
function readColor(css: string, property: string, theme: Theme): string {
	const [, light, dark] = css.match(new RegExp(`${property}: ${PAIR}`)) ?? [];
	const value = theme === 'light' ? light : dark;
	assert.ok(value, `${property} has a colour for either theme`);
	return value;
}

const mixed = (ground: string, tone: string, share: number, space: 'oklch' | 'rgb' = 'oklch') =>
	formatHex(clampChroma(interpolate([ground, tone], space)(share), 'oklch'));
const toOklch = converter('oklch');

/** The strongest spot of the gradient behind the title of the home page. */
function mixHeroColor(paper: string, accent: string): string {
	const tint = toOklch(interpolate([paper, accent], 'oklch')(0.12));
	return formatHex(clampChroma({ ...tint, c: tint.c * 2 }, 'oklch'));
}

function assertContrast(color: string, ground: string, least: number, what: string): void {
	const contrast = wcagContrast(color, ground);
	assert.ok(contrast >= least, `${what}: ${color} on ${ground} is ${contrast.toFixed(2)} : 1`);
}

const accents = [
	...['#000000', '#ffffff', '#ffff00', '#808080', 'red', 'lime', 'blue'],
	...[0.02, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.98].flatMap((lightness) =>
		[0.02, 0.1, 0.2, 0.35].flatMap((chroma) =>
			Array.from({ length: 24 }, (_, index) => `oklch(${lightness} ${chroma} ${index * 15})`),
		),
	),
];

test('The colour mixtures that these tests check are those of the style sheets', async () => {
	assert.ok(tokens.includes('--accent-soft: color-mix(in oklch, var(--accent) 10%, var(--paper))'));
	assert.ok(prose.includes('background: color-mix(in oklch, var(--_tone) 8%, var(--paper))'));
	assert.ok((await source('styles/layout.css')).includes('color-mix(in oklch, var(--accent) 25%, transparent)'));
	const home = await source('components/lists/Home.astro');
	assert.ok(home.includes('oklch(from color-mix(in oklch, var(--accent) 12%, var(--paper)) l calc(c * 2) h)'));
});

for (const theme of themes) {
	const token = (name: string) => readColor(tokens, `--${name}`, theme);
	const plain = ['paper', 'surface', 'raised'];
	const tones = {
		good: token('good'),
		warn: token('warn'),
		bad: token('bad'),
		important: readColor(prose, '--_tone', theme),
	};

	test(`Texts, borders of controls and alerts have AA contrast, ${theme}`, () => {
		for (const ground of plain) {
			assertContrast(token('ink'), token(ground), TEXT, `ink on ${ground}`);
			assertContrast(token('ink-soft'), token(ground), TEXT, `soft ink on ${ground}`);
			assertContrast(token('line-strong'), token(ground), CONTROL, `a control's line on ${ground}`);
		}
		assertContrast(token('ink'), token('mark'), TEXT, 'marked words');
		for (const [name, tone] of Object.entries(tones)) {
			const tint = mixed(token('paper'), tone, 0.08);
			assertContrast(tone, tint, TEXT, `the title of an alert (${name})`);
			assertContrast(token('ink'), tint, TEXT, `the words of an alert (${name})`);
		}
	});

	test(`Every syntax colour has AA contrast on the background of code, ${theme}`, () => {
		const ground = readColor(code, '--_ground', theme);
		const colors = [...code.matchAll(new RegExp(`\\bcolor: ${PAIR}`, 'g'))];
		assert.equal(colors.length, 8);
		for (const [, light = '', dark = ''] of colors)
			assertContrast(theme === 'light' ? light : dark, ground, TEXT, 'code');
		assertContrast(token('ink'), ground, TEXT, 'the rest of the code');
		assertContrast(token('ink-soft'), ground, TEXT, 'the language of the code');
	});

	test(`Any accent that an owner chooses has AA contrast wherever it is used, ${theme}`, () => {
		for (const chosen of accents) {
			const { accent, ink } = getPalette(chosen)[theme];
			const soft = mixed(token('paper'), accent, 0.1);
			for (const ground of plain) assertContrast(accent, token(ground), TEXT, `${chosen} on ${ground}`);
			assertContrast(accent, soft, TEXT, `${chosen} on its own tint`);
			assertContrast(ink, accent, TEXT, `words on ${chosen}`);
			for (const name of ['ink', 'ink-soft']) {
				assertContrast(token(name), soft, TEXT, `${name} on the tint of ${chosen}`);
				assertContrast(token(name), mixHeroColor(token('paper'), accent), TEXT, `${name} in the light of ${chosen}`);
			}
			const note = mixed(token('paper'), accent, 0.08);
			for (const tint of [note, ...Object.values(tones).map((tone) => mixed(token('paper'), tone, 0.08))])
				assertContrast(accent, tint, TEXT, `a link in an alert, ${chosen}`);
			assertContrast(token('ink'), mixed(token('paper'), accent, 0.25, 'rgb'), TEXT, `selected words, ${chosen}`);
		}
	});
}
