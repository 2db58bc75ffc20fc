import { expect, test } from 'playwright/test';
import { axeFaults } from '../support/axe.ts';
import { pressSlash } from '../support/reader.ts';

for (const width of [360, 768, 1280]) {
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
		await pressSlash(page);
		await page.getByRole('combobox', { name: 'Search' }).fill('password');
		await expect(page.getByRole('option').first()).toBeVisible();
		expect(await axeFaults(page)).toEqual([]);
	}
});
