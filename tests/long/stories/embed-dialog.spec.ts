import { findAxeViolations } from '../../support/axe.ts';
import { embedded, recordRequests, scriptHtml } from '../../support/embedded.ts';
import { expect, test } from '../../support/on-another-site.ts';

test('The button of a launcher opens a dialog, and closing it returns the focus', async ({ page, host, help }) => {
	const requested = recordRequests(page, help);
	await page.goto(
		host.page({
			body: `<main><h1>Host</h1><a href="#">Behind</a><help-search launcher></help-search></main>${scriptHtml(help)}`,
		}),
	);
	const button = page.getByRole('button', { name: 'Search' });
	await expect(button).toBeVisible();
	expect(requested).toEqual(['embed.js']);
	await button.focus();
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Search' });
	const { box, options } = embedded(page);
	await expect(box).toBeFocused();
	await expect(options.first()).toBeVisible();
	await page.getByRole('link', { name: 'Behind' }).focus();
	await expect(box).toBeFocused();
	await page.keyboard.type('password');
	await expect(options.first()).toContainText('Reset a password');
	expect(await findAxeViolations(page)).toEqual([]);
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(button).toBeFocused();
	await button.click();
	await expect(box).toBeFocused();
	await dialog.getByRole('button', { name: 'Close' }).click();
	await expect(dialog).toBeHidden();
	await expect(button).toBeFocused();
});

test('A launcher uses the link of the host page, and follows it if the dialog cannot be loaded', async ({
	page,
	host,
	help,
}) => {
	const link = `<help-search launcher><a href="${help}search/">Help</a></help-search>`;
	const url = host.page({ body: `${link}${scriptHtml(help)}` });
	await page.goto(url);
	await page.getByRole('link', { name: 'Help' }).click();
	await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('link', { name: 'Help' })).toBeFocused();

	await page.route('**/_astro/embed-dialog*', (route) => route.abort());
	await page.goto(url);
	await page.getByRole('link', { name: 'Help' }).click();
	await expect(page).toHaveURL(`${help}search/`);
});

test.describe('On a phone', () => {
	test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

	test('the dialog fills the screen, and every target is large enough to tap', async ({ page, host, help }) => {
		await page.goto(host.page({ body: `<help-search launcher></help-search>${scriptHtml(help)}` }));
		await page.getByRole('button', { name: 'Search' }).tap();
		const dialog = page.getByRole('dialog', { name: 'Search' });
		await expect(embedded(page).options.first()).toBeVisible();
		await expect.poll(() => dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 740 });
		await page.setViewportSize({ width: 360, height: 400 });
		await expect.poll(async () => (await dialog.boundingBox())?.height).toBe(400);
		for (const target of await dialog.locator('a:visible, button:visible, input').all()) {
			const { width = 0, height = 0 } = (await target.boundingBox()) ?? {};
			expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
		}
		await embedded(page).options.first().tap();
		await expect(dialog.getByRole('article')).toBeVisible();
		expect(await dialog.evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
	});
});
