import { expect, test } from 'playwright/test';
import { PAGE_KINDS } from '../../support/page-kinds.ts';
import { getHorizontalOverflow } from '../../support/reader.ts';

test.describe('at 400 % zoom, which leaves 320 × 256 px', () => {
	test.use({ viewport: { width: 320, height: 256 } });

	test('No kind of page scrolls sideways, and fixed elements cover less than half of the screen', async ({ page }) => {
		for (const path of PAGE_KINDS) {
			await page.goto(path, { waitUntil: 'networkidle' });
			expect(await getHorizontalOverflow(page), path).toBeLessThanOrEqual(0);
			const covered = await page.evaluate(() => {
				const candidates = [...document.querySelectorAll('body *')].filter(
					(element) =>
						/^(?:fixed|sticky)$/.test(getComputedStyle(element).position) && element.closest('dialog') === null,
				);
				const measure = () => candidates.map((element) => element.getBoundingClientRect());
				scrollTo({ top: 400, behavior: 'instant' });
				const before = measure();
				scrollTo({ top: 410, behavior: 'instant' });
				// A sticky element that scrolls with the text covers nothing yet.
				const still = measure().filter(({ top }, index) => top === before[index]?.top);
				return Math.max(0, ...still.map(({ bottom }) => bottom));
			});
			expect(covered, path).toBeLessThan(256 / 2);
		}
	});

	test('The search is usable: its box and at least one result are on the screen', async ({ page }) => {
		await page.goto('articles/reset-a-password/');
		await page.getByRole('button', { name: 'Search' }).click();
		const field = page.getByRole('dialog').getByRole('combobox', { name: 'Search' });
		await field.fill('password');
		await expect(page.getByRole('option').first()).toBeInViewport();
		await expect(field).toBeInViewport();
		expect(await getHorizontalOverflow(page)).toBeLessThanOrEqual(0);
	});
});

test.describe('in forced colours', () => {
	test('The focused element has an outline, and buttons have a border', async ({ page }) => {
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

	test('The chosen vote button differs from the other by more than its colour', async ({ page }) => {
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
