import type { Page } from 'playwright/test';
import { stopClock } from '../support/reader.ts';
import { test as base, expect } from '../support/with-library.ts';

const ARTICLE = 'articles/reset-a-password/';
const SEEN = [{ slug: 'reset-a-password', body: '' }];

/** A browser whose `navigator.webdriver` is `false`, so that its views count. */
const test = base.extend<object>({
	launchOptions: [
		async ({ launchOptions }, use) => {
			await use({
				...launchOptions,
				args: [...(launchOptions.args ?? []), '--disable-blink-features=AutomationControlled'],
			});
		},
		{ scope: 'worker' },
	],
});

test.beforeEach(({ context }) => stopClock(context));

/** Simulates that the reader switches to another tab, or back to this one. */
async function setVisibility(page: Page, state: 'visible' | 'hidden') {
	await page.evaluate((value) => {
		Object.defineProperty(document, 'visibilityState', { value, configurable: true });
		document.dispatchEvent(new Event('visibilitychange'));
	}, state);
}

async function passTime(page: Page, seconds: number) {
	await page.clock.runFor(seconds * 1000);
	await page.waitForLoadState('networkidle');
}

test('A view counts after five seconds, once per article and session', { tag: '@phone' }, async ({ page, library }) => {
	await page.goto(ARTICLE);
	await passTime(page, 4);
	expect(library.arrived('view')).toEqual([]);
	await passTime(page, 2);
	await expect.poll(() => library.arrived('view')).toEqual(SEEN);
	await passTime(page, 60);
	await page.reload();
	await passTime(page, 10);
	expect(library.arrived('view')).toEqual(SEEN);
	await page.goto('articles/two-step-verification/');
	await passTime(page, 6);
	await expect.poll(() => library.arrived('view')).toHaveLength(2);
});

test('Only the time while the page is visible counts, and it adds up', async ({ page, library }) => {
	await page.goto(ARTICLE);
	await passTime(page, 3);
	await setVisibility(page, 'hidden');
	await passTime(page, 60);
	await setVisibility(page, 'visible');
	await passTime(page, 1);
	expect(library.arrived('view')).toEqual([]);
	await passTime(page, 2);
	await expect.poll(() => library.arrived('view')).toEqual(SEEN);
});

for (const status of [429, 503]) {
	test(`A view is not sent again after status ${status}`, async ({ page, library }) => {
		library.faults.set([{ method: 'POST', path: '/view$', kind: 'status', status }]);
		await page.goto(ARTICLE);
		await passTime(page, 6);
		await expect.poll(() => library.arrived('view')).toEqual(SEEN);
		await page.reload();
		await passTime(page, 120);
		expect(library.arrived('view')).toEqual(SEEN);
	});
}

const notCounted = [
	{ who: 'an automated browser', property: 'webdriver', value: true },
	{ who: 'a reader under Global Privacy Control', property: 'globalPrivacyControl', value: true },
	{ who: 'a reader who asks not to be tracked', property: 'doNotTrack', value: '1' },
];
for (const { who, property, value } of notCounted) {
	test(`The view of ${who} is not counted`, async ({ page, library }) => {
		await page.addInitScript(
			([name, result]) => Object.defineProperty(Navigator.prototype, name, { get: () => result, configurable: true }),
			[property, value] as const,
		);
		await page.goto(ARTICLE);
		await passTime(page, 20);
		expect(library.arrived('view')).toEqual([]);
	});
}

test('A prerendered page counts no view before the reader opens it', async ({ page, library }) => {
	await page.addInitScript(() => {
		let prerendering = true;
		Object.defineProperty(document, 'prerendering', { get: () => prerendering });
		addEventListener('test:activate', () => {
			prerendering = false;
			document.dispatchEvent(new Event('prerenderingchange'));
		});
	});
	await page.goto(ARTICLE);
	await passTime(page, 20);
	expect(library.arrived('view')).toEqual([]);
	await page.evaluate(() => dispatchEvent(new Event('test:activate')));
	await passTime(page, 6);
	await expect.poll(() => library.arrived('view')).toEqual(SEEN);
});
