import { expect, test } from 'playwright/test';
import { axeFaults } from '../../support/axe.ts';

/** Served as by a host that knows no rules: only its files, and the page that stands where none is. */
test.use({ baseURL: process.env.HELP_CENTER_MOVED ?? '' });

test('The address of a renamed article leads to where it stands now, part and all', async ({ page }) => {
	await page.goto('articles/reset-a-password/?from=mail#when-no-email-comes');
	await expect(page).toHaveURL(/\/articles\/new-password\/\?from=mail#when-no-email-comes$/);
	await expect(page.getByRole('heading', { level: 1, name: 'Reset a password' })).toBeVisible();
	await page.goto('categories/money/');
	await expect(page).toHaveURL(/\/categories\/billing\/$/);
});

test('Without scripts it leads there too', async ({ browser, baseURL }) => {
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
	test(`Where a host knows no rules, /${old} of the old home leads to the article`, async ({ page }) => {
		await page.goto(old);
		await expect(page).toHaveURL(now);
		await expect(page.getByRole('article')).toHaveCount(1);
	});
}

for (const none of ['library/any-team/articles/lost-password', 'support/a/..%2F..%2Fsearch', 'support/a/%E0%A4%A']) {
	test(`An address of the old home that leads to no article, /${none}, stays on the page that says so`, async ({
		page,
	}) => {
		const away: string[] = [];
		page.on('request', (request) => request.isNavigationRequest() && away.push(request.url()));
		await page.goto(none, { waitUntil: 'networkidle' });
		await expect(page.getByRole('heading', { level: 1 })).toContainText('isn’t here');
		expect(away).toHaveLength(1);
		if (none.endsWith('lost-password'))
			await expect(page.getByRole('main').getByRole('combobox', { name: 'Search' })).toHaveValue('lost password');
	});
}

for (const [old, heading] of [
	['bank', 'Transfer'],
	['receipts', 'Post'],
] as const) {
	test(`A link to the part “${old}”, which is gone, shows just what a link to “${heading}” shows`, async ({ page }) => {
		await page.emulateMedia({ reducedMotion: 'reduce' });
		const place = page.getByRole('heading', { name: heading, exact: true });
		const tops: number[] = [];
		for (const part of [old, heading.toLowerCase()]) {
			await page.goto('about:blank');
			await page.goto(`articles/pay/#${part}`);
			await expect(place).toBeInViewport();
			tops.push((await place.boundingBox())?.y ?? Number.NaN);
		}
		expect(tops[1]).toBeLessThan(100);
		expect(Math.abs((tops[0] ?? 0) - (tops[1] ?? Number.NaN))).toBeLessThan(2);
	});
}

test('A link to a part that is gone, with nothing left before it, shows the beginning of the article', async ({
	page,
}) => {
	await page.goto('articles/pay/#before');
	await expect(page.locator('#before')).toHaveCount(1);
	await expect(page.getByRole('heading', { level: 1, name: 'Pay an invoice' })).toBeInViewport();
});

test('A deleted article says that it is gone, offers others, and lets readers search', async ({ page }) => {
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
	test(`axe finds nothing on the page of a deleted article, ${colorScheme}, on a desk and on a phone`, async ({
		page,
	}) => {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		for (const width of [1280, 360]) {
			await page.setViewportSize({ width, height: 800 });
			await page.goto('articles/forgotten/');
			expect(await axeFaults(page)).toEqual([]);
			const content = await page.evaluate(() => document.documentElement.scrollWidth);
			expect(content).toBeLessThanOrEqual(width);
		}
	});
}
