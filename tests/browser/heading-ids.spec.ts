import { expect, test } from 'playwright/test';
import { libraryArticle, testSite } from '../support/site.ts';

test('No heading of an article takes an id that the page around the article uses', async ({ page }) => {
	await page.goto('articles/reset-a-password/');
	await page.keyboard.press('/');
	await page.getByRole('dialog').getByRole('combobox').fill('password');
	await expect(page.getByRole('option').first()).toBeVisible();
	const used = await page.evaluate(() =>
		[...document.querySelectorAll('[id]')].filter((element) => !element.closest('.prose')).map(({ id }) => id),
	);
	expect(used).toEqual(expect.arrayContaining(['content', 'feedback-question', 'search-dialog', 'search-dialog-list']));

	const content = used.map((id) => `## ${id.replaceAll('-', ' ')}`).join('\n\n');
	const { articles } = await testSite({ articles: [libraryArticle('a', { content })] });
	const headingIds = articles[0]?.body.headings.map(({ id }) => id) ?? [];
	expect(headingIds).toHaveLength(used.length);
	expect(headingIds.filter((id) => used.includes(id))).toEqual([]);
});
