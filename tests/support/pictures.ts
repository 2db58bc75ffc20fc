import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import pixelmatch from 'pixelmatch';
import type { Browser, Page } from 'playwright';
import sharp from 'sharp';
import { projectRoot } from '../../src/project-root.ts';

const WIDTHS = { 360: 740, 768: 1024, 1280: 800 };
const THEMES = ['light', 'dark'] as const;
/** Share of pixels that may differ: font smoothing varies a little between browser versions. */
const TOLERANCE = 0.003;

/** Selector of what a search shows last. */
const LAST_SHOWN = '[role=option] .excerpt:not(:empty)';

/** The main pages, by the environment variable with the URL of their site. */
const SUBJECTS = {
	HELP_CENTER_URL: {
		home: '',
		category: 'categories/account-security/',
		article: 'articles/import-clients/',
		search: 'search/?q=password',
	},
	HELP_CENTER_IN_ARABIC: { 'article-in-arabic': 'articles/reset-a-password/' },
};

/** A page of the sample at one viewport size in one theme; `name` is the name of its file in `docs/screenshots/`. */
export interface Shot {
	name: string;
	url: string;
	viewport: { width: number; height: number };
	theme: (typeof THEMES)[number];
}

/** Lists all screenshots in `docs/screenshots/`, by their subject. */
export function listShots(environment: Record<string, string | undefined>): Map<string, Shot[]> {
	const subjects = Object.entries(SUBJECTS).flatMap(([site, pages]) =>
		Object.entries(pages).map(([subject, path]) => ({ subject, url: `${environment[site] ?? ''}${path}` })),
	);
	return new Map(
		subjects.map(({ subject, url }) => [
			subject,
			Object.entries(WIDTHS).flatMap(([width, height]) =>
				THEMES.map((theme) => ({
					name: `${subject}-${width}-${theme}`,
					url,
					viewport: { width: Number(width), height },
					theme,
				})),
			),
		]),
	);
}

/** The path of the file of a screenshot. */
export function getShotPath({ name }: Shot): string {
	return `${projectRoot}docs/screenshots/${name}.webp`;
}

async function createFontFace(family: string, file: string, weight: number, range?: string): Promise<string> {
	const bytes = await readFile(createRequire(import.meta.url).resolve(`@fontsource/${file}-normal.woff2`));
	const source = `url(data:font/woff2;base64,${bytes.toString('base64')})`;
	return `@font-face{font-family:${family};font-weight:${weight};src:${source}${range ? `;unicode-range:${range}` : ''}}`;
}

/** Style sheet with embedded fonts, so that text looks the same on every machine. */
async function createFontStyles(): Promise<string> {
	const faces = await Promise.all(
		[400, 600].flatMap((weight) => [
			createFontFace('Pinned', `inter/files/inter-latin-${weight}`, weight),
			createFontFace(
				'Pinned',
				`noto-sans-arabic/files/noto-sans-arabic-arabic-${weight}`,
				weight,
				'U+0600-06FF,U+200C-200E',
			),
			createFontFace('Pinned', 'noto-sans-math/files/noto-sans-math-latin-400', weight, 'U+2190-21FF,U+22EF'),
			createFontFace('Pinned', 'noto-emoji/files/noto-emoji-3-400', weight, 'U+1F50C'),
			createFontFace('PinnedCode', `jetbrains-mono/files/jetbrains-mono-latin-${weight}`, weight),
		]),
	);
	return `${faces.join('')}:root{--font-body:Pinned;--font-headings:Pinned;--font-code:PinnedCode}`;
}

/** Opens a page and waits until its search results, fonts and images are loaded. */
async function openPage(page: Page, url: string): Promise<void> {
	await page.goto(url, { waitUntil: 'networkidle' });
	if (url.includes('?q=')) await page.locator(LAST_SHOWN).first().waitFor();
	await page.addStyleTag({ content: await createFontStyles() });
	await page.evaluate(async () => {
		for (const image of document.images) image.loading = 'eager';
		await Promise.all([...document.fonts].map((font) => font.load()));
		await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
	});
}

/** Takes a screenshot of the first viewport of a page, as near-lossless WebP. */
export async function takeScreenshot(browser: Browser, { url, viewport, theme }: Shot): Promise<Buffer> {
	// The CSP of the page would block the embedded fonts.
	const context = await browser.newContext({ viewport, colorScheme: theme, reducedMotion: 'reduce', bypassCSP: true });
	try {
		const page = await context.newPage();
		await openPage(page, url);
		const png = await page.screenshot({ animations: 'disabled' });
		return await sharp(png).webp({ nearLossless: true, quality: 60, effort: 6 }).toBuffer();
	} finally {
		await context.close();
	}
}

async function readPixels(picture: Buffer) {
	const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
	return { data, width: info.width, height: info.height };
}

/** Compares two images: whether they look alike, the share of pixels that differ, and an image of those pixels. */
export async function compare(taken: Buffer, kept: Buffer) {
	const [one, other] = await Promise.all([readPixels(taken), readPixels(kept)]);
	const { width, height } = one;
	if (width !== other.width || height !== other.height) return { isAlike: false, share: 1, difference: taken };
	const pixels = Buffer.alloc(one.data.length);
	const share = pixelmatch(one.data, other.data, pixels, width, height, { threshold: 0.2 }) / (width * height);
	const difference = await sharp(pixels, { raw: { width, height, channels: 4 } })
		.png()
		.toBuffer();
	return { isAlike: share <= TOLERANCE, share, difference };
}
