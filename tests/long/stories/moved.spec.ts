import { expect, test } from 'playwright/test';
import { findAxeViolations } from '../../support/axe.ts';
import { getHorizontalOverflow } from '../../support/reader.ts';

/** Served as on a host without redirect rules: only the files, and the 404 page. */
test.use({ baseURL: process.env.HELP_CENTER_MOVED ?? '' });

test('The old path of a renamed article leads to the new one, with query and fragment', async ({ page }) => {
	await page.goto('articles/reset-a-password/?from=mail#when-no-email-comes');
	await expect(page).toHaveURL(/\/articles\/new-password\/\?from=mail#when-no-email-comes$/);
	await expect(page.getByRole('heading', { level: 1, name: 'Reset a password' })).toBeVisible();
	await page.goto('categories/money/');
	await expect(page).toHaveURL(/\/categories\/billing\/$/);
});

test('An old path leads to the new one without JavaScript too', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`${baseURL}articles/choose-a-new-password/`);
	await expect(page).toHaveURL(/\/articles\/new-password\/$/);
	await context.close();
});

for (const [old, now] of [
	['library/any-team/articles/new-password', /\/articles\/new-password\/$/],
	['support/any-topic/new-password/', /\/articles\/new-password\/$/],
	['library/any-team/articles/reset-a-password#when-no-email-comes', /\/articles\/new-password\/#when-no-email-comes$/],
	['support/account/Two_Factor', /\/articles\/two_factor-[0-9a-f]{6}\/$/],
	['articles/Two_Factor/', /\/articles\/two_factor-[0-9a-f]{6}\/$/],
] as const) {
	test(`On a host without redirect rules, /${old} of the hosted help center leads to the article`, async ({ page }) => {
		await page.goto(old);
		await expect(page).toHaveURL(now);
		await expect(page.getByRole('article')).toHaveCount(1);
	});
}

for (const path of ['library/any-team/articles/lost-password', 'support/a/..%2F..%2Fsearch', 'support/a/%E0%A4%A']) {
	test(`/${path} of the hosted help center matches no article and stays on the 404 page`, async ({ page }) => {
		const navigations: string[] = [];
		page.on('request', (request) => request.isNavigationRequest() && navigations.push(request.url()));
		await page.goto(path, { waitUntil: 'networkidle' });
		await expect(page.getByRole('heading', { level: 1 })).toContainText('isn’t here');
		expect(navigations).toHaveLength(1);
		if (path.endsWith('lost-password'))
			await expect(page.getByRole('main').getByRole('combobox', { name: 'Search' })).toHaveValue('lost password');
	});
}

for (const [old, heading] of [
	['bank', 'Transfer'],
	['receipts', 'Post'],
] as const) {
	test(`A link to the removed heading “${old}” scrolls to the same place as a link to “${heading}”`, async ({
		page,
	}) => {
		await page.emulateMedia({ reducedMotion: 'reduce' });
		const target = page.getByRole('heading', { name: heading, exact: true });
		const tops: number[] = [];
		for (const id of [old, heading.toLowerCase()]) {
			await page.goto('about:blank');
			await page.goto(`articles/pay/#${id}`);
			await expect(target).toBeInViewport();
			tops.push((await target.boundingBox())?.y ?? Number.NaN);
		}
		expect(tops[1]).toBeLessThan(100);
		expect(Math.abs((tops[0] ?? 0) - (tops[1] ?? Number.NaN))).toBeLessThan(2);
	});
}

test('A link to a removed heading with nothing left before it shows the start of the article', async ({ page }) => {
	await page.goto('articles/pay/#before');
	await expect(page.locator('#before')).toHaveCount(1);
	await expect(page.getByRole('heading', { level: 1, name: 'Pay an invoice' })).toBeInViewport();
});

test('The page of a deleted article says so, suggests others, and has a search', async ({ page }) => {
	await page.goto('articles/forgotten/');
	await expect(page.getByRole('heading', { level: 1, name: 'This article is gone' })).toBeVisible();
	await page.getByRole('main').getByRole('combobox', { name: 'Search' }).fill('invoice');
	await page.getByRole('option', { name: 'Pay an invoice' }).click();
	await expect(page).toHaveURL(/\/articles\/pay\//);
	await page.goBack();
	await page.getByRole('main').getByRole('link', { name: 'Reset a password' }).click();
	await expect(page).toHaveURL(/\/articles\/new-password\/$/);
});

for (const colorScheme of ['light', 'dark'] as const) {
	test(`axe finds nothing on the page of a deleted article, ${colorScheme}, at desktop and phone width`, async ({
		page,
	}) => {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		for (const width of [1280, 360]) {
			await page.setViewportSize({ width, height: 800 });
			await page.goto('articles/forgotten/');
			expect(await findAxeViolations(page)).toEqual([]);
			expect(await getHorizontalOverflow(page)).toBeLessThanOrEqual(0);
		}
	});
}
