import { expect, type Page, test } from 'playwright/test';
import { axeFaults } from '../../support/axe.ts';

const ARTICLE = 'articles/everything-an-article-can-contain/';
const ALT = 'A week in the calendar with bookings of two practitioners';

const parts = (page: Page) => ({
	button: page.getByRole('button', { name: `Enlarge image – ${ALT}` }),
	dialog: page.getByRole('dialog', { name: ALT }),
});

test('A picture opens large by keyboard, says what it shows, and gives the focus back', async ({ page }) => {
	await page.goto(ARTICLE);
	const { button, dialog } = parts(page);
	const inText = await button.getByRole('img').or(button.locator('img')).first().boundingBox();
	await button.focus();
	await page.keyboard.press('Enter');
	await expect(dialog).toBeVisible();
	await expect(dialog.locator('figcaption')).toHaveText(ALT);
	await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused();
	const picture = dialog.getByRole('img', { name: ALT });
	await expect(picture).toBeInViewport({ ratio: 1 });
	expect((await picture.boundingBox())?.width).toBeGreaterThan((inText?.width ?? 0) * 1.5);
	await page.keyboard.press('Escape');
	await expect(dialog).toHaveCount(0);
	await expect(button).toBeFocused();
	await page.keyboard.press('Space');
	await expect(dialog).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(dialog).toHaveCount(0);
	await expect(button).toBeFocused();
});

test('A click on the picture or beside it closes it, one on its words does not', async ({ page }) => {
	await page.goto(ARTICLE);
	const { button, dialog } = parts(page);
	for (const aim of ['beside', 'picture']) {
		await button.click();
		await dialog.locator('figcaption').click();
		await expect(dialog).toBeVisible();
		if (aim === 'beside') await page.mouse.click(5, 400);
		else await dialog.getByRole('img').click();
		await expect(dialog).toHaveCount(0);
		await expect(button).toBeFocused();
	}
});

test('Pictures that are links, or small, stay what they are', async ({ page }) => {
	await page.goto(ARTICLE);
	await expect(parts(page).button).toBeVisible();
	await expect(page.getByRole('button', { name: 'Enlarge image' })).toHaveCount(1);
	await expect(page.getByRole('link', { name: 'A button that says Book a time' })).toBeVisible();
});

test('The dialog is fit for everybody, on a phone and in both themes', async ({ page }) => {
	for (const [width, colorScheme] of [
		[360, 'dark'],
		[1280, 'light'],
	] as const) {
		await page.setViewportSize({ width, height: 740 });
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await page.goto(ARTICLE);
		const { button, dialog } = parts(page);
		await button.click();
		expect(await axeFaults(page)).toEqual([]);
		// What doesn't fit can be moved into sight, and the way out stays.
		await dialog.evaluate((element) => element.scrollTo(9_999, 0));
		await expect(dialog.getByRole('button', { name: 'Close' })).toBeInViewport({ ratio: 1 });
		await expect(dialog.locator('figcaption')).toBeInViewport({ ratio: 1 });
	}
});

test('In print and with forced colours the button leaves no trace', async ({ page }) => {
	await page.goto(ARTICLE);
	const { button } = parts(page);
	for (const media of [{ media: 'print' }, { media: 'screen', forcedColors: 'active' }] as const) {
		await page.emulateMedia(media);
		const edges = await button.evaluate((element) => {
			const [outer, inner] = [element, element.querySelector('img') ?? element].map((one) =>
				one.getBoundingClientRect(),
			);
			return [outer?.width === inner?.width, outer?.height === inner?.height, getComputedStyle(element).borderTopWidth];
		});
		expect(edges).toEqual([true, true, '0px']);
	}
});

test('Nothing moves while pictures come, however late, nor when they become buttons', async ({ page }) => {
	let arrive = () => {};
	const held = new Promise<void>((resolve) => {
		arrive = resolve;
	});
	await page.route('**/images/**', async (route) => {
		await held;
		await route.continue();
	});
	await page.addInitScript(() => {
		// Where the page's own test finds it.
		const seen: number[] = [];
		Object.assign(globalThis, { seen });
		new PerformanceObserver((list) => {
			// The type of such entries is not in the DOM's.
			for (const entry of list.getEntries()) seen.push((entry as PerformanceEntry & { value: number }).value);
		}).observe({ type: 'layout-shift', buffered: true });
	});
	await page.goto('articles/book-move-or-cancel/', { waitUntil: 'domcontentloaded' });
	const picture = page.getByRole('button', { name: /^Enlarge image/ }).locator('img');
	await picture.scrollIntoViewIfNeeded();
	expect(await picture.evaluate((image: HTMLImageElement) => image.complete)).toBe(false);
	const before = await picture.boundingBox();
	expect(before?.height).toBeGreaterThan(100);
	arrive();
	await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(720);
	// Two frames later all that would move has moved.
	await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
	expect(await picture.boundingBox()).toEqual(before);
	expect(await page.evaluate('seen')).toEqual([]);
	// What would be seen.
	await picture.evaluate((image) => image.closest('p')?.before(document.createElement('hr')));
	await expect.poll(() => page.evaluate('seen.length')).toBe(1);
});

test.describe('Without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('A picture is a picture', async ({ page }) => {
		await page.goto(ARTICLE);
		await expect(page.getByRole('img', { name: ALT })).toBeVisible();
		await expect(page.getByRole('button', { name: /Enlarge/ })).toHaveCount(0);
	});
});
