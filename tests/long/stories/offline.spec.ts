import { test as base, expect, type Page } from 'playwright/test';
import { axeFaults } from '../../support/axe.ts';
import { type Front, startFront } from '../../support/front.ts';
import { htmlFaults } from '../../support/html-rules.ts';
import { pressSlash, search } from '../../support/reader.ts';

const ARTICLE = 'articles/reset-a-password/';
const OTHER = 'articles/two-step-verification/';

/* A site that can be read offline, behind a server that each test may take away. */
const test = base.extend<{ front: Front }>({
	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
	front: async ({}, use) => {
		const front = await startFront(process.env.HELP_CENTER_BELOW_A_PATH ?? '');
		await use(front);
		await front.stop().catch(() => {});
	},
	baseURL: async ({ front }, use) => use(front.url.href),
});

/** Opens a page and waits until the worker has kept what it keeps at first. */
async function visit(page: Page, path: string): Promise<void> {
	await page.goto(path);
	await page.evaluate(async () => {
		const { active } = await navigator.serviceWorker.ready;
		if (active?.state === 'activated') return;
		await new Promise<void>((resolve) => {
			active?.addEventListener('statechange', () => active.state === 'activated' && resolve());
		});
	});
}

/** What is kept on the device, as paths below the site's own. */
function kept(page: Page, kind: string): Promise<string[]> {
	return page.evaluate(async (kind) => {
		const names = (await caches.keys()).filter((name) => name.includes(` ${kind} `));
		const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
		return requests.flat().map(({ url }) => new URL(url).pathname.replace('/help/', ''));
	}, kind);
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('Without a network a reader has home, the search and what was visited, the very first page too', async ({
	page,
	front,
}) => {
	await visit(page, ARTICLE);
	await page.goto(OTHER);
	await expect.poll(() => kept(page, 'pages')).toEqual([ARTICLE, OTHER]);
	await front.stop();

	await page.goto(ARTICLE);
	await expect(heading(page)).toHaveText('Reset a password');
	await page.goto(`${OTHER.slice(0, -1)}?from=mail#top`);
	await expect(heading(page)).toHaveText('Turn on two-step verification');
	await page.goto('');
	await expect(heading(page)).toHaveText('How can we help?');
	await page.goto('search/?q=password');
	await expect(heading(page)).toHaveText('Search');
});

test('What isn’t kept says so, names what is, and is there as soon as the network is', async ({
	page,
	front,
	context,
}) => {
	await visit(page, ARTICLE);
	await front.stop();
	await page.goto('articles/invoices/');
	await expect(heading(page)).toHaveText('You are offline');
	const listed = page.getByRole('main').getByRole('link', { name: 'Reset a password' });
	await expect(listed).toBeVisible();
	await listed.click();
	await expect(page.getByRole('article')).toContainText('password');

	await page.goto(OTHER);
	await expect(heading(page)).toHaveText('You are offline');
	await context.setOffline(true);
	await front.start();
	await context.setOffline(false);
	await expect(heading(page)).toHaveText('Turn on two-step verification');
});

test('A search finds without a network', async ({ page, front }) => {
	await visit(page, ARTICLE);
	// What a page's own worker asks for passes ours only where the page did.
	await page.goto(OTHER);
	await pressSlash(page);
	await search(page).box.fill('invoices');
	await expect(search(page).options.first()).toContainText(/invoice/i);
	await front.stop();
	await page.goto(ARTICLE);
	await pressSlash(page);
	await search(page).box.fill('invoices');
	await expect(search(page).options.first()).toContainText(/invoice/i);
});

test('While the server answers, what it says is what a reader sees, and is kept from then on', async ({
	page,
	front,
}) => {
	await visit(page, ARTICLE);
	await page.goto(ARTICLE);
	front.answers.set(`/help/${ARTICLE}`, { body: '<!doctype html><title>New</title><h1>A newer text</h1>' });
	await page.goto(ARTICLE);
	await expect(heading(page)).toHaveText('A newer text');
	await front.stop();
	await page.goto(ARTICLE);
	await expect(heading(page)).toHaveText('A newer text');
});

test('Errors are shown and never kept; a page that is gone is not shown again', async ({ page, front }) => {
	await visit(page, ARTICLE);
	await page.goto(OTHER);
	await expect.poll(() => kept(page, 'pages')).toEqual([ARTICLE, OTHER]);
	front.answers.set(`/help/${ARTICLE}`, { status: 500, body: '<h1>Broken</h1>' });
	front.answers.set(`/help/${OTHER}`, { status: 410, body: '<h1>Gone</h1>' });
	await page.goto(ARTICLE);
	await expect(heading(page)).toHaveText('Broken');
	await page.goto(OTHER);
	await expect(heading(page)).toHaveText('Gone');
	await page.goto('articles/no-such-article/');
	await expect(heading(page)).toHaveText('This page isn’t here');
	expect(await kept(page, 'pages')).toEqual([ARTICLE]);
	await front.stop();
	await page.goto(ARTICLE);
	await expect(heading(page)).toHaveText('Reset a password');
	await page.goto(OTHER);
	await expect(heading(page)).toHaveText('You are offline');
});

test('What is sent is never kept and never sent again, and other sites are none of its business', async ({
	page,
	front,
}) => {
	await visit(page, ARTICLE);
	const post = () =>
		page.evaluate(() =>
			fetch('x', { method: 'POST', body: 'a' }).then(
				({ status }) => status,
				() => 0,
			),
		);
	expect(await post()).toBe(404);
	await front.stop();
	expect(await post()).toBe(0);
	await front.start();
	await page.goto(OTHER);
	expect(front.asked.filter((line) => line.startsWith('POST'))).toHaveLength(1);
	const elsewhere = await page.evaluate(async () => {
		const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
		return all.flat().filter(({ url }) => !url.startsWith(`${location.origin}/help/`)).length;
	});
	expect(elsewhere).toBe(0);
});

test('The next build removes what it and the kept pages don’t need', async ({ page, front }) => {
	await visit(page, ARTICLE);
	const scripts = await kept(page, 'scripts');
	expect(scripts.length).toBeGreaterThan(1);
	await page.evaluate(async () => {
		const name = (await caches.keys()).find((name) => name.includes(' scripts ')) ?? '';
		await (await caches.open(name)).put('/help/_astro/of-an-older-build.js', new Response(''));
		await (await caches.open(name.replace(/scripts \d+$/, 'words 0'))).put('/help/', new Response(''));
		await (await caches.open('of another site')).put('/', new Response(''));
	});
	const worker = await (await page.request.get('sw.js')).text();
	front.answers.set('/help/sw.js', { type: 'text/javascript', body: `${worker}\n/* Another build. */` });
	await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
	await expect.poll(() => kept(page, 'scripts')).toEqual(scripts);
	await expect
		.poll(() => page.evaluate(async () => (await caches.keys()).filter((name) => / 0$/.test(name))))
		.toEqual([]);
	expect(await page.evaluate(() => caches.has('of another site'))).toBe(true);
});

test('Where it is turned off again, readers lose the worker and all that it kept', async ({ page, front }) => {
	await visit(page, ARTICLE);
	await page.goto(OTHER);
	const farewell = await (await page.request.get(new URL('sw.js', process.env.HELP_CENTER_URL).href)).text();
	front.answers.set('/help/sw.js', {
		type: 'text/javascript',
		body: farewell,
	});
	await page.goto(ARTICLE);
	await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
	await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
	expect(await page.evaluate(() => caches.keys())).toEqual([]);
});

test('The page for what isn’t kept is a page like any other, and no search engine keeps it', async ({ page }) => {
	await visit(page, ARTICLE);
	await page.goto('offline/');
	await expect(heading(page)).toHaveText('You are offline');
	await expect(page.getByRole('main').getByRole('link', { name: 'Reset a password' })).toBeVisible();
	await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
	const html = await (await page.request.get('offline/')).text();
	expect(await htmlFaults(html)).toEqual([]);
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		expect(await axeFaults(page)).toEqual([]);
	}
});
