import { expect, test } from 'playwright/test';
import { COLOUR_RULES, findAxeViolations } from '../../support/axe.ts';
import { listSitePaths } from '../../support/site-paths.ts';

/** The pages are split into this number of tests, so that two browsers can check them in parallel. */
const SHARES = 4;
const WIDTHS = [360, 768, 1280];

/** Every page, but only one of the tag pages, which are all alike. */
async function listPathsToCheck(): Promise<string[]> {
	const paths = await listSitePaths();
	const tag = paths.find((path) => path.includes('/tags/'));
	return paths.filter((path) => path === tag || !path.includes('/tags/'));
}

for (let share = 0; share < SHARES; share++) {
	test(`axe finds nothing on any page, at any width and in either theme, and no page violates its CSP or logs an error, part ${share + 1} of ${SHARES}`, async ({
		browser,
	}) => {
		test.setTimeout(480_000);
		const context = await browser.newContext({ reducedMotion: 'reduce' });
		const page = await context.newPage();
		const errors: string[] = [];
		page.on('console', (message) => {
			if (message.type() === 'error') errors.push(`${page.url()}: ${message.text()}`);
		});
		page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
		const paths = (await listPathsToCheck()).filter((_, index) => index % SHARES === share);
		expect(paths.length).toBeGreaterThan(10);
		for (const path of paths) {
			await page.goto(path, { waitUntil: 'networkidle' });
			for (const width of WIDTHS) {
				await page.setViewportSize({ width, height: 900 });
				await page.emulateMedia({ colorScheme: 'light' });
				expect(await findAxeViolations(page), `${path}, ${width}`).toEqual([]);
				await page.emulateMedia({ colorScheme: 'dark' });
				// Only the colours of a page depend on its theme.
				expect(await findAxeViolations(page, { rules: COLOUR_RULES }), `${path}, ${width}, dark`).toEqual([]);
			}
		}
		expect(errors).toEqual([]);
		await context.close();
	});
}

test('Without JavaScript, every page shows its content and hides what would not work', async ({ browser }) => {
	test.setTimeout(120_000);
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	for (const path of await listSitePaths()) {
		await page.goto(path);
		await expect(page.getByRole('banner')).toBeVisible();
		await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
		await expect(page.getByRole('group', { name: 'Was this helpful?' })).toBeHidden();
		await expect(page.getByRole('dialog')).toBeHidden();
	}
	await page.goto('search/');
	await expect(page.getByRole('main').getByRole('link', { name: 'Getting started' })).toBeVisible();
	await context.close();
});
