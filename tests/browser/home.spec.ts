import { expect, test } from 'playwright/test';

test('The card of a category leads to the category, and each title on it to its article', { tag: '@phone' }, async ({
	page,
}) => {
	await page.goto('');
	const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Account & security' }) });
	await expect(card.getByRole('link')).toHaveCount(4);
	await card.getByRole('link', { name: 'Reset a password' }).click();
	await expect(page).toHaveURL(/\/articles\/reset-a-password\/$/);
	await page.goBack();
	await card.click({ position: { x: 8, y: 8 } });
	await expect(page).toHaveURL(/\/categories\/account-security\/$/);
});

test('The last row of cards is as wide as the first one', async ({ page }) => {
	for (const width of [360, 768, 1280, 1920]) {
		await page.setViewportSize({ width, height: 900 });
		await page.goto('');
		const ends = await page
			.getByRole('listitem')
			.filter({ has: page.getByRole('heading', { level: 3 }) })
			.evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect()).map(({ right, top }) => [top, right]));
		// Of each row, its last card.
		const rowEnds = [...new Map(ends as [number, number][]).values()];
		expect(Math.max(...rowEnds) - Math.min(...rowEnds), `${width} px`).toBeLessThan(1);
	}
});

test('The list of all articles is linked from the home page and from every footer, and its letters lead to their articles', {
	tag: '@phone',
}, async ({ page }) => {
	await page.goto('articles/plans-and-limits/');
	await expect(page.getByRole('contentinfo').getByRole('link', { name: 'All articles' })).toBeVisible();
	await page.goto('');
	await page.getByRole('main').getByRole('link', { name: 'All articles' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'All articles' })).toBeVisible();
	await page.getByRole('navigation', { name: 'By first letter' }).getByRole('link', { name: 'R', exact: true }).click();
	await expect(page.getByRole('heading', { level: 2, name: 'R', exact: true })).toBeInViewport();
	await page.getByRole('link', { name: 'Reset a password', exact: true }).click();
	await expect(page.getByRole('article')).toBeVisible();
});

test('The most read articles are links below the search box, and recent ones have their dates', async ({ page }) => {
	await page.goto('');
	const quick = page.getByRole('main').getByRole('navigation', { name: 'Most read' });
	await expect(quick.getByRole('link')).toHaveCount(3);
	const recent = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Recently updated' }) });
	await expect(recent.getByRole('listitem').first()).toHaveText(/[A-Z][a-z]{2} \d{1,2}, \d{4}$/);
	await quick.getByRole('link').first().click();
	await expect(page.getByRole('article')).toBeVisible();
});
