import { findAxeViolations } from '../support/axe.ts';
import { feedbackForm, getHorizontalOverflow, openAndSettle } from '../support/reader.ts';
import { expect, test } from '../support/with-library.ts';

const ARTICLE = 'articles/reset-a-password/';
const OTHER = 'articles/two-step-verification/';
const HELPFUL = { slug: 'reset-a-password', body: '{"rating":"helpful"}' };
const NOT_HELPFUL = { slug: 'reset-a-password', body: '{"rating":"not_helpful"}' };

test('A vote is acknowledged, sent once, and remembered on this device', { tag: '@phone' }, async ({
	page,
	library,
}) => {
	await page.goto(ARTICLE);
	const { yes, no, status } = feedbackForm(page);
	await expect(yes).toHaveAttribute('aria-pressed', 'false');
	await yes.dblclick();
	await expect(yes).toHaveAttribute('aria-pressed', 'true');
	await expect(no).toHaveAttribute('aria-pressed', 'false');
	await expect(status).toContainText('Thank you');
	await expect.poll(() => library.arrived('feedback')).toEqual([HELPFUL]);

	await openAndSettle(page, ARTICLE);
	await expect(feedbackForm(page).yes).toHaveAttribute('aria-pressed', 'true');
	await yes.click();
	await openAndSettle(page, OTHER);
	expect(library.arrived('feedback')).toEqual([HELPFUL]);
});

test('A changed vote is sent again', { tag: '@phone' }, async ({ page, library }) => {
	await page.goto(ARTICLE);
	const { yes, no } = feedbackForm(page);
	await yes.click();
	await no.click();
	await expect(no).toHaveAttribute('aria-pressed', 'true');
	await expect(yes).toHaveAttribute('aria-pressed', 'false');
	await expect.poll(() => library.arrived('feedback')).toEqual([HELPFUL, NOT_HELPFUL]);
});

test('A “No” shows related articles and the contact, and a “Yes” hides them again', async ({ page }) => {
	for (const width of [1280, 360]) {
		await page.setViewportSize({ width, height: 740 });
		await page.goto(ARTICLE);
		const { yes, no, status } = feedbackForm(page);
		const onwards = page.locator('article-feedback').getByRole('link');
		await expect(onwards).toHaveCount(0);
		await no.click();
		await expect(status).toHaveText('Thank you. We will try to make it better. Meanwhile, these may help:');
		await expect(onwards.first()).toHaveText('Turn on two-step verification');
		await expect(onwards.last()).toHaveText('Write to us');
		await expect(onwards.last()).toHaveAttribute('href', /^mailto:.*\?subject=Reset%20a%20password&body=/);
		expect(await getHorizontalOverflow(page)).toBeLessThanOrEqual(0);
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			expect(await findAxeViolations(page, { within: 'article-feedback' })).toEqual([]);
		}
		await yes.click();
		await expect(onwards).toHaveCount(0);
		await expect(status).toHaveText('Thank you for letting us know.');
	}
});

test('A vote is sent without cookies or anything else that identifies the reader', async ({
	page,
	context,
	library,
}) => {
	await page.goto(ARTICLE);
	await feedbackForm(page).yes.click();
	await expect.poll(() => library.arrived('feedback')).toHaveLength(1);
	const vote = library.requests.find(({ method, path }) => method === 'POST' && path.endsWith('/feedback'));
	expect(Object.keys(vote?.headers ?? {})).not.toContain('cookie');
	expect(Object.keys(vote?.headers ?? {})).not.toContain('authorization');
	expect(await context.cookies()).toEqual([]);
});

test('A vote given offline is sent when the reader is online again', { tag: '@phone' }, async ({
	page,
	context,
	library,
}) => {
	await page.goto(ARTICLE);
	await context.setOffline(true);
	await feedbackForm(page).yes.click();
	await expect(feedbackForm(page).status).toContainText('Thank you');
	expect(library.arrived('feedback')).toEqual([]);
	await context.setOffline(false);
	await expect.poll(() => library.arrived('feedback')).toEqual([HELPFUL]);
});

test('Votes are sent even if the browser denies access to storage', async ({ page, library }) => {
	const errors: Error[] = [];
	page.on('pageerror', (error) => errors.push(error));
	await page.addInitScript(() => {
		const refuse = () => {
			throw new DOMException('Access is denied for this document.', 'SecurityError');
		};
		for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: refuse });
		navigator.locks.request = refuse;
	});
	await page.goto(ARTICLE);
	await feedbackForm(page).yes.click();
	await feedbackForm(page).no.click();
	await expect(feedbackForm(page).no).toHaveAttribute('aria-pressed', 'true');
	await expect.poll(() => library.arrived('feedback')).toEqual([HELPFUL, NOT_HELPFUL]);
	expect(errors).toEqual([]);
});

test('Two tabs send a vote only once, and show the same state', async ({ page, context, library }) => {
	await page.goto(ARTICLE);
	const second = await context.newPage();
	await second.goto(ARTICLE);
	await context.setOffline(true);
	await feedbackForm(page).yes.click();
	await expect(feedbackForm(second).yes).toHaveAttribute('aria-pressed', 'true');
	await context.setOffline(false);
	await expect.poll(() => library.arrived('feedback')).toEqual([HELPFUL]);
	await openAndSettle(second, OTHER);
	expect(library.arrived('feedback')).toEqual([HELPFUL]);
});

test('A vote in one tab is shown in another, with its status text and related articles', async ({ page, context }) => {
	await page.goto(ARTICLE);
	const second = await context.newPage();
	await second.goto(ARTICLE);
	const onwards = page.locator('article-feedback').getByRole('link');
	await feedbackForm(page).no.click();
	await expect(onwards).not.toHaveCount(0);
	await feedbackForm(second).yes.click();
	await expect(feedbackForm(page).yes).toHaveAttribute('aria-pressed', 'true');
	await expect(feedbackForm(page).status).toHaveText('Thank you for letting us know.');
	await expect(onwards).toHaveCount(0);
	await feedbackForm(second).no.click();
	await expect(feedbackForm(page).status).toHaveText(/these may help:$/);
	await expect(onwards).not.toHaveCount(0);
});
