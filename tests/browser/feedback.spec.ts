import { expect, type Page, test } from 'playwright/test';
import { arrived, library } from '../support/library-control.ts';

const ARTICLE = 'articles/reset-a-password/';
const OTHER = 'articles/two-step-verification/';
const FEEDBACK = '/feedback$';
/** The vote itself, without the question that browsers send ahead. */
const VOTE = { method: 'POST', path: FEEDBACK };
const HELPFUL = { slug: 'reset-a-password', body: '{"rating":"helpful"}' };
const NOT_HELPFUL = { slug: 'reset-a-password', body: '{"rating":"not_helpful"}' };

test.beforeEach(async () => void (await library({ faults: [], forget: true })));
test.afterAll(async () => void (await library({ faults: [], forget: true })));

function question(page: Page) {
	const group = page.getByRole('group', { name: 'Was this helpful?' });
	return {
		yes: group.getByRole('button', { name: 'Yes', exact: true }),
		no: group.getByRole('button', { name: 'No', exact: true }),
		status: page.locator('article-feedback').getByRole('status'),
	};
}

/** Opens another page and gives what it has to send the time to arrive. */
async function openAndSettle(page: Page, path: string) {
	await page.goto(path);
	await page.waitForLoadState('networkidle');
}

test('A reader’s answer is acknowledged, sent once, and remembered on this device', async ({ page }) => {
	await page.goto(ARTICLE);
	const { yes, no, status } = question(page);
	await expect(yes).toHaveAttribute('aria-pressed', 'false');
	await yes.dblclick();
	await expect(yes).toHaveAttribute('aria-pressed', 'true');
	await expect(no).toHaveAttribute('aria-pressed', 'false');
	await expect(status).toContainText('Thank you');
	await expect.poll(() => arrived('feedback')).toEqual([HELPFUL]);

	await openAndSettle(page, ARTICLE);
	await expect(question(page).yes).toHaveAttribute('aria-pressed', 'true');
	await yes.click();
	await openAndSettle(page, OTHER);
	expect(await arrived('feedback')).toEqual([HELPFUL]);
});

test('An answer that is changed is sent anew', async ({ page }) => {
	await page.goto(ARTICLE);
	const { yes, no } = question(page);
	await yes.click();
	await no.click();
	await expect(no).toHaveAttribute('aria-pressed', 'true');
	await expect(yes).toHaveAttribute('aria-pressed', 'false');
	await expect.poll(() => arrived('feedback')).toEqual([HELPFUL, NOT_HELPFUL]);
});

test('An answer carries no cookies and nothing that tells who gave it', async ({ page, context }) => {
	await page.goto(ARTICLE);
	await question(page).yes.click();
	await expect.poll(() => arrived('feedback')).toHaveLength(1);
	const { requests } = await library();
	const vote = requests.find(({ method, path }) => method === 'POST' && path.endsWith('/feedback'));
	expect(Object.keys(vote?.headers ?? {})).not.toContain('cookie');
	expect(Object.keys(vote?.headers ?? {})).not.toContain('authorization');
	expect(await context.cookies()).toEqual([]);
});

test('An answer given offline arrives once the reader is online again', async ({ page, context }) => {
	await page.goto(ARTICLE);
	await context.setOffline(true);
	await question(page).yes.click();
	await expect(question(page).status).toContainText('Thank you');
	expect(await arrived('feedback')).toEqual([]);
	await context.setOffline(false);
	await expect.poll(() => arrived('feedback')).toEqual([HELPFUL]);
});

test('An answer that got lost is sent again from any other page', async ({ page }) => {
	await library({ faults: [{ ...VOTE, kind: 'reset', times: 2 }] });
	await page.goto(ARTICLE);
	await question(page).yes.click();
	await page.waitForLoadState('networkidle');
	await library({ faults: [], forget: true });
	await page.goto('');
	await expect.poll(() => arrived('feedback')).toEqual([HELPFUL]);
});

test('A Library in trouble is tried at most once per page', async ({ page }) => {
	await library({ faults: [{ ...VOTE, kind: 'status', status: 503 }] });
	await page.goto(ARTICLE);
	await question(page).yes.click();
	await expect.poll(() => arrived('feedback')).toHaveLength(1);
	await openAndSettle(page, OTHER);
	expect(await arrived('feedback')).toHaveLength(2);
	await library({ faults: [], forget: true });
	await openAndSettle(page, '');
	expect(await arrived('feedback')).toEqual([HELPFUL]);
	await openAndSettle(page, OTHER);
	expect(await arrived('feedback')).toHaveLength(1);
});

const waits = [
	{ said: 'seconds', retryAfter: () => 300, wait: 300_000 },
	{ said: 'a date', retryAfter: () => new Date(Date.now() + 300_000).toUTCString(), wait: 300_000 },
	{ said: 'nothing', retryAfter: () => undefined, wait: 60_000 },
];
for (const { said, retryAfter, wait } of waits) {
	test(`A busy Library that says ${said} of waiting is left alone for as long, by every page`, async ({
		page,
		context,
	}) => {
		const asked = retryAfter();
		const busy = { ...VOTE, kind: 'status' as const, status: 429, times: 1 };
		await library({ faults: [asked === undefined ? busy : { ...busy, retryAfter: asked }] });
		await context.clock.install();
		await page.goto(ARTICLE);
		await question(page).yes.click();
		await expect.poll(() => arrived('feedback')).toHaveLength(1);

		await openAndSettle(page, OTHER);
		await question(page).no.click();
		await context.clock.fastForward(wait - 30_000);
		await page.waitForLoadState('networkidle');
		expect(await arrived('feedback')).toHaveLength(1);
		await context.clock.fastForward(31_000);
		const late = { slug: 'two-step-verification', body: '{"rating":"not_helpful"}' };
		await expect
			.poll(async () => (await arrived('feedback')).slice(1))
			.toEqual(expect.arrayContaining([HELPFUL, late]));
		expect(await arrived('feedback')).toHaveLength(3);
	});
}

test('A rating word that the Library refuses is not sent again, and the console names the setting', async ({
	page,
}) => {
	await library({ faults: [{ ...VOTE, kind: 'status', status: 400 }] });
	const warnings: string[] = [];
	page.on('console', (message) => void (message.type() === 'warning' && warnings.push(message.text())));
	await page.goto(ARTICLE);
	await question(page).no.click();
	await expect.poll(() => warnings.join()).toContain('`ratings` in src/help-center.config.ts');
	await openAndSettle(page, ARTICLE);
	expect(await arrived('feedback')).toEqual([NOT_HELPFUL]);
});

test('An answer that CORS refused is kept for later', async ({ page }) => {
	await library({ faults: [{ path: FEEDBACK, kind: 'speak', wire: { cors: false } }] });
	await page.goto(ARTICLE);
	await question(page).yes.click();
	await expect(question(page).status).toContainText('Thank you');
	await page.waitForLoadState('networkidle');
	await library({ faults: [], forget: true });
	await page.goto(OTHER);
	await expect.poll(() => arrived('feedback')).toEqual([HELPFUL]);
});

test('An answer about an article that is gone is dropped in silence', async ({ page }) => {
	await library({ faults: [{ ...VOTE, kind: 'status', status: 410 }] });
	await page.goto(ARTICLE);
	await question(page).yes.click();
	await expect.poll(() => arrived('feedback')).toHaveLength(1);
	await expect
		.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('vote'))))
		.toEqual([]);
	await openAndSettle(page, OTHER);
	expect(await arrived('feedback')).toHaveLength(1);
});

test('A browser that refuses storage still lets a reader answer', async ({ page }) => {
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
	await question(page).yes.click();
	await question(page).no.click();
	await expect(question(page).no).toHaveAttribute('aria-pressed', 'true');
	await expect.poll(() => arrived('feedback')).toEqual([HELPFUL, NOT_HELPFUL]);
	expect(errors).toEqual([]);
});

test('Two tabs send one answer once, and show the same', async ({ page, context }) => {
	await page.goto(ARTICLE);
	const second = await context.newPage();
	await second.goto(ARTICLE);
	await context.setOffline(true);
	await question(page).yes.click();
	await expect(question(second).yes).toHaveAttribute('aria-pressed', 'true');
	await context.setOffline(false);
	await expect.poll(() => arrived('feedback')).toEqual([HELPFUL]);
	await openAndSettle(second, OTHER);
	expect(await arrived('feedback')).toEqual([HELPFUL]);
});

test('An answer that could not be sent for 30 days is let go', async ({ page, context }) => {
	await library({ faults: [{ ...VOTE, kind: 'status', status: 503 }] });
	await context.clock.install();
	await page.goto(ARTICLE);
	await question(page).yes.click();
	await expect.poll(() => arrived('feedback')).toHaveLength(1);
	await context.clock.fastForward(29 * 86_400_000);
	await openAndSettle(page, '');
	expect(await arrived('feedback')).toHaveLength(2);
	await context.clock.fastForward(2 * 86_400_000);
	await openAndSettle(page, ARTICLE);
	expect(await arrived('feedback')).toHaveLength(2);
	await expect(question(page).yes).toHaveAttribute('aria-pressed', 'false');
});
