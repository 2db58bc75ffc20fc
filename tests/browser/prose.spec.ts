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
