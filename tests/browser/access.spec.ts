import { expect, test } from 'playwright/test';
import { COLOUR_RULES, findAxeViolations } from '../support/axe.ts';
import { PAGE_KINDS } from '../support/page-kinds.ts';
import { pressSlash } from '../support/reader.ts';

// `npm run test:long` checks every page, and one more width.
for (const width of [360, 1280]) {
	test(`axe finds nothing on any kind of page at ${width} px, in both themes`, async ({ page }) => {
		test.setTimeout(90_000);
		await page.setViewportSize({ width, height: 800 });
		await page.emulateMedia({ reducedMotion: 'reduce' });
		for (const path of PAGE_KINDS) {
			await page.emulateMedia({ colorScheme: 'light' });
			await page.goto(path, { waitUntil: 'networkidle' });
			expect(await findAxeViolations(page), path).toEqual([]);
			await page.emulateMedia({ colorScheme: 'dark' });
			// Only the colours of a page depend on its theme.
			expect(await findAxeViolations(page, { rules: COLOUR_RULES }), `${path}, dark`).toEqual([]);
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
		expect(await findAxeViolations(page)).toEqual([]);
	}
});
