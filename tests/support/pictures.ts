import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import pixelmatch from 'pixelmatch';
import type { Browser, Page } from 'playwright';
import sharp from 'sharp';
import { projectRoot } from '../../src/project-root.ts';

const WIDTHS = { 360: 740, 768: 1024, 1280: 800 };
const THEMES = ['light', 'dark'] as const;
/** Of the pixels, those that may look otherwise: browsers of other versions smooth letters a little differently. */
const TOLERANCE = 0.003;

/** What a search shows only once the words of the articles have answered, too. */
const FULL_TEXT = '[role=option] .excerpt';

/** The main pages, by the variable that tells where their site is. */
const SUBJECTS = {
	HELP_CENTER_URL: {
		home: '',
		category: 'categories/account-security/',
		article: 'articles/import-clients/',
		search: 'search/?q=password',
	},
	HELP_CENTER_IN_ARABIC: { 'article-in-arabic': 'articles/reset-a-password/' },
};

/** A page of the sample at one size in one theme; `name` is that of its file in `docs/screenshots/`. */
export interface Shot {
	name: string;
	address: string;
	viewport: { width: number; height: number };
	theme: (typeof THEMES)[number];
}

/** Every picture in `docs/screenshots/`, by its subject. */
export function shotsOf(environment: Record<string, string | undefined>): Map<string, Shot[]> {
	const subjects = Object.entries(SUBJECTS).flatMap(([site, pages]) =>
		Object.entries(pages).map(([subject, path]) => ({ subject, address: `${environment[site] ?? ''}${path}` })),
	);
	return new Map(
		subjects.map(({ subject, address }) => [
			subject,
			Object.entries(WIDTHS).flatMap(([width, height]) =>
				THEMES.map((theme) => ({
					name: `${subject}-${width}-${theme}`,
					address,
					viewport: { width: Number(width), height },
					theme,
				})),
			),
		]),
	);
}

/** The file of a picture. */
export function fileOf({ name }: Shot): string {
	return `${projectRoot}docs/screenshots/${name}.webp`;
}

async function fontFace(family: string, file: string, weight: number, range?: string): Promise<string> {
	const bytes = await readFile(createRequire(import.meta.url).resolve(`@fontsource/${file}-normal.woff2`));
	const source = `url(data:font/woff2;base64,${bytes.toString('base64')})`;
	return `@font-face{font-family:${family};font-weight:${weight};src:${source}${range ? `;unicode-range:${range}` : ''}}`;
}

/** Letters that are the same on every machine. */
async function pinnedFonts(): Promise<string> {
	const faces = await Promise.all(
		[400, 600].flatMap((weight) => [
			fontFace('Pinned', `inter/files/inter-latin-${weight}`, weight),
			fontFace('Pinned', `noto-sans-arabic/files/noto-sans-arabic-arabic-${weight}`, weight, 'U+0600-06FF,U+200C-200E'),
			fontFace('Pinned', 'noto-sans-math/files/noto-sans-math-latin-400', weight, 'U+2190-21FF,U+22EF'),
			fontFace('Pinned', 'noto-emoji/files/noto-emoji-3-400', weight, 'U+1F50C'),
			fontFace('PinnedCode', `jetbrains-mono/files/jetbrains-mono-latin-${weight}`, weight),
		]),
	);
	return `${faces.join('')}:root{--font-body:Pinned;--font-headings:Pinned;--font-code:PinnedCode}`;
}

async function settled(page: Page, address: string): Promise<void> {
	await page.goto(address, { waitUntil: 'networkidle' });
	if (address.includes('?q=')) await page.locator(FULL_TEXT).first().waitFor();
	await page.addStyleTag({ content: await pinnedFonts() });
	await page.evaluate(async () => {
		for (const image of document.images) image.loading = 'eager';
		await Promise.all([...document.fonts].map((font) => font.load()));
		await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
	});
}

/** What a reader sees first of a page, as a WebP of nearly the same pixels. */
export async function takePicture(browser: Browser, { address, viewport, theme }: Shot): Promise<Buffer> {
	// The page's policy knows nothing of pinned letters.
	const context = await browser.newContext({ viewport, colorScheme: theme, reducedMotion: 'reduce', bypassCSP: true });
	try {
		const page = await context.newPage();
		await settled(page, address);
		const png = await page.screenshot({ animations: 'disabled' });
		return await sharp(png).webp({ nearLossless: true, quality: 60, effort: 6 }).toBuffer();
	} finally {
		await context.close();
	}
}

async function pixelsOf(picture: Buffer) {
	const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
	return { data, width: info.width, height: info.height };
}

/** Whether two pictures look alike; the share of pixels that don't, and a picture of which. */
export async function compare(taken: Buffer, kept: Buffer) {
	const [one, other] = await Promise.all([pixelsOf(taken), pixelsOf(kept)]);
	const { width, height } = one;
	if (width !== other.width || height !== other.height) return { isAlike: false, share: 1, difference: taken };
	const pixels = Buffer.alloc(one.data.length);
	const share = pixelmatch(one.data, other.data, pixels, width, height, { threshold: 0.2 }) / (width * height);
	const difference = await sharp(pixels, { raw: { width, height, channels: 4 } })
		.png()
		.toBuffer();
	return { isAlike: share <= TOLERANCE, share, difference };
}
