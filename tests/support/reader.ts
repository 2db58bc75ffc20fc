import { type BrowserContext, expect, type Page } from 'playwright/test';

/** The question below an article. */
export function question(page: Page) {
	const group = page.getByRole('group', { name: 'Was this helpful?' });
	return {
		yes: group.getByRole('button', { name: 'Yes', exact: true }),
		no: group.getByRole('button', { name: 'No', exact: true }),
		status: page.locator('article-feedback').getByRole('status'),
	};
}

/** The search that shows on a page, in its dialog or in the page itself. */
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

/** Presses `/` as a reader can, who sees the page: Chromium drops keys that come before it has painted anything. */
export async function pressSlash(page: Page): Promise<void> {
	await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
	await page.keyboard.press('/');
}

/** Opens another page, once this one has the answers to what it sent, and gives what that one has to send the time to arrive. */
export async function openAndSettle(page: Page, path: string): Promise<void> {
	await votesAreSettled(page);
	await page.goto(path);
	await page.waitForLoadState('networkidle');
	// The last of the elements: votes that wait are sent right after it.
	await page.evaluate(() => customElements.whenDefined('article-feedback').then(() => {}));
	await votesAreSettled(page);
}

/** Waits until no vote is under way: each holds a lock until its answer is stored. */
export async function votesAreSettled(page: Page): Promise<void> {
	const isQuiet = () =>
		page.evaluate(async () => {
			const { held, pending } = await navigator.locks.query();
			return held?.length === 0 && pending?.length === 0;
		});
	// Between two votes nobody holds it, for no longer than it takes to ask twice.
	await expect.poll(async () => (await isQuiet()) && (await isQuiet()), { intervals: [50] }).toBe(true);
}

/** Time passes only where a story says so, however long a busy machine takes for a page. */
export async function stopClock(context: BrowserContext): Promise<void> {
	const now = Date.now();
	await context.clock.install({ time: now });
	await context.clock.pauseAt(now + 1);
}
