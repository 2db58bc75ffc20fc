import { type BrowserContext, expect, type Page } from 'playwright/test';

/** The feedback form below an article. */
export function feedbackForm(page: Page) {
	const group = page.getByRole('group', { name: 'Was this helpful?' });
	return {
		yes: group.getByRole('button', { name: 'Yes', exact: true }),
		no: group.getByRole('button', { name: 'No', exact: true }),
		status: page.locator('article-feedback').getByRole('status'),
	};
}

/** The visible search of a page, in the dialog or in the page itself. */
export function search(page: Page) {
	return {
		dialog: page.getByRole('dialog', { name: 'Search' }),
		box: page.getByRole('search').getByRole('combobox', { name: 'Search' }),
		options: page.getByRole('listbox', { name: 'Results' }).getByRole('option'),
		chosen: page.getByRole('option', { selected: true }),
		status: page.locator('help-search-box:visible').getByRole('status'),
		categories: page.getByRole('group', { name: 'Category' }),
	};
}

/** Presses `/` after the first paint: Chromium ignores keys before it. */
export async function pressSlash(page: Page): Promise<void> {
	await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
	await page.keyboard.press('/');
}

/** Waits for the votes of this page, opens another one, and waits for its votes too. */
export async function openAndSettle(page: Page, path: string): Promise<void> {
	await waitForVotes(page);
	await page.goto(path);
	await page.waitForLoadState('networkidle');
	// This element is defined last: right after that, the page sends waiting votes.
	await page.evaluate(() => customElements.whenDefined('article-feedback').then(() => {}));
	await waitForVotes(page);
}

/** How many pixels the page is wider than the window: above 0, a reader has to scroll sideways. */
export function getHorizontalOverflow(page: Page): Promise<number> {
	return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

/** Waits until no vote is in flight: each vote holds a lock until its response is stored. */
export async function waitForVotes(page: Page): Promise<void> {
	const isQuiet = () =>
		page.evaluate(async () => {
			const { held, pending } = await navigator.locks.query();
			return held?.length === 0 && pending?.length === 0;
		});
	// Between two votes the lock is free for a short time, so it has to be free twice in a row.
	await expect.poll(async () => (await isQuiet()) && (await isQuiet()), { intervals: [50] }).toBe(true);
}

/** Stops the clock of all pages: time passes only when a test says so, however slow the machine is. */
export async function stopClock(context: BrowserContext): Promise<void> {
	const now = Date.now();
	await context.clock.install({ time: now });
	await context.clock.pauseAt(now + 1);
}
