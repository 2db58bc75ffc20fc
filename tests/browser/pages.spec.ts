import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'playwright/test';

const ARTICLE = 'articles/everything-an-article-can-contain/';
const SCRIPT_BUDGET = 8_000;

test('An article requests only its images from other origins', async ({ page, baseURL }) => {
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
	test(`The scripts that /${path} loads without interaction have at most ${SCRIPT_BUDGET} bytes`, async ({ page }) => {
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

test('A page loads its script as one file, so that no script waits for another', async ({ page, baseURL }) => {
	const requested: string[] = [];
	page.on('request', (request) => {
		if (request.resourceType() === 'script') requested.push(request.url());
	});
	await page.goto(ARTICLE, { waitUntil: 'networkidle' });
	expect(requested).toEqual([new URL((await page.locator('script[src]').getAttribute('src')) ?? '', baseURL).href]);
});

test('The 404 page has status 404 and searches for the words of the requested path', async ({ page }) => {
	const response = await page.goto('articles/reset-password/');
	expect(response?.status()).toBe(404);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('isn’t here');
	await expect(page.getByRole('main').getByRole('combobox', { name: 'Search' })).toHaveValue('reset password');
	await expect(page.getByRole('option').first()).toContainText('Reset a password');
});

test('A mail to the owner names the page that it is about, on the 404 page the address that was not found', async ({
	page,
}) => {
	const footerMail = page.locator('footer').getByRole('link', { name: 'Write to us' });
	const readMail = async () => new URL((await footerMail.getAttribute('href')) ?? '').searchParams;
	await page.goto(`${ARTICLE}?from=mail`);
	expect((await readMail()).get('subject')).toBe('Everything an article can contain');
	expect((await readMail()).get('body')).toContain(`/${ARTICLE}`);
	await page.goto('categories/no-such-page/');
	await expect.poll(async () => (await readMail()).get('body')).toContain(page.url());
	expect((await readMail()).get('body')).not.toContain('404.html');
});

test('The theme follows the system, can be changed, and is right from the first paint', async ({ page }) => {
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

test('The skip link comes first and leads to the content, and the name in the header leads home', async ({ page }) => {
	await page.goto(ARTICLE);
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('main')).toBeFocused();
	await page.getByRole('banner').getByRole('link', { name: 'Wrenday Help' }).click();
	await expect(page).toHaveURL(/\/$/);
});

test('One click copies code', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto(ARTICLE);
	const block = page.locator('.code-frame').first();
	await block.hover();
	await block.getByRole('button', { name: 'Copy' }).click();
	await expect(block.getByRole('button', { name: 'Copied' })).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await block.locator('pre').textContent());
});

test('The table of contents marks the section that the URL leads to', async ({ page }) => {
	await page.goto(`${ARTICLE}#tables`);
	const contents = page.getByRole('navigation', { name: 'On this page' });
	await expect(contents.locator('[aria-current]')).toHaveText('Tables');
});

test('The table of contents marks the section that is being read, scrolling down and up', async ({ page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto('articles/api-reference/');
	const contents = page.getByRole('navigation', { name: 'On this page' });
	const marked = contents.locator('[aria-current]');
	const headings = page.locator('.prose :is(h2, h3)');
	const [, second, third] = await headings.all();
	await expect(marked).toHaveCount(0);
	await third?.evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
	await expect(marked).toHaveText((await third?.textContent()) ?? '');
	// The heading is now in the middle of the screen: the section above it is being read.
	await page.evaluate(() => scrollBy(0, -innerHeight * 0.6));
	await expect(marked).toHaveText((await second?.textContent()) ?? '');
	await page.evaluate(() => scrollTo(0, 0));
	await expect(marked).toHaveCount(0);
});
