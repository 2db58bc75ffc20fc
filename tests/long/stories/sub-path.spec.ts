import { expect, test } from 'playwright/test';
import { pressSlash, search } from '../../support/reader.ts';

const HOME = process.env.HELP_CENTER_BELOW_A_PATH ?? '';
test.use({ baseURL: HOME });

test('Below a base path, readers can browse and search, and nothing outside of it is requested', async ({ page }) => {
	const { origin, pathname } = new URL(HOME);
	expect(pathname).toBe('/help/');
	const outside: string[] = [];
	const errors: string[] = [];
	page.on('request', (request) => {
		const url = new URL(request.url());
		if (url.origin === origin && !url.pathname.startsWith(pathname)) outside.push(url.pathname);
	});
	page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));

	await page.goto('');
	await page.getByRole('main').getByRole('link', { name: 'Account & security', exact: true }).click();
	await expect(page).toHaveURL(`${HOME}categories/account-security/`);
	await page.getByRole('main').getByRole('link', { name: 'Reset a password', exact: true }).click();
	await expect(page).toHaveURL(`${HOME}articles/reset-a-password/`);
	await page.waitForLoadState();
	await pressSlash(page);
	await search(page).box.fill('invoices');
	await expect(search(page).options.first()).toBeVisible();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/help\/articles\/[^/]+\/(?:#.*)?$/);
	await expect(page.getByRole('article')).toHaveCount(1);
	expect(outside).toEqual([]);
	expect(errors).toEqual([]);
});
