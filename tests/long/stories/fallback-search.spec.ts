import { expect, test } from 'playwright/test';
import { pressSlash, search } from '../../support/reader.ts';

const ARTICLE = 'articles/reset-a-password/';
const INDEXES = /\/pagefind\/|\/search\/quick\.json$/;

test('Where neither index can be loaded, the Library is asked, and the dialog says so', async ({ page }) => {
	await page.route(INDEXES, (route) => route.abort());
	await page.goto('articles/two-step-verification/');
	await pressSlash(page);
	await page.keyboard.type('reset a password');
	const { options, dialog, status } = search(page);
	await expect(options.first()).toContainText('Reset a password', { ignoreCase: true });
	await expect(dialog.getByText('come from the library itself')).toBeVisible();
	await expect(status).toHaveText(/come from the library itself\. \d+ results?$/);
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/articles\/reset-a-password\/$/);
});

test('Where nobody answers, the dialog says so and offers the topics', async ({ page }) => {
	await page.route(/\/pagefind\/|quick\.json|\/search\?q=/, (route) => route.abort());
	await page.goto(ARTICLE);
	await pressSlash(page);
	await page.keyboard.type('password');
	const { dialog, options, status } = search(page);
	await expect(dialog.getByText('can’t be reached')).toBeVisible();
	await expect(status).toHaveText(/can’t be reached/);
	await expect(options).toHaveCount(0);
	await expect(dialog.getByRole('link').first()).toBeVisible();
});

const answers = [
	{ shape: 'bare', of: (list: object[]) => list },
	{ shape: 'below data', of: (list: object[]) => ({ success: true, data: list }) },
	{ shape: 'below data and articles', of: (list: object[]) => ({ success: true, data: { articles: list } }) },
];
for (const { shape, of } of answers) {
	test(`The Library’s articles are read ${shape}, and nothing in them runs`, async ({ page }) => {
		const excerpt = 'A <mark>password</mark> <img src=x onerror="document.title=\'ran\'"> &amp; more';
		const list = [
			{ slug: 'reset-a-password', title: 'Reset a <b>password</b>', excerpt, category: { name: 'Account' } },
			{ slug: 'Not Plain/Here', title: 'Elsewhere', category: 'Billing' },
			{ title: 'No slug' },
		];
		await page.route(INDEXES, (route) => route.abort());
		await page.route(/\/search\?q=/, (route) =>
			route.fulfill({ json: of(list), headers: { 'access-control-allow-origin': '*' } }),
		);
		await page.goto(ARTICLE);
		await pressSlash(page);
		await page.keyboard.type('password');
		const { options } = search(page);
		await expect(options).toHaveCount(2);
		await expect(options.first()).toHaveText(/^Reset a <b>password<\/b>\s+Account\s+A password\s+& more$/);
		await expect(options.first()).toHaveAttribute('href', /\/articles\/reset-a-password\/$/);
		await expect(options.nth(1)).toHaveAttribute('href', /\/library\/[^/]+\/articles\/Not%20Plain%2FHere$/);
		await expect(options.first().locator('img')).toHaveCount(0);
		await expect(page).not.toHaveTitle('ran');
	});
}

test('Without the full text, titles and headings still answer, and the dialog says so', async ({ page }) => {
	await page.route('**/pagefind/**', (route) => route.abort());
	await page.goto('articles/two-step-verification/');
	await pressSlash(page);
	await page.keyboard.type('reset pasword');
	const { options, dialog, status } = search(page);
	await expect(options.first()).toHaveText(/^Reset a password/);
	await expect(dialog.getByText('Only titles and headings')).toBeVisible();
	await expect(status).toHaveText(/^Only titles and headings .*Showing results for “reset password”\. \d+ results?$/);
});

test('Without the quick index, the full text still answers', async ({ page }) => {
	await page.route('**/search/quick.json', (route) => route.abort());
	await page.goto('articles/two-step-verification/');
	await pressSlash(page);
	await page.keyboard.type('reset a password');
	const { options, status } = search(page);
	await expect(options.first()).toContainText('Reset a password');
	await expect(status).toHaveText(/^\d+ results?$/);
});

for (const file of ['**/search/panel/', '**/_astro/help-search-box*']) {
	test(`A search that could not come (${file}) says so in the page, and comes once it can`, async ({ page }) => {
		let isAway = true;
		await page.route(file, (route) => (isAway ? route.abort() : route.continue()));
		await page.goto('articles/two-step-verification/');
		await expect(page.locator('.search-dialog [role=status]')).toHaveText('');
		await pressSlash(page);
		const { options, status } = search(page);
		await expect(status).toHaveText(/can’t be reached/);
		await page.keyboard.type('pass');
		await expect(status).toHaveText(/can’t be reached/);
		isAway = false;
		await page.keyboard.type('word');
		await expect(options.first()).toContainText('assword');
		await expect(status).toHaveText(/^\d+ results?$/);
	});
}

test('A panel of another build, which does not fit the page, is said not to be there, and the form still works', async ({
	page,
}) => {
	await page.route('**/search/panel/', (route) => route.fulfill({ body: '<div data-part="panel"></div>' }));
	await page.goto('search/');
	const { box, status } = search(page);
	await box.fill('password');
	await expect(status).toHaveText(/can’t be reached/);
	await box.press('Enter');
	await expect(page).toHaveURL(/\/search\/\?q=password$/);
});

test('A shared search that could not come keeps its words, and is answered once the reader is online', async ({
	page,
	context,
}) => {
	let isAway = true;
	await page.route('**/search/panel/', (route) => (isAway ? route.abort() : route.continue()));
	await page.goto('search/?q=password');
	const { box, options, status } = search(page);
	await expect(status).toHaveText(/can’t be reached/);
	await expect(box).toHaveValue('password');
	isAway = false;
	await context.setOffline(true);
	await context.setOffline(false);
	await expect(options.first()).toContainText('assword');
});

test('While a slow panel comes, the box says that the search is under way', async ({ page }) => {
	let letGo = () => {};
	const held = new Promise<void>((resolve) => {
		letGo = resolve;
	});
	await page.route('**/search/panel/', async (route) => {
		await held;
		await route.continue();
	});
	for (const path of ['', 'articles/two-step-verification/']) {
		await page.goto(path);
		await pressSlash(page);
		await expect(search(page).status).toHaveText('Searching…');
	}
	letGo();
	await expect(search(page).status).toHaveText('');
	await page.keyboard.type('password');
	await expect(search(page).status).toHaveText(/^\d+ results?$/);
});

test('Where nobody answers, nothing is left of an earlier query', async ({ page }) => {
	let isAway = false;
	await page.route('**/pagefind/**', (route) => route.abort());
	await page.route(/\/search\?q=/, (route) =>
		isAway ? route.abort() : route.fulfill({ json: [], headers: { 'access-control-allow-origin': '*' } }),
	);
	await page.goto('articles/two-step-verification/');
	await pressSlash(page);
	await page.keyboard.type('verfcatoin');
	const { dialog, box, status } = search(page);
	await expect(dialog.getByRole('button', { name: 'verification' })).toBeVisible();
	await expect(dialog.getByText('Try other words')).toBeVisible();
	isAway = true;
	await box.fill('xylophonequartz');
	await expect(status).toHaveText(/can’t be reached/);
	await expect(dialog.getByRole('button', { name: 'verification' })).toBeHidden();
	await expect(dialog.getByText('Try other words')).toBeHidden();
	await expect(dialog.getByRole('link', { name: 'Write to us' })).toHaveAttribute('href', /subject=xylophonequartz$/);
});

test('Where more results can’t be had, those that stand there stay, and the reader can try again', async ({ page }) => {
	await page.route('**/search/quick.json', (route) => route.abort());
	await page.goto('search/?q=the');
	const { options, status } = search(page);
	const articles = options.and(page.locator(':not(.part)'));
	await expect(articles).toHaveCount(8);
	let isAway = true;
	await page.route('**/pagefind/fragment/**', (route) => (isAway ? route.abort() : route.continue()));
	const more = page.getByRole('button', { name: 'Show more' });
	await more.click();
	await expect(status).toHaveText('More results can’t be had just now. Please try again in a moment.');
	await expect(articles).toHaveCount(8);
	await expect(more).toBeFocused();
	isAway = false;
	await more.click();
	await expect(articles).toHaveCount(16);
	await expect(status).toHaveText(/^Showing 16 of \d+\.$/);
});
