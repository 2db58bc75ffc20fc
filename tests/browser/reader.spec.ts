import { getHorizontalOverflow } from '../support/reader.ts';
import { expect, test } from '../support/with-library.ts';

test('A reader can go from the home page through a category to an article', { tag: '@phone' }, async ({ page }) => {
	await page.goto('');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.getByRole('main').getByRole('link', { name: 'Account & security', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Account & security' })).toBeVisible();
	await page.getByRole('main').getByRole('link', { name: 'Reset a password', exact: true }).click();
	await expect(page.getByRole('article')).toHaveCount(1);
	await expect(page.getByRole('heading', { level: 1, name: 'Reset a password' })).toBeVisible();
	const breadcrumb = page.getByRole('navigation', { name: 'Breadcrumb' });
	await expect(breadcrumb.getByRole('link')).toHaveText(['Home', 'Account & security']);
	await breadcrumb.getByRole('link', { name: 'Home' }).click();
	await expect(page).toHaveURL(/\/$/);
});

test('The table of contents leads to a section, and a link leads to another article', { tag: '@phone' }, async ({
	page,
}) => {
	await page.goto('articles/reset-a-password/');
	const contents = page.getByRole('navigation', { name: 'On this page' });
	const summary = contents.locator('summary');
	if (await summary.evaluate((element) => getComputedStyle(element).pointerEvents !== 'none')) await summary.click();
	await contents.getByRole('link', { name: 'When no email comes' }).click();
	await expect(page).toHaveURL(/#when-no-email-comes$/);
	await expect(page.getByRole('heading', { name: 'When no email comes' })).toBeInViewport();
	await page.goto('articles/everything-an-article-can-contain/');
	await page.getByRole('article').getByRole('link', { name: 'Plans and limits' }).first().click();
	await expect(page).toHaveURL(/\/articles\/plans-and-limits\/$/);
});

test('A tag leads to the other articles that have it', { tag: '@phone' }, async ({ page }) => {
	await page.goto('articles/reset-a-password/');
	await page.getByRole('list', { name: 'Tags' }).getByRole('link', { name: 'security', exact: true }).click();
	await expect(page).toHaveURL(/\/tags\/security\/$/);
	await expect(page.getByRole('heading', { level: 1, name: 'security', exact: true })).toBeVisible();
	const main = page.getByRole('main');
	await expect(main.getByRole('link', { name: 'Reset a password', exact: true })).toBeVisible();
	await expect(main.getByRole('link', { name: 'sign-in', exact: true })).toBeVisible();
	await main.getByRole('link', { name: 'Turn on two-step verification', exact: true }).click();
	await expect(page).toHaveURL(/\/articles\/two-step-verification\/$/);
});

test('A reader can vote that an article was helpful', { tag: '@phone' }, async ({ page, library }) => {
	await page.goto('articles/plans-and-limits/');
	const yes = page.getByRole('group', { name: 'Was this helpful?' }).getByRole('button', { name: 'Yes', exact: true });
	await yes.click();
	await expect(yes).toHaveAttribute('aria-pressed', 'true');
	await expect(page.locator('article-feedback').getByRole('status')).toContainText('Thank you');
	await expect.poll(() => library.arrived('feedback')).toHaveLength(1);
});

test('No page is wider than the screen', { tag: '@phone' }, async ({ page }) => {
	for (const path of [
		'',
		'categories/billing/',
		'tags/booking-page/',
		'articles/everything-an-article-can-contain/',
		'articles/api-reference/',
		'search/?q=api',
		'nowhere/',
	]) {
		await page.goto(path);
		expect(await getHorizontalOverflow(page), path).toBeLessThanOrEqual(0);
	}
});
