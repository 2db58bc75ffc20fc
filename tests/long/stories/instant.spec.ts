import type { Page } from 'playwright/test';
import { startPlainChromium } from '../../support/plain-chromium.ts';
import { test as base, expect } from '../../support/with-library.ts';

const ARTICLE = '/articles/reset-a-password/';
const LINK = `main a[href="${ARTICLE}"]`;

/** A browser that keeps the pages it leaves, as readers' browsers do. */
const test = base.extend<object>({
	launchOptions: [
		async ({ launchOptions }, use) => {
			await use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
		},
		{ scope: 'worker' },
	],
});

test('A page prepared in advance sends nothing and counts no view until the reader opens it', async ({
	baseURL,
	library,
}) => {
	const browser = await startPlainChromium(process.env.CHROMIUM_PATH ?? 'chromium', [library.flag]);
	try {
		const home = await browser.open(baseURL ?? '');
		await home.point(LINK);
		const article = await browser.prepared(new URL(ARTICLE, baseURL).href);
		// Its view would be due at once.
		const asked = await article.evaluate(`(async () => {
			await customElements.whenDefined('article-feedback');
			const view = document.querySelector('article-view');
			view.setAttribute('after', '0');
			view.replaceWith(view);
			await new Promise((resolve) => setTimeout(resolve));
			await new Promise((resolve) => setTimeout(resolve));
			return document.prerendering && performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname).join();
		})()`);
		expect(asked).toMatch(/^\/_astro\/[^,]+(?:,\/_astro\/[^,]+)*$/);
		expect(library.arrived('view')).toEqual([]);

		await home.point(LINK, 'press');
		await expect.poll(() => article.evaluate('document.prerendering')).toBe(false);
		await expect.poll(() => library.arrived('view')).toEqual([{ slug: 'reset-a-password', body: '' }]);
		expect(await article.evaluate("performance.getEntriesByType('navigation')[0].activationStart")).toBeGreaterThan(0);
	} finally {
		await browser.close();
	}
});

test('A page that a reader comes back to is as they left it, but for a theme chosen since', async ({ page }) => {
	// While pages fade into each other a click meets their pictures.
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

/** How long the browser fades from the page before to this one, in milliseconds; `undefined` where it does not. */
async function fading(page: Page): Promise<number | undefined> {
	return page.evaluate(() => Reflect.get(globalThis, 'fading'));
}

test('From page to page what differs fades over quickly, and not at all for a reader who wants no motion', async ({
	page,
}) => {
	await page.addInitScript(() => {
		addEventListener('pagereveal', (event) => {
			const longest = () =>
				Math.max(...document.getAnimations().map(({ effect }) => Number(effect?.getComputedTiming().endTime)));
			Reflect.set(globalThis, 'fading', Reflect.get(event, 'viewTransition')?.ready.then(longest));
		});
	});
	for (const [reducedMotion, expected] of [
		['no-preference', 120],
		['reduce', undefined],
	] as const) {
		await page.emulateMedia({ reducedMotion });
		await page.goto('', { waitUntil: 'networkidle' });
		await page.locator(LINK).click();
		await expect(page).toHaveURL(ARTICLE);
		expect(await fading(page)).toBe(expected);
	}
});

test.describe('Where the browser knows no speculation rules', () => {
	const pointedAt = async (page: Page, selectors: string[]) => {
		const asked: string[] = [];
		page.on('request', (request) => {
			if (request.resourceType() === 'fetch') asked.push(new URL(request.url()).pathname);
		});
		await page.goto(ARTICLE, { waitUntil: 'networkidle' });
		await page.clock.install();
		for (const selector of selectors) {
			await page.locator(selector).first().hover();
			await page.clock.runFor(300);
		}
		await page.waitForLoadState('networkidle');
		return asked;
	};
	const LINKS = ['a[href$=".md"]', '.prose a[href^="#"]', '.brand', 'nav a[href^="/categories/"]', '.brand'];

	test.beforeEach(({ page }) =>
		page.addInitScript(() => {
			HTMLScriptElement.supports = () => false;
		}),
	);

	test('a page is brought once a reader points at its link, once, and no file', async ({ page }) => {
		expect(await pointedAt(page, LINKS)).toEqual(['/', '/categories/account-security/']);
	});

	test('nothing is brought for a reader who saves data', async ({ page }) => {
		await page.addInitScript(() => {
			Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true }) });
		});
		expect(await pointedAt(page, LINKS)).toEqual([]);
		await expect(page.locator('script[type=speculationrules]')).toHaveCount(0);
	});
});
