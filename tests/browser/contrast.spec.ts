import { wcagContrast } from 'culori';
import { expect, type Page, test } from 'playwright/test';
import { chooseInk, getPalette, parseColor } from '../../src/site/config/palette.ts';

const TEXT = 4.5;
const CONTROL = 3;

const ACCENTS = [
	...['#000000', '#ffffff', '#ffff00', '#808080', 'red', 'lime', 'blue'],
	...[0.02, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.98].flatMap((lightness) =>
		[0.02, 0.1, 0.2, 0.35].flatMap((chroma) =>
			Array.from({ length: 24 }, (_, index) => `oklch(${lightness} ${chroma} ${index * 15})`),
		),
	),
];

/** Two colours of a page, as CSS writes them: a token (`--ink`), or a selector and the property to read from it. */
interface Pair {
	color: string;
	/** Colours over each other, the lowest first. */
	grounds: string[];
	/** The contrast that WCAG 2 AA asks for. */
	least: number;
}

const pair = (color: string, grounds: string | string[], least = TEXT): Pair => ({
	color,
	grounds: [grounds].flat(),
	least,
});

const PLAIN_GROUNDS = ['--paper', '--surface', '--raised'];
const TOKENS = [
	...PLAIN_GROUNDS.flatMap((ground) => ['--ink', '--ink-soft', '--accent'].map((color) => pair(color, ground))),
	...PLAIN_GROUNDS.map((ground) => pair('--line-strong', ground, CONTROL)),
	...['--ink', '--ink-soft', '--accent'].map((color) => pair(color, '--accent-soft')),
	pair('--ink', '--mark'),
	pair('--ink-on-brand', '--brand'),
	pair('--ink', ['--paper', 'body::selection background-color']),
];

const ALERTS = ['note', 'tip', 'important', 'warning', 'caution'].flatMap((kind) => {
	const ground = `.alert-${kind} background-color`;
	return [pair(`.alert-${kind} .alert-title color`, ground), pair('--ink', ground), pair('--accent', ground)];
});

/** One class of each colour of code. */
const CODE_CLASSES = ['comment', 'keyword', 'string', 'number', 'title', 'attr', 'type', 'deletion'];
const CODE = [
	...CODE_CLASSES.map((name) => `.hljs-${name} color`),
	'.prose pre color',
	'.prose pre[data-language]::before color',
].map((color) => pair(color, '.prose pre background-color'));

/** The light behind the title of the home page at its strongest. */
const HERO = ['.hero h1 color', '.hero p color'].map((color) => pair(color, '.hero background-image'));

/** Shows a page with every accent in both themes, and lists the pairs whose contrast is too low. */
async function findLowContrast(page: Page, pairs: readonly Pair[]): Promise<string[]> {
	const found: string[] = [];
	for (const theme of ['light', 'dark'] as const) {
		const tokens = ACCENTS.map((accent) => {
			const { light, dark } = getPalette(accent);
			const brand = parseColor(accent) ?? '';
			return {
				'--brand': brand,
				'--ink-on-brand': chooseInk(brand),
				'--accent-on-light': light.accent,
				'--accent-on-dark': dark.accent,
			};
		});
		const painted = await page.evaluate(paintPairs, { pairs, tokens, theme });
		for (const [at, accent] of ACCENTS.entries()) {
			for (const [index, { least, ...names }] of pairs.entries()) {
				const [color = '', ground = ''] = painted[at]?.[index] ?? [];
				const contrast = wcagContrast(color, ground);
				if (!(contrast >= least)) found.push(`${JSON.stringify(names)} ${theme}, ${accent}: ${contrast.toFixed(2)}`);
			}
		}
	}
	return found;
}

/** Runs in the page. Returns, for each set of tokens, the colours of each pair as the browser paints them: `rgb(…)`. */
function paintPairs({
	pairs,
	tokens,
	theme,
}: {
	pairs: readonly Pair[];
	tokens: Record<string, string>[];
	theme: string;
}) {
	const root = document.documentElement;
	root.dataset.theme = theme;
	const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
	if (!context) throw new Error('There is no canvas.');
	const probes = document.body.appendChild(document.createElement('div'));
	const painted = new Map<string, string>();

	/** Prepares reading a colour, so that the browser computes styles only once for each set of tokens. */
	const createReader = (name: string): (() => string) => {
		if (name.startsWith('--')) {
			const probe = probes.appendChild(document.createElement('i'));
			probe.style.color = `var(${name})`;
			const style = getComputedStyle(probe);
			return () => style.color;
		}
		const [, selector = '', pseudo, property = ''] = /^(.*?)(::[\w-]+)? ([\w-]+)$/.exec(name) ?? [];
		const element = document.querySelector(selector);
		if (!element) throw new Error(`There is no ${selector}.`);
		const style = getComputedStyle(element, pseudo);
		return () => /(?:rgba?|color|okl?[a-z]+)\([^)]*\)/.exec(style.getPropertyValue(property))?.[0] ?? 'none';
	};
	const names = new Set(pairs.flatMap(({ color, grounds }) => [color, ...grounds]));
	const readers = new Map([...names].map((name) => [name, createReader(name)]));
	const paint = (colors: string[]): string => {
		const key = colors.join();
		const known = painted.get(key);
		if (known !== undefined) return known;
		for (const color of colors) {
			context.fillStyle = color;
			context.fillRect(0, 0, 1, 1);
		}
		const rgb = `rgb(${[...context.getImageData(0, 0, 1, 1).data.slice(0, 3)].join(' ')})`;
		painted.set(key, rgb);
		return rgb;
	};
	const all = tokens.map((values) => {
		for (const [name, value] of Object.entries(values)) root.style.setProperty(name, value);
		const colors = new Map([...readers].map(([name, read]) => [name, read()]));
		const paintNamed = (names: string[]) => paint(names.map((name) => colors.get(name) ?? ''));
		return pairs.map(({ color, grounds }): [string, string] => [paintNamed([color]), paintNamed(grounds)]);
	});
	probes.remove();
	return all;
}

/** Removes all but some elements of a page: each change of the accent styles all of them anew. */
async function keepOnly(page: Page, selector: string): Promise<void> {
	await page.evaluate((selector) => {
		const prose = document.createElement('div');
		prose.className = 'prose';
		prose.append(...document.querySelectorAll(selector));
		document.body.replaceChildren(prose);
	}, selector);
}

test('Text and controls have AA contrast in both themes, whatever accent an owner chooses', async ({ page }) => {
	test.slow();
	await page.goto('articles/everything-an-article-can-contain/');
	await keepOnly(page, '.alert, pre[data-language=bash]');
	await page
		.locator('pre')
		.first()
		.evaluate((pre, classes) => {
			const spans = classes.map((name) => Object.assign(document.createElement('span'), { className: `hljs-${name}` }));
			pre.replaceChildren(...spans);
		}, CODE_CLASSES);
	expect(await findLowContrast(page, [...TOKENS, ...ALERTS, ...CODE])).toEqual([]);
	await page.goto('');
	await keepOnly(page, '.hero');
	expect(await findLowContrast(page, HERO)).toEqual([]);
});

test('The palette is computed for the paper that the style sheet has', async ({ page }) => {
	await page.goto('');
	const { light, dark } = getPalette('red');
	for (const [theme, { paper }] of Object.entries({ light, dark })) {
		const [[[, ground] = []] = []] = await page.evaluate(paintPairs, {
			pairs: [pair('--ink', '--paper')],
			tokens: [{}],
			theme,
		});
		expect(wcagContrast(ground ?? '', paper)).toBe(1);
	}
});
