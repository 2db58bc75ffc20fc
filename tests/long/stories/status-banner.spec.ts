import { expect, type Page, test } from 'playwright/test';
import { findAxeViolations } from '../../support/axe.ts';
import { recordLayoutShifts } from '../../support/layout-shifts.ts';

const SITE = process.env.HELP_CENTER_WITH_STATUS ?? '';
const TITLE = 'Payments fail <b>for some</b>';
const STATUSPAGE = { status: { indicator: 'major' }, incidents: [{ name: TITLE }] };

/** Answers for the status page: JSON by the name of its file, 404 for all others. Returns the names that were requested. */
async function serveStatus(page: Page, files: Record<string, unknown>): Promise<string[]> {
	const requested: string[] = [];
	await page.route('https://status.help.test/**', async (route) => {
		const name = new URL(route.request().url()).pathname.slice(1);
		requested.push(name);
		const headers = { 'Access-Control-Allow-Origin': '*' };
		if (name in files) await route.fulfill({ json: files[name], headers });
		else await route.fulfill({ status: 404, headers });
	});
	return requested;
}

const banner = (page: Page) => page.locator('status-banner').getByRole('status');

test('A problem on the status page is shown as text, with a link, and moves nothing', async ({ page }) => {
	await serveStatus(page, { 'api/v2/summary.json': STATUSPAGE });
	const shifts = await recordLayoutShifts(page);
	await page.goto(`${SITE}articles/reset-a-password/`);
	await expect(banner(page)).toContainText(TITLE);
	await expect(banner(page).getByRole('link', { name: 'See the status page' })).toHaveAttribute(
		'href',
		'https://status.help.test/',
	);
	expect(await findAxeViolations(page)).toEqual([]);
	expect(await shifts()).toEqual([]);
});

test('The next pages show what is known for some minutes, and ask nothing', async ({ page }) => {
	const requested = await serveStatus(page, { 'summary.json': { page: { status: 'HASISSUES' } } });
	await page.goto(SITE);
	await expect(banner(page)).toContainText('There are problems with the service right now.');
	expect(requested).toEqual(['api/v2/summary.json', 'summary.json']);
	await page.goto(`${SITE}all/`);
	await expect(banner(page)).toContainText('There are problems');
	expect(requested).toHaveLength(2);
	await page.evaluate(() => {
		const stored = JSON.parse(sessionStorage.getItem('help-center-status') ?? '');
		sessionStorage.setItem('help-center-status', JSON.stringify({ ...stored, at: stored.at - 6 * 60_000 }));
	});
	await page.reload();
	await expect.poll(() => requested.length).toBe(4);
});

test('A reader who hides the banner does not see the same message again, but sees another one', async ({ page }) => {
	const files: Record<string, unknown> = { 'api/v2/summary.json': STATUSPAGE };
	const requested = await serveStatus(page, files);
	await page.goto(SITE);
	await banner(page).getByRole('button', { name: 'Hide this message' }).click();
	await expect(page.locator('status-banner')).toHaveCount(0);
	await page.goto(`${SITE}all/`, { waitUntil: 'networkidle' });
	await expect(page.getByText(TITLE)).toHaveCount(0);
	expect(requested).toHaveLength(1);
	files['api/v2/summary.json'] = { status: { indicator: 'minor', description: 'Mail is slow' } };
	await page.evaluate(() => {
		const stored = JSON.parse(sessionStorage.getItem('help-center-status') ?? '');
		sessionStorage.setItem('help-center-status', JSON.stringify({ ...stored, at: 0 }));
	});
	await page.reload();
	await expect(banner(page)).toContainText('Mail is slow');
});

test('Nothing is shown if all is well, if the page cannot be reached, or if it answers anything else', async ({
	page,
}) => {
	const errors: Error[] = [];
	page.on('pageerror', (error) => errors.push(error));
	for (const files of [
		{ 'api/v2/summary.json': { status: { indicator: 'none' } } },
		{},
		{ 'api/v2/summary.json': 'x', 'summary.json': [], 'index.json': { data: null } },
	]) {
		await page.unrouteAll();
		const requested = await serveStatus(page, files);
		await page.goto(SITE, { waitUntil: 'networkidle' });
		// The request waits until the browser has nothing else to do, which can be after the network is idle.
		await expect.poll(() => requested.length).toBeGreaterThan(0);
		await expect(page.locator('status-banner')).not.toHaveAttribute('shown');
		await expect(banner(page).getByRole('link')).toHaveCount(0);
		await page.evaluate(() => sessionStorage.clear());
	}
	expect(errors).toEqual([]);
});

test('A site without a status page has neither the banner nor its script', async ({ page, baseURL }) => {
	await page.goto(baseURL ?? '');
	await expect(page.locator('status-banner')).toHaveCount(0);
	await expect(page.locator('script[src]')).toHaveCount(1);
	expect(await page.content()).not.toContain('status-banner');
});
