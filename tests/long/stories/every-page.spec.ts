import { expect, test } from 'playwright/test';
import { ABOUT_COLOUR, axeFaults } from '../../support/axe.ts';
import { sitePaths } from '../../support/site-paths.ts';

/** The pages of a share of the site each, so that two browsers can go through them side by side. */
const SHARES = 4;
const WIDTHS = [360, 768, 1280];

/** Every page, but of the tags' pages, which are alike, one. */
async function pathsToSee(): Promise<string[]> {
	const paths = await sitePaths();
	const tag = paths.find((path) => path.includes('/tags/'));
	return paths.filter((path) => path === tag || !path.includes('/tags/'));
}

for (let share = 0; share < SHARES; share++) {
	test(`axe finds nothing on any page, at any width and in either theme, and none breaks its own policy or logs an error, part ${share + 1} of ${SHARES}`, async ({
		browser,
	}) => {
		test.setTimeout(480_000);
		const context = await browser.newContext({ reducedMotion: 'reduce' });
		const page = await context.newPage();
		const said: string[] = [];
		page.on('console', (message) => {
			if (message.type() === 'error') said.push(`${page.url()}: ${message.text()}`);
		});
		page.on('pageerror', (error) => said.push(`${page.url()}: ${error.message}`));
		const paths = (await pathsToSee()).filter((_, index) => index % SHARES === share);
		expect(paths.length).toBeGreaterThan(10);
		for (const path of paths) {
			await page.goto(path, { waitUntil: 'networkidle' });
			for (const width of WIDTHS) {
				await page.setViewportSize({ width, height: 900 });
				await page.emulateMedia({ colorScheme: 'light' });
				expect(await axeFaults(page), `${path}, ${width}`).toEqual([]);
				await page.emulateMedia({ colorScheme: 'dark' });
				// Nothing else of a page depends on its theme.
				expect(await axeFaults(page, { rules: ABOUT_COLOUR }), `${path}, ${width}, dark`).toEqual([]);
			}
		}
		expect(said).toEqual([]);
		await context.close();
	});
}

test('Every page shows its content without scripts, and offers nothing that would not work', async ({ browser }) => {
	test.setTimeout(120_000);
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	for (const path of await sitePaths()) {
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
