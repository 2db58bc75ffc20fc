import { expect, test } from 'playwright/test';
import { holdRequests } from '../../support/hold-requests.ts';
import { pressSlash, search } from '../../support/reader.ts';

const ARTICLE = 'articles/two-step-verification/';

const TEXT = '**/search/text/*.json';
const ARTICLES = '**/articles/*.json';

test('Results are shown from the first letter, and their excerpts follow', async ({ page }) => {
	const release = await holdRequests(page, ARTICLES);
	await page.goto(ARTICLE);
	await pressSlash(page);
	await page.keyboard.type('r');
	const { options, status } = search(page);
	await expect(options.first()).toBeVisible();
	await expect(options.first().locator('mark')).toHaveText('R', { ignoreCase: true });
	await page.keyboard.type('eset password');
	await expect(options.first()).toHaveText(/^Reset a password/);
	await expect(options.nth(1)).toHaveAttribute('href', /\/articles\/reset-a-password\/#./);
	await expect(status).toHaveText(/^\d+ results?$/);
	await expect(options.locator('.excerpt').first()).toBeEmpty();
	release();
	await expect(options.first().locator('.excerpt mark').first()).toBeVisible();
});

test('A misspelt query is corrected, and the dialog says what was searched for', async ({ page }) => {
	await page.goto(ARTICLE);
	await pressSlash(page);
	await page.keyboard.type('passwrod');
	const { options, status } = search(page);
	await expect(options.first()).toContainText('password');
	await expect(status).toHaveText(/^Showing results for “password”\. \d+ results?$/);
	await expect(options.locator('.excerpt').first()).toBeVisible();
	await expect(status).toHaveText(/^Showing results for “password”\. \d+ results?$/);
});

for (const state of ['under the pointer', 'selected with the arrow keys'] as const) {
	test(`A result ${state} does not move when the results of the text arrive`, async ({ page }) => {
		const release = await holdRequests(page, TEXT);
		await page.goto('search/');
		const { box, options, chosen } = search(page);
		await box.fill('a');
		await expect(options.nth(4)).toBeVisible();
		const row = state === 'under the pointer' ? options.and(page.locator(':not(.part)')).nth(2) : chosen;
		if (state === 'under the pointer') await row.hover();
		else for (let step = 0; step < 3; step += 1) await box.press('ArrowDown');
		const before = { text: await row.textContent(), bounds: await row.boundingBox() };
		release();
		await expect(options.locator('.excerpt:not(:empty)').nth(3)).toBeVisible();
		expect(await row.boundingBox()).toEqual(before.bounds);
		await expect(row).toContainText(before.text?.trim() ?? '');
		if (state === 'selected with the arrow keys') await expect(chosen).toContainText(before.text?.trim() ?? '');
	});
}

test('Results added with “Show more” stay when the results of the text arrive', async ({ page }) => {
	const release = await holdRequests(page, TEXT);
	await page.goto('search/?q=a');
	const { options } = search(page);
	const articles = options.and(page.locator(':not(.part)'));
	await expect(articles).toHaveCount(8);
	await page.getByRole('button', { name: 'Show more' }).click();
	await expect(articles).toHaveCount(16);
	release();
	await expect(options.locator('.excerpt').first()).toBeVisible();
	expect(await articles.count()).toBeGreaterThanOrEqual(16);
});

test('If nothing is found, a similar spelling is offered, and a contact link with the query in it', async ({
	page,
}) => {
	await page.goto(ARTICLE);
	await pressSlash(page);
	await page.keyboard.type('verfcatoin');
	const { dialog, options, status } = search(page);
	await expect(status).toHaveText('Nothing found for “verfcatoin”.');
	await expect(dialog.getByRole('link', { name: 'Write to us' })).toHaveAttribute('href', /subject=verfcatoin$/);
	await dialog.getByRole('button', { name: 'verification' }).click();
	await expect(options.first()).toContainText('verification');
	await expect(search(page).box).toBeFocused();
});

test('The page gets one event for each search, with the query and the number of articles', async ({ page }) => {
	await page.goto(ARTICLE);
	await page.evaluate(() => {
		document.addEventListener('help-search', (event) => {
			if (event instanceof CustomEvent) document.title += `|${JSON.stringify(event.detail)}`;
		});
	});
	await pressSlash(page);
	await page.keyboard.type('xylophonequartz');
	// The event follows the final result after one second without typing.
	await expect(search(page).status).toHaveText(/^Nothing found/, { timeout: 15_000 });
	await expect(page).toHaveTitle(/\|\{"query":"xylophonequartz","count":0\}$/, { timeout: 10_000 });
	await search(page).box.fill('invoices');
	await expect(page).toHaveTitle(/quartz","count":0\}\|\{"query":"invoices","count":[1-9]\d*\}$/, { timeout: 15_000 });
});

test('The 404 page of a misspelt path offers the article with a similar one', async ({ page }) => {
	await page.goto('articles/reset-pasword/');
	const link = page.getByRole('main').getByRole('link', { name: 'Reset a password', exact: true });
	await expect(link).toBeVisible();
	await expect(search(page).box).toHaveValue('reset pasword');
	await link.click();
	await expect(page).toHaveURL(/\/articles\/reset-a-password\/$/);
});

test('An article highlights the words that the reader searched for, until Escape', async ({ page }) => {
	const countHighlights = () => page.evaluate(() => CSS.highlights.get('help-center-sought')?.size ?? 0);
	await page.goto(ARTICLE);
	await pressSlash(page);
	await page.keyboard.type('reset passwrod');
	await expect(search(page).options.first()).toContainText('Reset a password');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/articles\/reset-a-password\/$/);
	await expect.poll(countHighlights).toBeGreaterThan(3);
	await page.keyboard.press('Escape');
	expect(await countHighlights()).toBe(0);
	await page.reload();
	await page.waitForLoadState('networkidle');
	expect(await countHighlights()).toBe(0);
});
