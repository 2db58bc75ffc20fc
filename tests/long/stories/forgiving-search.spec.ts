import { expect, type Page, test } from 'playwright/test';
import { pressSlash, search } from '../../support/reader.ts';

const ARTICLE = 'articles/two-step-verification/';

/** Holds the full text back until it is let go. */
async function holdText(page: Page): Promise<() => void> {
	let letGo = () => {};
	const held = new Promise<void>((resolve) => {
		letGo = resolve;
	});
	await page.route('**/pagefind/**', async (route) => {
		await held;
		await route.continue();
	});
	return letGo;
}

test('Rows stand there from the first letter, before the full text, which then adds excerpts and headings', async ({
	page,
}) => {
	const letGo = await holdText(page);
	await page.goto(ARTICLE);
	await pressSlash(page);
	await page.keyboard.type('r');
	const { options, status } = search(page);
	await expect(options.first()).toBeVisible();
	await expect(options.first().locator('mark')).toHaveText('R', { ignoreCase: true });
	await page.keyboard.type('eset password');
	await expect(options.first()).toHaveText(/^Reset a password/);
	await expect(status).toHaveText(/^\d+ results?$/);
	expect(await options.locator('.excerpt').count()).toBe(0);
	letGo();
	await expect(options.first().locator('.excerpt mark').first()).toBeVisible();
	await expect(options.nth(1)).toHaveAttribute('href', /\/articles\/reset-a-password\/#./);
});

test('What was mistyped is found, and the dialog says what was searched for', async ({ page }) => {
	await page.goto(ARTICLE);
	await pressSlash(page);
	await page.keyboard.type('passwrod');
	const { options, status } = search(page);
	await expect(options.first()).toContainText('password');
	await expect(status).toHaveText(/^Showing results for “password”\. \d+ results?$/);
	await expect(options.locator('.excerpt').first()).toBeVisible();
	await expect(status).toHaveText(/^Showing results for “password”\. \d+ results?$/);
});

for (const by of ['the pointer', 'the arrow keys'] as const) {
	test(`A row under ${by} stays where it is when the full text comes`, async ({ page }) => {
		const letGo = await holdText(page);
		await page.goto('search/');
		const { box, options, chosen } = search(page);
		await box.fill('a');
		await expect(options.nth(4)).toBeVisible();
		const row = options.nth(2);
		if (by === 'the pointer') await row.hover();
		else for (let step = 0; step < 3; step += 1) await box.press('ArrowDown');
		const before = { text: await row.textContent(), place: await row.boundingBox() };
		letGo();
		await expect(options.nth(3).locator('.excerpt').or(options.nth(4).locator('.excerpt')).first()).toBeVisible();
		expect({ text: await row.textContent(), place: await row.boundingBox() }).toEqual(before);
		if (by === 'the arrow keys') await expect(chosen).toHaveText(before.text ?? '');
	});
}

test('Rows that were asked for before the full text came are kept', async ({ page }) => {
	const letGo = await holdText(page);
	await page.goto('search/?q=a');
	const { options } = search(page);
	const articles = options.and(page.locator(':not(.part)'));
	await expect(articles).toHaveCount(8);
	await page.getByRole('button', { name: 'Show more' }).click();
	await expect(articles).toHaveCount(16);
	letGo();
	await expect(options.locator('.excerpt').first()).toBeVisible();
	expect(await articles.count()).toBeGreaterThanOrEqual(16);
});

test('Nothing found leads to a near spelling, and to people with the words carried over', async ({ page }) => {
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

test('The page is told of each search once: the query, and how many articles there were', async ({ page }) => {
	await page.goto(ARTICLE);
	await page.evaluate(() => {
		document.addEventListener('help-search', (event) => {
			if (event instanceof CustomEvent) document.title += `|${JSON.stringify(event.detail)}`;
		});
	});
	await pressSlash(page);
	await page.keyboard.type('xylophonequartz');
	// The whole answer, and a second of quiet after it.
	await expect(search(page).status).toHaveText(/^Nothing found/, { timeout: 15_000 });
	await expect(page).toHaveTitle(/\|\{"query":"xylophonequartz","count":0\}$/, { timeout: 10_000 });
	await search(page).box.fill('invoices');
	await expect(page).toHaveTitle(/quartz","count":0\}\|\{"query":"invoices","count":[1-9]\d*\}$/, { timeout: 15_000 });
});

test('An address with an error offers the article that it is near to', async ({ page }) => {
	await page.goto('articles/reset-pasword/');
	const link = page.getByRole('main').getByRole('link', { name: 'Reset a password', exact: true });
	await expect(link).toBeVisible();
	await expect(search(page).box).toHaveValue('reset pasword');
	await link.click();
	await expect(page).toHaveURL(/\/articles\/reset-a-password\/$/);
});

test('An article shows what its reader looked for, until Escape', async ({ page }) => {
	const marked = () => page.evaluate(() => CSS.highlights.get('help-center-sought')?.size ?? 0);
	await page.goto(ARTICLE);
	await pressSlash(page);
	await page.keyboard.type('reset passwrod');
	await expect(search(page).options.first()).toContainText('Reset a password');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/articles\/reset-a-password\/$/);
	await expect.poll(marked).toBeGreaterThan(3);
	await page.keyboard.press('Escape');
	expect(await marked()).toBe(0);
	await page.reload();
	await page.waitForLoadState('networkidle');
	expect(await marked()).toBe(0);
});
