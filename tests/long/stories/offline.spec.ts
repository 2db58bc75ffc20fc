import { test as base, expect, type Page } from 'playwright/test';
import { findAxeViolations } from '../../support/axe.ts';
import { findHtmlErrors } from '../../support/html-rules.ts';
import { pressSlash, search } from '../../support/reader.ts';
import { type ReverseProxy, startReverseProxy } from '../../support/reverse-proxy.ts';

const ARTICLE = 'articles/reset-a-password/';
const OTHER = 'articles/two-step-verification/';

/** Tests of a site with offline reading, behind a reverse proxy that each test can stop. */
const test = base.extend<{ server: ReverseProxy }>({
	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
	server: async ({}, use) => {
		const server = await startReverseProxy(process.env.HELP_CENTER_BELOW_A_PATH ?? '');
		await use(server);
		await server.stop().catch(() => {});
	},
	baseURL: async ({ server }, use) => use(server.url.href),
});

/** Opens a page and waits until the service worker is active: by then it has cached its first files. */
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

/** The paths, below that of the site, of what is in the caches of a kind. */
function listCached(page: Page, kind: string): Promise<string[]> {
	return page.evaluate(async (kind) => {
		const names = (await caches.keys()).filter((name) => name.includes(` ${kind} `));
		const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
		return requests.flat().map(({ url }) => new URL(url).pathname.replace('/help/', ''));
	}, kind);
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('Offline, a reader can open the home page, the search and all visited pages, the very first one too', async ({
	page,
	server,
}) => {
	await visit(page, ARTICLE);
	await page.goto(OTHER);
	await expect.poll(() => listCached(page, 'pages')).toEqual([ARTICLE, OTHER]);
	await server.stop();

	await page.goto(ARTICLE);
	await expect(heading(page)).toHaveText('Reset a password');
	await page.goto(`${OTHER.slice(0, -1)}?from=mail#top`);
	await expect(heading(page)).toHaveText('Turn on two-step verification');
	await page.goto('');
	await expect(heading(page)).toHaveText('How can we help?');
	await page.goto('search/?q=password');
	await expect(heading(page)).toHaveText('Search');
});

test('For a page that is not cached, a reader gets a list of the cached articles, and the page as soon as the network is back', async ({
	page,
	server,
	context,
}) => {
	await visit(page, ARTICLE);
	await server.stop();
	await page.goto('articles/invoices/');
	await expect(heading(page)).toHaveText('You are offline');
	const listed = page.getByRole('main').getByRole('link', { name: 'Reset a password' });
	await expect(listed).toBeVisible();
	await listed.click();
	await expect(page.getByRole('article')).toContainText('password');

	await page.goto(OTHER);
	await expect(heading(page)).toHaveText('You are offline');
	await context.setOffline(true);
	await server.start();
	await context.setOffline(false);
	await expect(heading(page)).toHaveText('Turn on two-step verification');
});

test('The search works offline', async ({ page, server }) => {
	await visit(page, ARTICLE);
	// The requests of a page's own web worker pass the service worker only if the page itself was loaded through it.
	await page.goto(OTHER);
	await pressSlash(page);
	await search(page).box.fill('invoices');
	await expect(search(page).options.first()).toContainText(/invoice/i);
	await server.stop();
	await page.goto(ARTICLE);
	await pressSlash(page);
	await search(page).box.fill('invoices');
	await expect(search(page).options.first()).toContainText(/invoice/i);
});

test('While the server responds, readers see the current page, which replaces the cached one', async ({
	page,
	server,
}) => {
	await visit(page, ARTICLE);
	await page.goto(ARTICLE);
	server.responses.set(`/help/${ARTICLE}`, { body: '<!doctype html><title>New</title><h1>A newer text</h1>' });
	await page.goto(ARTICLE);
	await expect(heading(page)).toHaveText('A newer text');
	await server.stop();
	await page.goto(ARTICLE);
	await expect(heading(page)).toHaveText('A newer text');
});

test('Errors are shown but never cached, and a page that is gone is removed from the cache', async ({
	page,
	server,
}) => {
	await visit(page, ARTICLE);
	await page.goto(OTHER);
	await expect.poll(() => listCached(page, 'pages')).toEqual([ARTICLE, OTHER]);
	server.responses.set(`/help/${ARTICLE}`, { status: 500, body: '<h1>Broken</h1>' });
	server.responses.set(`/help/${OTHER}`, { status: 410, body: '<h1>Gone</h1>' });
	await page.goto(ARTICLE);
	await expect(heading(page)).toHaveText('Broken');
	await page.goto(OTHER);
	await expect(heading(page)).toHaveText('Gone');
	await page.goto('articles/no-such-article/');
	await expect(heading(page)).toHaveText('This page isn’t here');
	expect(await listCached(page, 'pages')).toEqual([ARTICLE]);
	await server.stop();
	await page.goto(ARTICLE);
	await expect(heading(page)).toHaveText('Reset a password');
	await page.goto(OTHER);
	await expect(heading(page)).toHaveText('You are offline');
});

test('A POST request is neither cached nor repeated, and nothing of other sites is cached', async ({
	page,
	server,
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
	await server.stop();
	expect(await post()).toBe(0);
	await server.start();
	await page.goto(OTHER);
	expect(server.requests.filter((line) => line.startsWith('POST'))).toHaveLength(1);
	const foreign = await page.evaluate(async () => {
		const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
		return all.flat().filter(({ url }) => !url.startsWith(`${location.origin}/help/`)).length;
	});
	expect(foreign).toBe(0);
});

test('A new build removes cached files that neither it nor the cached pages need', async ({ page, server }) => {
	await visit(page, ARTICLE);
	const scripts = await listCached(page, 'scripts');
	expect(scripts.length).toBeGreaterThan(1);
	await page.evaluate(async () => {
		const name = (await caches.keys()).find((name) => name.includes(' scripts ')) ?? '';
		await (await caches.open(name)).put('/help/_astro/of-an-older-build.js', new Response(''));
		await (await caches.open(name.replace(/scripts \d+$/, 'words 0'))).put('/help/', new Response(''));
		await (await caches.open('of another site')).put('/', new Response(''));
	});
	const worker = await (await page.request.get('sw.js')).text();
	server.responses.set('/help/sw.js', { type: 'text/javascript', body: `${worker}\n/* Another build. */` });
	await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
	await expect.poll(() => listCached(page, 'scripts')).toEqual(scripts);
	await expect
		.poll(() => page.evaluate(async () => (await caches.keys()).filter((name) => / 0$/.test(name))))
		.toEqual([]);
	expect(await page.evaluate(() => caches.has('of another site'))).toBe(true);
});

test('If offline reading is turned off again, the service worker and its caches are removed', async ({
	page,
	server,
}) => {
	await visit(page, ARTICLE);
	await page.goto(OTHER);
	const unregisterScript = await (await page.request.get(new URL('sw.js', process.env.HELP_CENTER_URL).href)).text();
	server.responses.set('/help/sw.js', {
		type: 'text/javascript',
		body: unregisterScript,
	});
	await page.goto(ARTICLE);
	await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
	await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
	expect(await page.evaluate(() => caches.keys())).toEqual([]);
});

test('The offline page is valid and accessible, and search engines do not index it', async ({ page }) => {
	await visit(page, ARTICLE);
	await page.goto('offline/');
	await expect(heading(page)).toHaveText('You are offline');
	await expect(page.getByRole('main').getByRole('link', { name: 'Reset a password' })).toBeVisible();
	await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
	const html = await (await page.request.get('offline/')).text();
	expect(await findHtmlErrors(html)).toEqual([]);
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		expect(await findAxeViolations(page)).toEqual([]);
	}
});
