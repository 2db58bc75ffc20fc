import { expect, type Page, test } from 'playwright/test';
import { axeFaults } from '../../support/axe.ts';

const ENGLISH = process.env.HELP_CENTER_OF_TONGUES ?? '';
const ARABIC = process.env.HELP_CENTER_IN_ARABIC ?? '';
const ARTICLE = 'articles/reset-a-password/';

const switcher = (page: Page, name = 'Help centers') => page.getByRole('banner').getByRole('navigation', { name });

test('The help centers in the header open with the keyboard and close when the reader turns away', async ({ page }) => {
	await page.goto(ENGLISH + ARTICLE);
	const all = switcher(page);
	const name = all.locator('summary');
	await expect(all.getByRole('link')).toHaveCount(0);
	while (!(await name.evaluate((summary) => summary === document.activeElement))) await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(all.getByRole('link')).toHaveText(['English', 'العربية', 'Português (Brasil)']);
	await page.keyboard.press('Tab');
	await expect(all.getByRole('link', { name: 'English' })).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(all.getByRole('link')).toHaveCount(0);
	await expect(name).toBeFocused();

	await name.click();
	await expect(all.getByRole('link')).toHaveCount(3);
	await page.mouse.click(5, 600);
	await expect(all.getByRole('link')).toHaveCount(0);
	await name.click();
	for (let links = 0; links <= 3; links++) await page.keyboard.press('Tab');
	await expect(all.getByRole('link')).toHaveCount(0);
});

test('Each leads to the same page in its language, or to its home page, and says which language that is', async ({
	browser,
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	const links = async (path: string) => {
		await page.goto(path);
		await switcher(page).locator('summary').click();
		return switcher(page)
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

for (const { site, name, way } of [
	{ site: ENGLISH, name: 'Help centers', way: 'left to right' },
	{ site: ARABIC, name: 'مراكز المساعدة', way: 'right to left' },
]) {
	for (const { width, colorScheme } of [
		{ width: 320, colorScheme: 'dark' },
		{ width: 1280, colorScheme: 'light' },
	] as const) {
		test(`Open, from ${way} at ${width} px, they stay on the screen and axe finds nothing`, async ({ page }) => {
			await page.setViewportSize({ width, height: 640 });
			await page.emulateMedia({ colorScheme });
			await page.goto(site + ARTICLE, { waitUntil: 'networkidle' });
			await switcher(page, name).locator('summary').click();
			const box = await switcher(page, name).getByRole('list').boundingBox();
			expect(box?.x).toBeGreaterThanOrEqual(0);
			expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
			expect(await axeFaults(page)).toEqual([]);
		});
	}
}
