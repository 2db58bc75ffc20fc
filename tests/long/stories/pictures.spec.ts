import { expect, type Page, test } from 'playwright/test';
import { findAxeViolations } from '../../support/axe.ts';
import { holdRequests } from '../../support/hold-requests.ts';
import { recordLayoutShifts, waitTwoFrames } from '../../support/layout-shifts.ts';

const ARTICLE = 'articles/everything-an-article-can-contain/';
const ALT = 'A week in the calendar with bookings of two practitioners';

const locate = (page: Page) => ({
	button: page.getByRole('button', { name: `Enlarge image – ${ALT}` }),
	dialog: page.getByRole('dialog', { name: ALT }),
});

test('An image can be enlarged with the keyboard, has a caption, and returns the focus when it is closed', async ({
	page,
}) => {
	await page.goto(ARTICLE);
	const { button, dialog } = locate(page);
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

test('A click on the enlarged image or beside it closes it, a click on its caption does not', async ({ page }) => {
	await page.goto(ARTICLE);
	const { button, dialog } = locate(page);
	for (const target of ['beside', 'image']) {
		await button.click();
		await dialog.locator('figcaption').click();
		await expect(dialog).toBeVisible();
		if (target === 'beside') await page.mouse.click(5, 400);
		else await dialog.getByRole('img').click();
		await expect(dialog).toHaveCount(0);
		await expect(button).toBeFocused();
	}
});

test('Images that are links or small cannot be enlarged', async ({ page }) => {
	await page.goto(ARTICLE);
	await expect(locate(page).button).toBeVisible();
	await expect(page.getByRole('button', { name: 'Enlarge image' })).toHaveCount(1);
	await expect(page.getByRole('link', { name: 'A button that says Book a time' })).toBeVisible();
});

test('The dialog is accessible, on a phone too and in both themes', async ({ page }) => {
	for (const [width, colorScheme] of [
		[360, 'dark'],
		[1280, 'light'],
	] as const) {
		await page.setViewportSize({ width, height: 740 });
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await page.goto(ARTICLE);
		const { button, dialog } = locate(page);
		await button.click();
		expect(await findAxeViolations(page)).toEqual([]);
		// An image that does not fit can be scrolled, while the button and the caption stay in view.
		await dialog.evaluate((element) => element.scrollTo(9_999, 0));
		await expect(dialog.getByRole('button', { name: 'Close' })).toBeInViewport({ ratio: 1 });
		await expect(dialog.locator('figcaption')).toBeInViewport({ ratio: 1 });
	}
});

test('In print and in forced-colours mode the button around an image is invisible', async ({ page }) => {
	await page.goto(ARTICLE);
	const { button } = locate(page);
	for (const media of [{ media: 'print' }, { media: 'screen', forcedColors: 'active' }] as const) {
		await page.emulateMedia(media);
		const frame = await button.evaluate((element) => {
			const [outer, inner] = [element, element.querySelector('img') ?? element].map((one) =>
				one.getBoundingClientRect(),
			);
			return [outer?.width === inner?.width, outer?.height === inner?.height, getComputedStyle(element).borderTopWidth];
		});
		expect(frame).toEqual([true, true, '0px']);
	}
});

test('Nothing moves when images load late, nor when they become buttons', async ({ page }) => {
	const release = await holdRequests(page, '**/images/**');
	const readLayoutShifts = await recordLayoutShifts(page);
	await page.goto('articles/book-move-or-cancel/', { waitUntil: 'domcontentloaded' });
	const picture = page.getByRole('button', { name: /^Enlarge image/ }).locator('img');
	await picture.scrollIntoViewIfNeeded();
	expect(await picture.evaluate((image: HTMLImageElement) => image.complete)).toBe(false);
	const before = await picture.boundingBox();
	expect(before?.height).toBeGreaterThan(100);
	release();
	await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(720);
	await waitTwoFrames(page);
	expect(await picture.boundingBox()).toEqual(before);
	expect(await readLayoutShifts()).toEqual([]);
	// A layout shift would have been recorded: this one is.
	await picture.evaluate((image) => image.closest('p')?.before(document.createElement('hr')));
	await expect.poll(readLayoutShifts).toHaveLength(1);
});

test.describe('Without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('images cannot be enlarged', async ({ page }) => {
		await page.goto(ARTICLE);
		await expect(page.getByRole('img', { name: ALT })).toBeVisible();
		await expect(page.getByRole('button', { name: /Enlarge/ })).toHaveCount(0);
	});
});
