import type { Page } from 'playwright/test';
import { expect, test } from '../support/with-library.ts';

/** Opens an article and shows other content in it. */
async function showContent(page: Page, html: string): Promise<void> {
	await page.goto('articles/plans-and-limits/');
	await page.locator('.prose').evaluate((prose, content) => {
		prose.innerHTML = content;
	}, html);
}

test('In print, closed sections show their content', async ({ page }) => {
	await showContent(page, '<details><summary>More</summary><p>Hidden words</p></details><p>After</p>');
	const words = page.getByText('Hidden words');
	const after = page.getByText('After');
	const isBelow = async () => ((await after.boundingBox())?.y ?? 0) > ((await words.boundingBox())?.y ?? Infinity);
	await expect(words).toBeHidden();
	await page.emulateMedia({ media: 'print' });
	await expect(words).toBeVisible();
	expect(await words.evaluate((element) => element.checkVisibility({ contentVisibilityAuto: true }))).toBe(true);
	expect(await isBelow()).toBe(true);
});

test('A heading in a summary is on one line with the marker, in the size of the summary', async ({ page }) => {
	await showContent(
		page,
		'<details><summary>Words</summary></details><details><summary><h2>Words</h2></summary></details>',
	);
	const [plain, headed] = await page
		.locator('.prose details')
		.evaluateAll((all) => all.map((details) => Math.round(details.getBoundingClientRect().height)));
	expect(headed).toBe(plain);
	const look = (selector: string) =>
		page.locator(selector).evaluate((element) => {
			const { fontSize, fontWeight, color } = getComputedStyle(element);
			return [fontSize, fontWeight, color];
		});
	expect(await look('.prose h2')).toEqual(await look('.prose details:first-child > summary'));
});

test('Lists have the letters or Roman numerals that their author chose', async ({ page }) => {
	await showContent(page, ['a', 'A', 'i', 'I', '1'].map((type) => `<ol type="${type}"><li>x</li></ol>`).join(''));
	const styles = await page
		.locator('.prose li')
		.evaluateAll((items) => items.map((item) => getComputedStyle(item).listStyleType));
	expect(styles).toEqual(['lower-alpha', 'upper-alpha', 'lower-roman', 'upper-roman', 'decimal']);
});

const LINKED = { ltr: 'several words of a link', rtl: 'عدة كلمات من رابط طويل' };

for (const direction of ['ltr', 'rtl'] as const) {
	test(`The arrow after an external link never wraps alone (${direction})`, async ({ page }) => {
		const link = `<a class="external" href="https://elsewhere.example/">${LINKED[direction]}</a>, ${LINKED[direction]}`;
		await showContent(page, `<div dir="${direction}"><p>${link}</p></div>`);
		const hasLoneArrow = (width: number) =>
			page.locator('.prose .external').evaluate((element, inlineSize) => {
				element.parentElement?.style.setProperty('inline-size', `${inlineSize}px`);
				const words = document.createRange();
				words.selectNodeContents(element);
				const countLines = (part: Element | Range) =>
					new Set([...part.getClientRects()].map(({ bottom }) => Math.round(bottom))).size;
				return countLines(element) > countLines(words);
			}, width);
		for (let width = 60; width < 260; width += 1) expect(await hasLoneArrow(width), `${width} px`).toBe(false);
	});
}

test('Footnotes have a line above and small type, and the numbers in the text are easy to hit', async ({ page }) => {
	const reference = '<sup id="r1"><a href="#n1">1</a></sup>';
	const notes = '<div class="footnotes"><ol><li id="n1"><p>A note.</p></li></ol></div>';
	await showContent(page, `<p>Words${reference} and more.</p><p>Words and more.</p>${notes}`);
	const [withNumber, without] = await page
		.locator('.prose > p')
		.evaluateAll((all) => all.map((paragraph) => paragraph.getBoundingClientRect().height));
	expect(withNumber).toBe(without);
	const box = await page.locator('sup a').boundingBox();
	expect(box?.width).toBeGreaterThan(18);
	expect(box?.height).toBeGreaterThan(24);
	const look = await page.locator('.footnotes').evaluate((element) => {
		const { borderTopWidth, fontSize } = getComputedStyle(element);
		return { line: borderTopWidth, size: Number.parseFloat(fontSize) };
	});
	const size = await page
		.locator('.prose')
		.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
	expect(look.line).toBe('1px');
	expect(look.size).toBeLessThan(size);
});

test('Words without an element of their own have room beside lists, tables and code', async ({ page }) => {
	const blocks = [
		'<ul><li>x</li></ul>',
		'<pre>x</pre>',
		'<section class="table"><table><tr><td>x</td></tr></table></section>',
	];
	const holders = [
		(html: string) => `<div><p>Words</p>${html}<p>Words</p></div>`,
		(html: string) => `<details open><summary>Words</summary>Words${html}Words</details>`,
		(html: string) => `<ul><li>Words${html}Words</li></ul>`,
		(html: string) => `<dl><dt>Words</dt><dd>Words${html}Words</dd></dl>`,
	];
	await showContent(page, holders.flatMap((hold) => blocks.map(hold)).join(''));
	const gaps = await page.locator('.prose').evaluate((prose) =>
		[...prose.querySelectorAll('ul, pre, .table')]
			.filter((block) => block.textContent === 'x')
			.map((block) => {
				const edge = (node: Node | null, side: 'top' | 'bottom') => {
					const range = document.createRange();
					if (node) range.selectNodeContents(node);
					return range.getBoundingClientRect()[side];
				};
				const { top, bottom } = block.getBoundingClientRect();
				return Math.min(top - edge(block.previousSibling, 'bottom'), edge(block.nextSibling, 'top') - bottom);
			}),
	);
	expect(gaps.length).toBe(holders.length * blocks.length);
	// Half the space between two lines is above and below the letters of a text already.
	for (const gap of gaps) expect(gap).toBeGreaterThan(8);
});

test('Words in details have room below the summary', async ({ page }) => {
	await showContent(page, '<details open><summary>More</summary>Words</details>');
	const [summary, details] = await Promise.all([
		page.locator('summary').last().boundingBox(),
		page.locator('.prose details').evaluate((element) => {
			const range = document.createRange();
			range.selectNodeContents(element.lastChild ?? element);
			return range.getBoundingClientRect().top;
		}),
	]);
	expect(details - ((summary?.y ?? 0) + (summary?.height ?? 0))).toBeGreaterThan(6);
});
