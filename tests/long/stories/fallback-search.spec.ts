import { expect, test } from 'playwright/test';
import { holdRequests } from '../../support/hold-requests.ts';
import { pressSlash, search } from '../../support/reader.ts';

const ARTICLE = 'articles/reset-a-password/';
const TEXTS = /\/pagefind\/|\/search\/text\//;
const INDEXES = /\/pagefind\/|\/search\/quick\.json$/;

test('If neither index can be loaded, the search of the Library is used, and the dialog says so', async ({ page }) => {
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

test('If no search responds, the dialog says so and offers the categories', async ({ page }) => {
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

const envelopes = [
	{ place: 'without an envelope', wrap: (list: object[]) => list },
	{ place: 'in `data`', wrap: (list: object[]) => ({ success: true, data: list }) },
	{ place: 'in `data.articles`', wrap: (list: object[]) => ({ success: true, data: { articles: list } }) },
];
for (const { place, wrap } of envelopes) {
	test(`The Library’s articles are read ${place}, and no HTML in them is executed`, async ({ page }) => {
		const excerpt = 'A <mark>password</mark> <img src=x onerror="document.title=\'ran\'"> &amp; more';
		const list = [
			{ slug: 'reset-a-password', title: 'Reset a <b>password</b>', excerpt, category: { name: 'Account' } },
			{ slug: 'Not Plain/Here', title: 'Elsewhere', category: 'Billing' },
			{ title: 'No slug' },
		];
		await page.route(INDEXES, (route) => route.abort());
		await page.route(/\/search\?q=/, (route) =>
			route.fulfill({ json: wrap(list), headers: { 'access-control-allow-origin': '*' } }),
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

test('If the texts cannot be searched, titles and headings still are, and the dialog says so', async ({ page }) => {
	await page.route(TEXTS, (route) => route.abort());
	await page.goto('articles/two-step-verification/');
	await pressSlash(page);
	await page.keyboard.type('reset pasword');
	const { options, dialog, status } = search(page);
	await expect(options.first()).toHaveText(/^Reset a password/);
	await expect(dialog.getByText('Only titles and headings')).toBeVisible();
	await expect(status).toHaveText(/^Only titles and headings .*Showing results for “reset password”\. \d+ results?$/);
});

test('Without the indexes of this site, Pagefind still searches', async ({ page }) => {
	await page.route('**/search/quick.json', (route) => route.abort());
	await page.goto('articles/two-step-verification/');
	await pressSlash(page);
	await page.keyboard.type('reset a password');
	const { options, status } = search(page);
	await expect(options.first()).toContainText('Reset a password');
	await expect(status).toHaveText(/^\d+ results?$/);
});

test('If the text index cannot be loaded, Pagefind finds what is only in texts', async ({ page }) => {
	await page.route('**/search/text/**', (route) => route.abort());
	await page.goto(ARTICLE);
	await pressSlash(page);
	await page.keyboard.type('spam folder');
	const { options, status } = search(page);
	await expect(options.first()).toBeVisible();
	await expect(status).not.toContainText('Only titles');
});

test('A phrase in quotation marks finds the articles with exactly these words in this order', async ({ page }) => {
	await page.goto('search/?q="spam folder"');
	const { options } = search(page);
	await expect(options.locator('.excerpt').first()).toContainText(/spam folder/i);
});

for (const file of ['**/search/panel/', '**/_astro/help-search-box*']) {
	test(`If ${file} cannot be loaded, the page says so, and a later key loads it`, async ({ page }) => {
		await page.route(file, (route) => route.abort());
		await page.goto('articles/two-step-verification/');
		await expect(page.locator('.search-dialog [role=status]')).toHaveText('');
		await pressSlash(page);
		const { options, status } = search(page);
		await expect(status).toHaveText(/can’t be reached/);
		await page.keyboard.type('pass');
		await expect(status).toHaveText(/can’t be reached/);
		await page.unroute(file);
		await page.keyboard.type('word');
		await expect(options.first()).toContainText('assword');
		await expect(status).toHaveText(/^\d+ results?$/);
	});
}

test('A panel of another build that does not fit the page counts as unreachable, and the form still works', async ({
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

test('A search URL keeps its query if the panel cannot be loaded, and is answered when the reader is online again', async ({
	page,
	context,
}) => {
	await page.route('**/search/panel/', (route) => route.abort());
	await page.goto('search/?q=password');
	const { box, options, status } = search(page);
	await expect(status).toHaveText(/can’t be reached/);
	await expect(box).toHaveValue('password');
	await page.unroute('**/search/panel/');
	await context.setOffline(true);
	await context.setOffline(false);
	await expect(options.first()).toContainText('assword');
});

test('While a slow panel is loading, the status says that the search is in progress', async ({ page }) => {
	const release = await holdRequests(page, '**/search/panel/');
	for (const path of ['', 'articles/two-step-verification/']) {
		await page.goto(path);
		await pressSlash(page);
		await expect(search(page).status).toHaveText('Searching…');
	}
	release();
	await expect(search(page).status).toHaveText('');
	await page.keyboard.type('password');
	await expect(search(page).status).toHaveText(/^\d+ results?$/);
});

test('If no search responds, nothing of an earlier query is shown', async ({ page }) => {
	let isDown = false;
	await page.route(TEXTS, (route) => route.abort());
	await page.route(/\/search\?q=/, (route) =>
		isDown ? route.abort() : route.fulfill({ json: [], headers: { 'access-control-allow-origin': '*' } }),
	);
	await page.goto('articles/two-step-verification/');
	await pressSlash(page);
	await page.keyboard.type('verfcatoin');
	const { dialog, box, status } = search(page);
	await expect(dialog.getByRole('button', { name: 'verification' })).toBeVisible();
	await expect(dialog.getByText('Try other words')).toBeVisible();
	isDown = true;
	await box.fill('xylophonequartz');
	await expect(status).toHaveText(/can’t be reached/);
	await expect(dialog.getByRole('button', { name: 'verification' })).toBeHidden();
	await expect(dialog.getByText('Try other words')).toBeHidden();
	await expect(dialog.getByRole('link', { name: 'Write to us' })).toHaveAttribute('href', /subject=xylophonequartz$/);
});

test('If more results cannot be loaded, the present ones stay, and the reader can try again', async ({ page }) => {
	await page.route('**/search/quick.json', (route) => route.abort());
	await page.goto('search/?q=the');
	const { options, status } = search(page);
	const articles = options.and(page.locator(':not(.part)'));
	await expect(articles).toHaveCount(8);
	await page.route('**/pagefind/fragment/**', (route) => route.abort());
	const more = page.getByRole('button', { name: 'Show more' });
	await more.click();
	await expect(status).toHaveText('More results can’t be had just now. Please try again in a moment.');
	await expect(articles).toHaveCount(8);
	await expect(more).toBeFocused();
	await page.unroute('**/pagefind/fragment/**');
	await more.click();
	await expect(articles).toHaveCount(16);
	await expect(status).toHaveText(/^Showing 16 of \d+\.$/);
});
