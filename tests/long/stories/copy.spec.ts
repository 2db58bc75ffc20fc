import { expect, type Page, test } from 'playwright/test';
import { findAxeViolations } from '../../support/axe.ts';

const ARTICLE = 'articles/reset-a-password/';
const HEADING = 'When no email comes';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Opens an article with a text in the clipboard. */
async function openWithClipboard(page: Page, text: string): Promise<void> {
	await page.goto(ARTICLE);
	await page.evaluate(() => customElements.whenDefined('copy-markdown').then(() => {}));
	await page.evaluate((text) => navigator.clipboard.writeText(text), text);
}

test('A click on the # of a heading copies its link, scrolls there, and is announced', async ({ page }) => {
	await openWithClipboard(page, 'mine');
	const heading = page.getByRole('heading', { name: HEADING });
	await heading.scrollIntoViewIfNeeded();
	const sign = await heading.getByRole('link').evaluate((link) => {
		const text = document.createRange();
		text.selectNodeContents(link);
		const end = text.getClientRects()[0];
		return { x: (end?.right ?? 0) + 10, y: ((end?.top ?? 0) + (end?.bottom ?? 0)) / 2 };
	});
	await page.mouse.click(sign.x, sign.y);
	await expect(page).toHaveURL(/#when-no-email-comes$/);
	await expect(page.locator('copy-code').getByRole('status')).toHaveText('Copied');
	expect(await clipboard(page)).toBe(page.url());
});

test('Enter on the link of a heading copies it too; a click on its text only scrolls there', async ({ page }) => {
	await openWithClipboard(page, 'mine');
	const link = page.getByRole('heading', { name: HEADING }).getByRole('link');
	await link.click({ position: { x: 5, y: 10 } });
	await expect(page).toHaveURL(/#when-no-email-comes$/);
	expect(await clipboard(page)).toBe('mine');
	await link.press('Enter');
	await expect(page.locator('copy-code').getByRole('status')).toHaveText('Copied');
	expect(await clipboard(page)).toBe(page.url());
});

test('The button copies an article as Markdown, and the link beside it leads to the same text', async ({
	page,
	baseURL,
}) => {
	await openWithClipboard(page, 'mine');
	await page.getByRole('button', { name: 'Copy as Markdown' }).click();
	await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
	const markdown = await (await page.request.get(`${baseURL}articles/reset-a-password.md`)).text();
	expect(markdown).toContain('Reset a password');
	expect(await clipboard(page)).toBe(markdown);
	expect(await findAxeViolations(page, { within: 'copy-markdown' })).toEqual([]);
	await expect(page.getByRole('link', { name: 'View as Markdown' })).toHaveAttribute(
		'href',
		/\/articles\/reset-a-password\.md$/,
	);
});

test('If the Markdown cannot be copied, it is opened', async ({ page }) => {
	await openWithClipboard(page, 'mine');
	await page.evaluate(() => {
		navigator.clipboard.write = () => Promise.reject(new DOMException('No.', 'NotAllowedError'));
	});
	await page.getByRole('button', { name: 'Copy as Markdown' }).click();
	await expect(page).toHaveURL(/\/articles\/reset-a-password\.md$/);
});

test('A browser without a clipboard gets only the link', async ({ page }) => {
	await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
	await page.goto(ARTICLE);
	await page.evaluate(() => customElements.whenDefined('article-view').then(() => {}));
	await expect(page.getByRole('link', { name: 'View as Markdown' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Copy as Markdown' })).toHaveCount(0);
});
