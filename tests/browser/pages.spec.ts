import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'playwright/test';

const ARTICLE = 'articles/everything-an-article-can-contain/';
const SCRIPT_BUDGET = 8_000;

test('An article asks other origins for its own images and nothing else', async ({ page, baseURL }) => {
	const foreign: string[] = [];
	page.on('request', (request) => {
		if (new URL(request.url()).origin !== new URL(baseURL ?? '').origin)
			foreign.push(`${request.resourceType()} ${request.url()}`);
	});
	await page.goto(ARTICLE);
	const shown = page.locator('.prose img');
	for (const image of await shown.all()) await image.scrollIntoViewIfNeeded();
	await page.waitForLoadState('networkidle');
	const images = await shown.evaluateAll((all) => all.map((image) => image.getAttribute('src')));
	expect(foreign.length).toBeGreaterThan(0);
	expect(foreign.filter((request) => !images.some((src) => request === `image ${src}`))).toEqual([]);
});

for (const path of ['', ARTICLE, 'categories/billing/']) {
	test(`The scripts of /${path} before a reader acts weigh at most ${SCRIPT_BUDGET} bytes`, async ({ page }) => {
		const scripts: Promise<Buffer>[] = [];
		page.on('response', (response) => {
			if (response.request().resourceType() === 'script') scripts.push(response.body());
		});
		await page.goto(path, { waitUntil: 'networkidle' });
		const inline = await page.locator('script:not([src]):not([type="application/ld+json"])').allTextContents();
		const bodies = [...(await Promise.all(scripts)), ...inline.map((text) => Buffer.from(text))];
		expect(bodies.length).toBeGreaterThan(1);
		const bytes = bodies.reduce((sum, body) => sum + brotliCompressSync(body).length, 0);
		expect(bytes).toBeLessThanOrEqual(SCRIPT_BUDGET);
	});
}

test('A page brings its own script in one file, so that none waits for another', async ({ page, baseURL }) => {
	const asked: string[] = [];
	page.on('request', (request) => {
		if (request.resourceType() === 'script') asked.push(request.url());
	});
	await page.goto(ARTICLE, { waitUntil: 'networkidle' });
	expect(asked).toEqual([new URL((await page.locator('script[src]').getAttribute('src')) ?? '', baseURL).href]);
});

test('A page that isn’t there says so with status 404 and searches for the words of its address', async ({ page }) => {
	const response = await page.goto('articles/reset-password/');
	expect(response?.status()).toBe(404);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('isn’t here');
	await expect(page.getByRole('main').getByRole('combobox', { name: 'Search' })).toHaveValue('reset password');
	await expect(page.getByRole('option').first()).toContainText('Reset a password');
});

test('The theme follows the system, can be chosen, and never flashes the wrong one', async ({ page }) => {
	const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.goto('');
	const dark = await background();
	await page.getByRole('radio', { name: 'Light' }).check({ force: true });
	const light = await background();
	expect(light).not.toBe(dark);
	await page.reload({ waitUntil: 'commit' });
	await page.waitForFunction(() => document.body !== null);
	expect(await background()).toBe(light);
});

test('The notice, the way home and the skip link are where everybody looks for them', async ({ page }) => {
	await page.goto(ARTICLE);
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('main')).toBeFocused();
	await page.getByRole('banner').getByRole('link', { name: 'Wrenday Help' }).click();
	await expect(page).toHaveURL(/\/$/);
});

test('Code is copied with one click', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto(ARTICLE);
	const block = page.locator('.code-frame').first();
	await block.hover();
	await block.getByRole('button', { name: 'Copy' }).click();
	await expect(block.getByRole('button', { name: 'Copied' })).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await block.locator('pre').textContent());
});

test('The list of contents marks the part that is being read', async ({ page }) => {
	await page.goto(`${ARTICLE}#tables`);
	const contents = page.getByRole('navigation', { name: 'On this page' });
	await expect(contents.locator('[aria-current]')).toHaveText('Tables');
});

test('The contents mark the part that is being read, on the way down and up again', async ({ page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto('articles/api-reference/');
	const contents = page.getByRole('navigation', { name: 'On this page' });
	const marked = contents.locator('[aria-current]');
	const headings = page.locator('.prose :is(h2, h3)');
	const [, second, third] = await headings.all();
	await expect(marked).toHaveCount(0);
	await third?.evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
	await expect(marked).toHaveText((await third?.textContent()) ?? '');
	// Its heading sinks to the middle of the screen: what is read is the part above.
	await page.evaluate(() => scrollBy(0, -innerHeight * 0.6));
	await expect(marked).toHaveText((await second?.textContent()) ?? '');
	await page.evaluate(() => scrollTo(0, 0));
	await expect(marked).toHaveCount(0);
});
