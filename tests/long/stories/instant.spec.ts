import type { Page } from 'playwright/test';
import { startPlainChromium } from '../../support/plain-chromium.ts';
import { test as base, expect } from '../../support/with-library.ts';

const ARTICLE = '/articles/reset-a-password/';
const LINK = `main a[href="${ARTICLE}"]`;

/** A browser with the back/forward cache, as readers have it; Playwright turns it off by default. */
const test = base.extend<object>({
	launchOptions: [
		async ({ launchOptions }, use) => {
			await use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
		},
		{ scope: 'worker' },
	],
});

test('A prerendered page sends no request to the Library and counts no view until the reader opens it', async ({
	baseURL,
	library,
}) => {
	const browser = await startPlainChromium(process.env.CHROMIUM_PATH ?? 'chromium', [library.flag]);
	try {
		const home = await browser.open(baseURL ?? '');
		await home.point(LINK);
		const article = await browser.prerendered(new URL(ARTICLE, baseURL).href);
		// With `after="0"` an open page would send its view at once.
		const requested = await article.evaluate(`(async () => {
			await customElements.whenDefined('article-feedback');
			const view = document.querySelector('article-view');
			view.setAttribute('after', '0');
			view.replaceWith(view);
			await new Promise((resolve) => setTimeout(resolve));
			await new Promise((resolve) => setTimeout(resolve));
			return document.prerendering && performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname).join();
		})()`);
		expect(requested).toMatch(/^\/_astro\/[^,]+(?:,\/_astro\/[^,]+)*$/);
		expect(library.arrived('view')).toEqual([]);

		await home.point(LINK, 'press');
		await expect.poll(() => article.evaluate('document.prerendering')).toBe(false);
		await expect.poll(() => library.arrived('view')).toEqual([{ slug: 'reset-a-password', body: '' }]);
		expect(await article.evaluate("performance.getEntriesByType('navigation')[0].activationStart")).toBeGreaterThan(0);
	} finally {
		await browser.close();
	}
});

test('A page from the back/forward cache is as the reader left it, except for a theme chosen since', async ({
	page,
}) => {
	// During a view transition a click would hit the snapshots of the pages.
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto(ARTICLE, { waitUntil: 'networkidle' });
	await page.evaluate(() => {
		const { dataset } = document.documentElement;
		addEventListener('pageshow', ({ persisted }) => {
			dataset.persisted = String(persisted);
		});
	});
	await page.getByRole('link', { name: 'Account & security' }).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Account & security');
	await page.waitForFunction(() => customElements.get('theme-switch'));
	await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
	await page.goBack({ waitUntil: 'commit' });
	await expect(page.locator('html')).toHaveAttribute('data-persisted', 'true');
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
	const [reasons] = await page.evaluate(() =>
		performance.getEntriesByType('navigation').map((entry) => Reflect.get(entry, 'notRestoredReasons')),
	);
	expect(reasons).toBeNull();
});

/** Duration of the view transition to this page, in milliseconds; `undefined` if there was none. */
async function readTransitionTime(page: Page): Promise<number | undefined> {
	return page.evaluate(() => Reflect.get(globalThis, 'transitionTime'));
}

test('Pages cross-fade quickly, and not at all for a reader who prefers reduced motion', async ({ page }) => {
	await page.addInitScript(() => {
		addEventListener('pagereveal', (event) => {
			const longest = () =>
				Math.max(...document.getAnimations().map(({ effect }) => Number(effect?.getComputedTiming().endTime)));
			Reflect.set(globalThis, 'transitionTime', Reflect.get(event, 'viewTransition')?.ready.then(longest));
		});
	});
	for (const [reducedMotion, expected] of [
		['no-preference', 120],
		['reduce', undefined],
	] as const) {
		await page.emulateMedia({ reducedMotion });
		await page.goto('', { waitUntil: 'networkidle' });
		await page.locator(LINK).first().click();
		await expect(page).toHaveURL(ARTICLE);
		expect(await readTransitionTime(page)).toBe(expected);
	}
});

test.describe('In a browser without speculation rules', () => {
	const recordPrefetches = async (page: Page, selectors: string[]) => {
		const requested: string[] = [];
		page.on('request', (request) => {
			if (request.resourceType() === 'fetch') requested.push(new URL(request.url()).pathname);
		});
		await page.goto(ARTICLE, { waitUntil: 'networkidle' });
		await page.clock.install();
		for (const selector of selectors) {
			await page.locator(selector).first().hover();
			await page.clock.runFor(300);
		}
		await page.waitForLoadState('networkidle');
		return requested;
	};
	const LINKS = ['a[href$=".md"]', '.prose a[href^="#"]', '.brand', 'nav a[href^="/categories/"]', '.brand'];

	test.beforeEach(({ page }) =>
		page.addInitScript(() => {
			HTMLScriptElement.supports = () => false;
		}),
	);

	test('a page is prefetched once, when the reader points at its link, and other files are not', async ({ page }) => {
		expect(await recordPrefetches(page, LINKS)).toEqual(['/', '/categories/account-security/']);
	});

	test('nothing is prefetched for a reader who saves data', async ({ page }) => {
		await page.addInitScript(() => {
			Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true }) });
		});
		expect(await recordPrefetches(page, LINKS)).toEqual([]);
		await expect(page.locator('script[type=speculationrules]')).toHaveCount(0);
	});
});
