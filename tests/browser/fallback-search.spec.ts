import { expect, test } from 'playwright/test';
import { pressSlash, search } from '../support/reader.ts';

const ARTICLE = 'articles/reset-a-password/';
const INDEXES = /\/pagefind\/|\/search\/quick\.json$/;

test('Where neither index can be loaded, the Library is asked, and the dialog says so', async ({ page }) => {
	await page.route(INDEXES, (route) => route.abort());
	await page.goto('articles/two-step-verification/');
	await pressSlash(page);
	await page.keyboard.type('reset a password');
	const { options, dialog, status } = search(page);
	await expect(options.first()).toContainText('Reset a password', { ignoreCase: true });
	await expect(dialog.getByText('come from the library itself')).toBeVisible();
	await expect(status).toHaveText(/results?$/);
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/articles\/reset-a-password\/$/);
});

test('Where nobody answers, the dialog says so and offers the topics', async ({ page }) => {
	await page.route(/\/pagefind\/|quick\.json|\/search\?q=/, (route) => route.abort());
	await page.goto(ARTICLE);
	await pressSlash(page);
	await page.keyboard.type('password');
	const { dialog, options } = search(page);
	await expect(dialog.getByText('can’t be reached')).toBeVisible();
	await expect(options).toHaveCount(0);
	await expect(dialog.getByRole('link').first()).toBeVisible();
});

const answers = [
	{ shape: 'bare', of: (list: object[]) => list },
	{ shape: 'below data', of: (list: object[]) => ({ success: true, data: list }) },
	{ shape: 'below data and articles', of: (list: object[]) => ({ success: true, data: { articles: list } }) },
];
for (const { shape, of } of answers) {
	test(`The Library’s articles are read ${shape}, and nothing in them runs`, async ({ page }) => {
		const excerpt = 'A <mark>password</mark> <img src=x onerror="document.title=\'ran\'"> &amp; more';
		const list = [
			{ slug: 'reset-a-password', title: 'Reset a <b>password</b>', excerpt, category: { name: 'Account' } },
			{ slug: 'Not Plain/Here', title: 'Elsewhere', category: 'Billing' },
			{ title: 'No slug' },
		];
		await page.route(INDEXES, (route) => route.abort());
		await page.route(/\/search\?q=/, (route) =>
			route.fulfill({ json: of(list), headers: { 'access-control-allow-origin': '*' } }),
		);
		await page.goto(ARTICLE);
		await pressSlash(page);
		await page.keyboard.type('password');
		const { options } = search(page);
		await expect(options).toHaveCount(2);
		await expect(options.first()).toHaveText(/^Reset a <b>password<\/b>\s+Account\s+A password\s+& more$/);
		await expect(options.first()).toHaveAttribute('href', /\/articles\/reset-a-password\/$/);
		await expect(options.nth(1)).toHaveAttribute('href', /\/library\/[^/]+\/articles\/Not%20Plain%2FHere$/);
		await expect(options.first().locator('img')).toHaveCount(0);
		await expect(page).not.toHaveTitle('ran');
	});
}

test('Without the full text, titles and headings still answer, and the dialog says so', async ({ page }) => {
	await page.route('**/pagefind/**', (route) => route.abort());
	await page.goto('articles/two-step-verification/');
	await pressSlash(page);
	await page.keyboard.type('reset pasword');
	const { options, dialog, status } = search(page);
	await expect(options.first()).toHaveText(/^Reset a password/);
	await expect(dialog.getByText('Only titles and headings')).toBeVisible();
	await expect(status).toHaveText(/Showing results for “reset password”\. \d+ results?$/);
});

test('Without the quick index, the full text still answers', async ({ page }) => {
	await page.route('**/search/quick.json', (route) => route.abort());
	await page.goto('articles/two-step-verification/');
	await pressSlash(page);
	await page.keyboard.type('reset a password');
	const { options, status } = search(page);
	await expect(options.first()).toContainText('Reset a password');
	await expect(status).toHaveText(/^\d+ results?$/);
});
