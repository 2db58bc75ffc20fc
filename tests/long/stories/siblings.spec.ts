import { expect, type Page, test } from 'playwright/test';
import { findAxeViolations } from '../../support/axe.ts';
import { getHorizontalOverflow } from '../../support/reader.ts';

const ENGLISH = process.env.HELP_CENTER_MULTILINGUAL ?? '';
const ARABIC = process.env.HELP_CENTER_IN_ARABIC ?? '';
const ARTICLE = 'articles/reset-a-password/';

const menu = (page: Page, name = 'Help centers') => page.getByRole('banner').getByRole('navigation', { name });

test('The menu of help centers opens with the keyboard and closes when the reader leaves it', async ({ page }) => {
	await page.goto(ENGLISH + ARTICLE);
	const siblings = menu(page);
	const summary = siblings.locator('summary');
	await expect(siblings.getByRole('link')).toHaveCount(0);
	while (!(await summary.evaluate((element) => element === document.activeElement))) await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(siblings.getByRole('link')).toHaveText(['English', 'العربية', 'Português (Brasil)']);
	await page.keyboard.press('Tab');
	await expect(siblings.getByRole('link', { name: 'English' })).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(siblings.getByRole('link')).toHaveCount(0);
	await expect(summary).toBeFocused();

	await summary.click();
	await expect(siblings.getByRole('link')).toHaveCount(3);
	await page.mouse.click(5, 600);
	await expect(siblings.getByRole('link')).toHaveCount(0);
	await summary.click();
	for (let links = 0; links <= 3; links++) await page.keyboard.press('Tab');
	await expect(siblings.getByRole('link')).toHaveCount(0);
});

test('Each sibling links to the same page in its language, or else to its home page, and names the language', async ({
	browser,
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	const links = async (path: string) => {
		await page.goto(path);
		await menu(page).locator('summary').click();
		return menu(page)
			.getByRole('link')
			.evaluateAll((all) => all.map((a) => ['href', 'lang', 'hreflang', 'dir'].map((name) => a.getAttribute(name))));
	};
	expect(await links(ENGLISH + ARTICLE)).toEqual([
		[`/${ARTICLE}`, 'en', 'en', 'ltr'],
		[`https://ar.help.example/${ARTICLE}`, 'ar', 'ar', 'rtl'],
		['https://br.help.example/ajuda/', 'pt-BR', 'pt-BR', 'ltr'],
	]);
	const alternates = page.locator('link[rel=alternate][hreflang]');
	expect(await alternates.evaluateAll((all) => all.map((link) => link.getAttribute('hreflang')))).toEqual([
		'en',
		'ar',
		'x-default',
	]);
	const [, arabic] = await links(`${ENGLISH}articles/sign-in/`);
	expect(arabic?.[0]).toBe('https://ar.help.example/');
	await expect(alternates).toHaveCount(0);
	await context.close();
});

for (const { site, name, direction } of [
	{ site: ENGLISH, name: 'Help centers', direction: 'left to right' },
	{ site: ARABIC, name: 'مراكز المساعدة', direction: 'right to left' },
]) {
	for (const { width, colorScheme } of [
		{ width: 320, colorScheme: 'dark' },
		{ width: 1280, colorScheme: 'light' },
	] as const) {
		test(`The open menu stays on the screen, ${direction} at ${width} px, and axe finds nothing`, async ({ page }) => {
			await page.setViewportSize({ width, height: 640 });
			await page.emulateMedia({ colorScheme });
			await page.goto(site + ARTICLE, { waitUntil: 'networkidle' });
			await menu(page, name).locator('summary').click();
			const box = await menu(page, name).getByRole('list').boundingBox();
			expect(box?.x).toBeGreaterThanOrEqual(0);
			expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
			expect(await getHorizontalOverflow(page)).toBeLessThanOrEqual(0);
			expect(await findAxeViolations(page)).toEqual([]);
		});
	}
}
