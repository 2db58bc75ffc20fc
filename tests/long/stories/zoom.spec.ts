import { expect, type Page, test } from 'playwright/test';
import { PAGE_KINDS } from '../../support/page-kinds.ts';

/** How far the page reaches beyond its window, to the side. */
const overhang = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test.describe('at 400 % zoom, which leaves 320 × 256 px', () => {
	test.use({ viewport: { width: 320, height: 256 } });

	test('No kind of page has to be moved sideways, and none hides its text behind what stays in place', async ({
		page,
	}) => {
		for (const path of PAGE_KINDS) {
			await page.goto(path, { waitUntil: 'networkidle' });
			expect(await overhang(page), path).toBeLessThanOrEqual(0);
			const covered = await page.evaluate(() => {
				scrollTo(0, 400);
				const fixed = [...document.querySelectorAll('body *')].filter(
					(element) =>
						/^(?:fixed|sticky)$/.test(getComputedStyle(element).position) && element.closest('dialog') === null,
				);
				return Math.max(0, ...fixed.map((element) => element.getBoundingClientRect().bottom));
			});
			expect(covered, path).toBeLessThan(256 / 2);
		}
	});

	test('The search can be used: its field and at least one result are on the screen', async ({ page }) => {
		await page.goto('articles/reset-a-password/');
		await page.getByRole('button', { name: 'Search' }).click();
		const field = page.getByRole('dialog').getByRole('combobox', { name: 'Search' });
		await field.fill('password');
		await expect(page.getByRole('option').first()).toBeInViewport();
		await expect(field).toBeInViewport();
		expect(await overhang(page)).toBeLessThanOrEqual(0);
	});
});

test.describe('in forced colours', () => {
	test('What has the focus is outlined, and what can be pressed has an edge', async ({ page }) => {
		await page.emulateMedia({ forcedColors: 'active' });
		await page.goto('articles/reset-a-password/');
		for (let at = 0; at < 12; at += 1) {
			await page.keyboard.press('Tab');
			const { outline, name } = await page.evaluate(() => {
				const element = document.activeElement ?? document.body;
				const { outlineStyle, outlineWidth } = getComputedStyle(element);
				return { outline: `${outlineStyle} ${outlineWidth}`, name: element.outerHTML.slice(0, 80) };
			});
			expect(outline, name).toMatch(/^(?!none)\S+ (?!0)/);
		}
		for (const name of ['Yes', 'No']) {
			const button = page.getByRole('group', { name: 'Was this helpful?' }).getByRole('button', { name, exact: true });
			await expect(button).toHaveCSS('border-top-style', 'solid');
		}
	});

	test('The answer that was given differs from the other by more than a colour', async ({ page }) => {
		await page.emulateMedia({ forcedColors: 'active' });
		await page.goto('articles/reset-a-password/');
		const group = page.getByRole('group', { name: 'Was this helpful?' });
		await group.getByRole('button', { name: 'Yes', exact: true }).click();
		const look = (name: string) =>
			group.getByRole('button', { name, exact: true }).evaluate((element) => {
				const { borderTopWidth, backgroundColor, outlineStyle, fontWeight } = getComputedStyle(element);
				return [
					borderTopWidth,
					backgroundColor,
					outlineStyle,
					fontWeight,
					element.querySelectorAll('svg').length,
				].join();
			});
		await expect(group.getByRole('button', { name: 'Yes', exact: true })).toHaveAttribute('aria-pressed', 'true');
		expect(await look('Yes')).not.toBe(await look('No'));
	});
});
