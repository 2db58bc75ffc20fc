import { expect, test } from 'playwright/test';
import { slugifyHeading } from '../../src/markdown/html/text.ts';
import { holdRequests } from '../support/hold-requests.ts';
import { pressSlash, search } from '../support/reader.ts';

const ARTICLE = 'articles/reset-a-password/';

for (const keys of ['/', 'Control+k', 'Meta+k']) {
	test(`${keys} opens the search dialog and focuses its box, and Escape returns the focus`, async ({ page }) => {
		await page.goto(ARTICLE);
		const before = page.getByRole('link').nth(1);
		await before.focus();
		await page.keyboard.press(keys);
		const { dialog, box } = search(page);
		await expect(dialog).toBeVisible();
		await expect(box).toBeFocused();
		await expect(box).toHaveValue('');
		await page.keyboard.press('Escape');
		await expect(dialog).toBeHidden();
		await expect(before).toBeFocused();
	});
}

test('The keys focus a search box that is already on the page', async ({ page }) => {
	for (const path of ['', 'search/']) {
		for (const keys of ['/', 'Control+k']) {
			await page.goto(path);
			await page.keyboard.press(keys);
			await expect(search(page).box).toBeFocused();
			await expect(search(page).dialog).toBeHidden();
		}
	}
});

test('The / key does nothing while the reader types somewhere else, and it can be turned off', async ({
	page,
	hasTouch,
}) => {
	await page.goto(ARTICLE);
	await page.evaluate(() => document.querySelector('h1')?.setAttribute('contenteditable', 'true'));
	await page.locator('h1').focus();
	await pressSlash(page);
	await expect(search(page).dialog).toBeHidden();
	await page.evaluate(() => document.querySelector('h1')?.removeAttribute('contenteditable'));

	await page.keyboard.press('Control+k');
	const choice = page.getByRole('checkbox', { name: '/' });
	// A phone has no such key, and no line about it.
	if (hasTouch) return expect(choice).toBeHidden();
	await choice.uncheck();
	await page.keyboard.press('Escape');
	await page.reload();
	await pressSlash(page);
	await expect(search(page).dialog).toBeHidden();
});

test('A reader can find a heading and open it with the keyboard alone', { tag: '@phone' }, async ({ page }) => {
	await page.goto('articles/two-step-verification/');
	await pressSlash(page);
	await page.keyboard.type('reset a password');
	const { box, options, chosen, status, dialog } = search(page);
	await expect(status).toHaveText(/^\d+ results?$/);
	await expect(box).toHaveAttribute('aria-expanded', 'true');
	await expect(options.first()).toContainText('Reset a password');
	await expect(options.first().locator('mark').first()).toBeVisible();
	await expect(options.nth(1)).toHaveAttribute('href', /\/articles\/reset-a-password\/#./);

	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('ArrowDown');
	await expect(chosen).toHaveCount(1);
	await expect(chosen).toHaveId((await options.first().getAttribute('id')) ?? '');
	await page.keyboard.press('ArrowDown');
	await expect(box).toHaveAttribute('aria-activedescendant', (await options.nth(1).getAttribute('id')) ?? '');
	await expect(box).toBeFocused();
	const href = await chosen.getAttribute('href');
	expect(href).toMatch(/\/articles\/reset-a-password\/#./);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(new RegExp(`${href}$`));
	await expect(dialog).toBeHidden();
});

test('The id of an option can never be the id of a heading', async ({ page }) => {
	await page.goto(ARTICLE);
	await pressSlash(page);
	await page.keyboard.type('password');
	const id = await search(page).options.first().getAttribute('id');
	expect(id).toMatch(/^[a-z][\w-]*$/);
	expect(slugifyHeading(id ?? '')).not.toBe(id);
});

test('A result that is a heading of the same page closes the dialog and scrolls there', async ({ page }) => {
	await page.goto(ARTICLE);
	await pressSlash(page);
	await page.keyboard.type('reset a password');
	const { options, dialog } = search(page);
	const headings = options.and(page.locator('[href*="/reset-a-password/#"]'));
	await headings.first().click();
	await expect(dialog).toBeHidden();
	await expect(page).toHaveURL(/\/articles\/reset-a-password\/#./);
});

test('Ctrl+Enter opens a result in a new tab and leaves the dialog open', async ({ page, context }) => {
	await page.goto('articles/two-step-verification/');
	await pressSlash(page);
	await page.keyboard.type('reset a password');
	await expect(search(page).options.first()).toContainText('Reset a password');
	await page.keyboard.press('ArrowDown');
	const [tab] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Control+Enter')]);
	await expect(tab).toHaveURL(/\/articles\/reset-a-password\/$/);
	await expect(search(page).dialog).toBeVisible();
});

test('Results can be filtered by category with the keyboard, and each category shows its count', async ({ page }) => {
	await page.goto('search/?q=booking');
	const { categories, options, status } = search(page);
	await expect(options.locator('.excerpt:not(:empty)').first()).toBeVisible();
	const all = categories.getByRole('radio', { name: 'All' });
	await expect(all).toBeChecked();
	const second = categories.getByRole('radio').nth(1);
	const label = ((await categories.locator('label').nth(1).textContent()) ?? '').trim();
	const count = Number(/\d+$/.exec(label)?.[0]);
	await all.focus();
	await page.keyboard.press('ArrowRight');
	await expect(second).toBeChecked();
	await expect(second).toBeFocused();
	await expect(status).toHaveText(new RegExp(`^${count} results?$`));
	const name = label.replace(/\s*\d+$/, '');
	for (const category of await options.locator('.category').allInnerTexts()) expect(category).toBe(name);
	await page.keyboard.press('ArrowLeft');
	await expect(all).toBeChecked();
});

test('The URL of the search page contains the query: it is read on load, and follows the typing', async ({ page }) => {
	await page.goto('search/?q=password');
	const { box, options } = search(page);
	await expect(box).toHaveValue('password');
	await expect(options.first()).toBeVisible();
	await box.fill('two-step verification');
	await expect(page).toHaveURL(/\/search\/\?q=two-step\+verification$/);
	await box.fill('');
	await expect(page).toHaveURL(/\/search\/$/);
});

test('Few results need no filter', async ({ page }) => {
	await page.goto('search/?q=webhook');
	const { categories, options } = search(page);
	await expect(options.locator('.excerpt:not(:empty)').first()).toBeVisible();
	await expect(categories).toBeHidden();
});

test('“Show more” adds results', async ({ page }) => {
	await page.goto('search/?q=booking');
	const { options, status } = search(page);
	await expect(options.locator('.excerpt:not(:empty)').first()).toBeVisible();
	await expect(status).toHaveText(/results$/);
	const total = Number.parseInt((await status.textContent()) ?? '', 10);
	const articles = options.and(page.locator(':not(.part)'));
	await expect(articles).toHaveCount(8);
	await page.getByRole('button', { name: 'Show more' }).click();
	await expect(articles).toHaveCount(Math.min(16, total));
	await expect(status).toHaveText(`Showing ${Math.min(16, total)} of ${total}.`);
});

test('Before the reader types, the search offers recently opened and most read articles', async ({ page }) => {
	await page.goto(ARTICLE);
	await page.goto('articles/invoices-and-tax/');
	await page.goto('articles/two-step-verification/');
	await pressSlash(page);
	const recent = page.getByRole('group', { name: 'Recently opened' }).getByRole('option');
	await expect(recent).toHaveText([/invoices/i, 'Reset a password']);
	await expect(page.getByRole('group', { name: 'Most read' }).getByRole('option').first()).toBeVisible();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/articles\/reset-a-password\/$/);
});

test('If nothing is found, the categories are offered', async ({ page }) => {
	await page.goto(ARTICLE);
	await pressSlash(page);
	await page.keyboard.type('xylophonequartz');
	const { status, options, box, dialog } = search(page);
	await expect(status).toHaveText('Nothing found for “xylophonequartz”.');
	await expect(options).toHaveCount(0);
	await expect(box).toHaveAttribute('aria-expanded', 'false');
	await expect(dialog.getByRole('link').first()).toBeVisible();
});

test('No file of the search is loaded before a reader opens it', async ({ page }) => {
	const requested: string[] = [];
	page.on('request', (request) => void requested.push(new URL(request.url()).pathname));
	await page.goto(ARTICLE);
	await page.waitForLoadState('networkidle');
	expect(requested.filter((path) => /pagefind|search-box|\/search\//.test(path))).toEqual([]);
	await pressSlash(page);
	await expect.poll(() => requested.some((path) => path.endsWith('/search/quick.json'))).toBe(true);
	await page.keyboard.type('pa');
	await expect(search(page).options.first()).toBeVisible();
	await expect.poll(() => requested.some((path) => path.endsWith('/search/text/0.json'))).toBe(true);
	expect(requested.filter((path) => path.includes('/pagefind/'))).toEqual([]);
});

test('Enter never opens a result of an earlier query', async ({ page }) => {
	await page.goto('articles/two-step-verification/');
	await pressSlash(page);
	await page.keyboard.type('password');
	const { box, options, chosen } = search(page);
	await expect(options.locator('.excerpt:not(:empty)').first()).toBeVisible();
	await page.keyboard.press('ArrowDown');
	await expect(chosen).toHaveCount(1);
	await box.fill('xylophonequartz');
	expect(await options.count()).toBe(0);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/search\/\?q=xylophonequartz$/);
});

test('The suggestions disappear at the first key, even while the index is still loading', async ({ page }) => {
	await page.route('**/search/quick.json', () => {});
	await page.goto('articles/two-step-verification/');
	await pressSlash(page);
	const { options, chosen } = search(page);
	await expect(options.first()).toBeVisible();
	await page.keyboard.press('ArrowDown');
	await expect(chosen).toHaveCount(1);
	await page.keyboard.type('i');
	await expect(options).toHaveCount(0, { timeout: 2_000 });
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/search\/\?q=i$/);
});

test('Typing clears the selection, even if the results stay the same', async ({ page }) => {
	await page.route('**/search/quick.json', (route) => route.abort());
	await page.goto('search/?q=password');
	const { box, options, chosen } = search(page);
	await expect(options.locator('.excerpt:not(:empty)').first()).toBeVisible();
	await box.press('ArrowDown');
	await expect(chosen).toHaveCount(1);
	await box.press('End');
	await box.press('Space');
	expect(await chosen.count()).toBe(0);
	expect(await options.count()).toBeGreaterThan(0);
});

test('On a phone, a tap on an empty part of the dialog leaves it open', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await page.goto(ARTICLE);
	await page.getByRole('button', { name: 'Search' }).click();
	const { dialog, box, status } = search(page);
	await box.fill('xylophonequartz');
	await expect(status).toHaveText(/^Nothing found/);
	await page.mouse.click(180, 720);
	await expect(dialog).toBeVisible();
});

test('A click outside the dialog closes it, but a text selection that ends there does not', async ({ page }) => {
	await page.setViewportSize({ width: 1280, height: 900 });
	await page.goto(ARTICLE);
	await pressSlash(page);
	await page.keyboard.type('reset a password');
	const { dialog, box } = search(page);
	const bounds = await box.boundingBox();
	const y = (bounds?.y ?? 0) + 20;
	await page.mouse.move((bounds?.x ?? 0) + 120, y);
	await page.mouse.down();
	await page.mouse.move(20, y, { steps: 5 });
	await page.mouse.up();
	await expect(dialog).toBeVisible();
	await page.mouse.click(20, y);
	await expect(dialog).toBeHidden();
});

test('The box accepts at most 200 characters, from the URL too', async ({ page }) => {
	await page.goto(`search/?q=${'a'.repeat(199)}😀😀`);
	const { box } = search(page);
	await expect(box).toHaveValue('a'.repeat(199));
	await expect(box).toHaveAttribute('maxlength', '200');
});

test('If nothing is found on the search page, the categories are listed only once', async ({ page }) => {
	await page.goto('search/?q=xylophonequartz');
	const main = page.getByRole('main');
	await expect(main.getByText('Try other words')).toBeVisible();
	await expect(main.getByText('Browse by topic').filter({ visible: true })).toHaveCount(1);
});

test('On a keyboard with non-Latin letters, Ctrl+K is the key in the position of K', async ({ page }) => {
	await page.goto(ARTICLE);
	await page.waitForLoadState('networkidle');
	const press = (key: string) =>
		page.evaluate((key) => {
			const init = { key, code: 'KeyK', ctrlKey: true, bubbles: true, cancelable: true };
			document.body.dispatchEvent(new KeyboardEvent('keydown', init));
		}, key);
	await press('t');
	await expect(search(page).dialog).toBeHidden();
	await press('л');
	await expect(search(page).dialog).toBeVisible();
});

test('Returning to the box on the home page shows its results again', async ({ page }) => {
	await page.goto('');
	const { box, options } = search(page);
	await box.click();
	await page.keyboard.type('invoice');
	await expect(options.locator('.excerpt:not(:empty)').first()).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(options.first()).toBeHidden();
	await box.click();
	await expect(options.first()).toBeVisible();
	await expect(box).toHaveAttribute('aria-expanded', 'true');
	await page.getByRole('banner').getByRole('link').first().focus();
	await expect(options.first()).toBeHidden();
	await box.focus();
	await expect(options.first()).toBeVisible();
});

test('Escape on a category filter closes the results and returns the focus', async ({ page }) => {
	for (const path of ['', ARTICLE]) {
		await page.goto(path);
		await pressSlash(page);
		await page.keyboard.type('booking');
		const { box, dialog, options, categories } = search(page);
		await expect(options.locator('.excerpt:not(:empty)').first()).toBeVisible();
		await categories.getByRole('radio').first().focus();
		await page.keyboard.press('Escape');
		await expect(options.first()).toBeHidden();
		await expect(dialog).toBeHidden();
		if (path === '') await expect(box).toBeFocused();
	}
});

test('The page behind the dialog neither scrolls nor shifts, even if its scroll bar takes up space', async ({
	playwright,
	launchOptions,
	baseURL,
}) => {
	const browser = await playwright.chromium.launch({ ...launchOptions, ignoreDefaultArgs: ['--hide-scrollbars'] });
	const page = await browser.newPage({ baseURL: baseURL ?? '' });
	await page.goto(ARTICLE);
	const [root, button] = [page.locator('html'), page.locator('.search-button')];
	const before = await button.boundingBox();
	await pressSlash(page);
	await expect(search(page).options.first()).toBeVisible();
	await expect(root).toHaveCSS('overflow-y', 'hidden');
	expect(await button.boundingBox()).toEqual(before);
	await page.keyboard.press('Escape');
	await expect(root).toHaveCSS('overflow-y', 'visible');
	await browser.close();
});

test('The search still works if the browser no longer allows `history.replaceState()`', async ({ page }) => {
	const errors: Error[] = [];
	page.on('pageerror', (error) => errors.push(error));
	await page.addInitScript(() => {
		history.replaceState = () => {
			throw new DOMException('Attempt to use history.replaceState() more than 100 times', 'SecurityError');
		};
	});
	await page.goto('search/');
	const { box, options } = search(page);
	await box.focus();
	await expect(options.first()).toBeVisible();
	await box.fill('password');
	await expect(options.first()).toContainText('assword');
	await options.first().click();
	await expect(page).toHaveURL(/\/articles\//);
	expect(errors).toEqual([]);
});

test('Rows that are shown never move while the text of the articles is loading, and their excerpts come into lines of their own', async ({
	page,
}) => {
	const release = await holdRequests(page, '**/search/text/*.json');
	await page.goto(ARTICLE);
	await pressSlash(page);
	await page.keyboard.type('invoices');
	const { options } = search(page);
	await expect(options.first()).toContainText('nvoices');
	const before = await options.first().boundingBox();
	const shown = await options.evaluateAll((rows) => rows.map((row) => row.getAttribute('href')));
	release();
	await expect(options.locator('.excerpt mark').first()).toBeVisible();
	const after = await options.evaluateAll((rows) => rows.map((row) => row.getAttribute('href')));
	expect(after.slice(0, shown.length)).toEqual(shown);
	expect(await options.first().boundingBox()).toEqual(before);
});

test('A question in the reader’s own words finds the article that answers it', async ({ page }) => {
	await page.goto(ARTICLE);
	await pressSlash(page);
	const { box, options, status } = search(page);
	for (const [question, title] of [
		["why can't I log in", "I can't sign in"],
		['how do I delete my account', 'Export or delete your data'],
		['sms', 'Email and text reminders'],
		['gdpr', 'Export or delete your data'],
	] as const) {
		await box.fill(question);
		await expect(options.first()).toContainText(title);
		await expect(status).toHaveText(/^\d+ results?$/);
	}
});

test('A reader who looks for a person gets the owner’s contact ways first', async ({ page }) => {
	await page.goto(ARTICLE);
	await pressSlash(page);
	await search(page).box.fill('speak to a human');
	const { options } = search(page);
	await expect(options.first()).toHaveAttribute('href', /^mailto:.*subject=speak%20to%20a%20human$/);
	await expect(page.getByRole('listbox').getByRole('group').first()).toContainText('Write to us');
});

test('A screen reader hears the title and the category of a result, and its excerpt as the description', async ({
	page,
}) => {
	await page.goto('search/?q=invoices');
	const { options } = search(page);
	const first = options.first();
	await expect(first.locator('.excerpt mark').first()).toBeVisible();
	const [title, category] = await first.locator('.title, .category').allInnerTexts();
	await expect(first).toHaveAccessibleName(`${title} ${category}`);
	await expect(first).toHaveAccessibleDescription(((await first.locator('.excerpt').textContent()) ?? '').trim());
});

test('Without JavaScript, the search page says what the search needs', async ({ browser, baseURL }) => {
	const page = await browser.newPage({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
	await page.goto('search/');
	expect(await page.getByRole('main').textContent()).toContain('The search needs JavaScript.');
	await page.close();
});

test('A reader who comes back to the search page finds it as they left it', async ({ page }) => {
	// Without the back/forward cache, as when a page was not kept in memory.
	await page.addInitScript(() => addEventListener('unload', () => {}));
	await page.goto('search/?q=booking');
	const { options } = search(page);
	const articles = options.and(page.locator(':not(.part)'));
	await expect(articles).toHaveCount(8);
	await page.getByRole('button', { name: 'Show more' }).click();
	await expect(articles).toHaveCount(16);
	// The excerpts come in any order, and each may make its row higher.
	await expect(articles.locator('.excerpt:empty')).toHaveCount(0);
	const row = articles.nth(12);
	await row.scrollIntoViewIfNeeded();
	expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
	const path = await row.getAttribute('href');
	// A click by the pointer might scroll the page a little.
	await row.evaluate((link: HTMLElement) => link.click());
	await expect(page).toHaveURL(/\/articles\//);
	await page.goBack();
	const same = articles.and(page.locator(`[href="${path}"]`));
	await expect(articles).toHaveCount(16);
	// Not to the pixel: a row above may have another height by now.
	await expect(same).toBeInViewport();
});
