import { expect, test } from 'playwright/test';
import { ABOUT_COLOUR, axeFaults } from '../support/axe.ts';
import { sitePaths } from '../support/site-paths.ts';

/** The pages of a share of the site each, so that two browsers can go through them side by side. */
const SHARES = 4;

/** Every page, but of the tags' pages, which are alike, one. */
async function pathsToSee(): Promise<string[]> {
	const paths = await sitePaths();
	const tag = paths.find((path) => path.includes('/tags/'));
	return paths.filter((path) => path === tag || !path.includes('/tags/'));
}

for (let share = 0; share < SHARES; share++) {
	test(`axe finds nothing on any page, in either theme, part ${share + 1} of ${SHARES}`, async ({ browser }) => {
		test.setTimeout(180_000);
		const context = await browser.newContext({ reducedMotion: 'reduce' });
		const page = await context.newPage();
		const paths = (await pathsToSee()).filter((_, index) => index % SHARES === share);
		expect(paths.length).toBeGreaterThan(10);
		for (const path of paths) {
			await page.emulateMedia({ colorScheme: 'light' });
			await page.goto(path);
			expect(await axeFaults(page), path).toEqual([]);
			await page.emulateMedia({ colorScheme: 'dark' });
			// Nothing else of a page depends on its theme.
			expect(await axeFaults(page, { rules: ABOUT_COLOUR }), `${path}, dark`).toEqual([]);
		}
		await context.close();
	});
}

for (const width of [360, 768]) {
	test(`axe finds nothing on any kind of page at ${width} px, in both themes`, async ({ page }) => {
		test.setTimeout(90_000);
		await page.setViewportSize({ width, height: 800 });
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			for (const path of [
				'',
				'categories/billing/',
				'tags/setup/',
				'articles/everything-an-article-can-contain/',
				'search/?q=password',
				'404.html',
			]) {
				await page.goto(path, { waitUntil: 'networkidle' });
				expect(await axeFaults(page), path).toEqual([]);
			}
		}
	});
}

test('axe finds nothing while the search dialog shows results, in both themes', async ({ page }) => {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await page.goto('articles/reset-a-password/');
		await page.keyboard.press('/');
		await page.getByRole('combobox', { name: 'Search' }).fill('password');
		await expect(page.getByRole('option').first()).toBeVisible();
		expect(await axeFaults(page)).toEqual([]);
	}
});
