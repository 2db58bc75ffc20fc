import { boxHtml, embedded, scriptHtml } from '../../support/embedded.ts';
import { holdRequests } from '../../support/hold-requests.ts';
import { expect, test } from '../../support/on-another-site.ts';

test('The search page for iframes can be framed, no other page of the help center can', async ({
	page,
	context,
	host,
	help,
}) => {
	const frame = (path: string) => `<iframe title="Help" src="${help}${path}" width="600" height="500"></iframe>`;
	await page.goto(host.page({ body: frame('embed/') }));
	const inside = page.frameLocator('iframe');
	await expect(inside.getByRole('option').first()).toBeVisible();
	await inside.getByRole('combobox').fill('reset a password');
	await expect(inside.getByRole('option').first()).toContainText('Reset a password');
	await inside.getByRole('option').first().click();
	await expect(inside.getByRole('article')).toContainText('Reset a password');
	const [opened] = await Promise.all([
		context.waitForEvent('page'),
		inside.getByRole('link', { name: 'Open in the help center' }).click(),
	]);
	await expect(opened).toHaveURL(`${help}articles/reset-a-password/`);
	for (const path of ['', 'articles/reset-a-password/']) {
		const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
		await page.goto(host.page({ body: frame(path) }));
		await refused;
	}
});

test('Before the reader types, the box shows the suggestions that its attribute names', async ({
	page,
	host,
	help,
}) => {
	for (const [suggestions, label, first] of [
		['reset-a-password, nowhere', 'Suggested for this page', 'Reset a password'],
		['category:billing', 'Suggested for this page', ''],
		['search:google calendar', 'Suggested for this page', 'Connect Google Calendar'],
		['nowhere', 'Most read', ''],
	] as const) {
		const body = `<help-search suggestions="${suggestions}" limit="2"></help-search>${scriptHtml(help)}`;
		await page.goto(host.page({ body }));
		await page.getByRole('searchbox').focus();
		const { element, options } = embedded(page);
		await expect(element.getByRole('group', { name: label })).toBeVisible();
		await expect(options.first()).toContainText(first);
		expect(await options.count()).toBeLessThanOrEqual(2);
	}
	await page.goto(host.page({ body: `<help-search suggestions="none"></help-search>${scriptHtml(help)}` }));
	await page.getByRole('searchbox').focus();
	await page.keyboard.type('a');
	await expect(embedded(page).options.first()).toBeVisible();
	await page.keyboard.press('Backspace');
	await expect(embedded(page).options).toHaveCount(0);
});

test('A box shows only articles of its `category`, and at most `limit` of them', async ({ page, host, help }) => {
	await page.goto(host.page({ body: boxHtml(help, 'category="billing" limit="3"') }));
	const { form, options, element } = embedded(page);
	await form.getByRole('searchbox').focus();
	await page.keyboard.insertText('plan');
	await expect(options.first()).toContainText('plan', { ignoreCase: true });
	const categories = await element.locator('[part=category]').allTextContents();
	expect(new Set(categories).size).toBe(1);
	expect(categories.length).toBeLessThanOrEqual(3);
});

/** Words that are in the text of a sample article, but in no title or heading. */
const TEXT_WORDS = 'spam folder';

test('Words that are only in the text of articles are found too', async ({ page, host, help }) => {
	await page.goto(host.page({ body: boxHtml(help) }));
	const { form, options, element } = embedded(page);
	await form.getByRole('searchbox').focus();
	await page.keyboard.insertText(TEXT_WORDS);
	await expect(options.first()).toBeVisible();
	expect(await options.first().getAttribute('href')).toMatch(`${help}articles/`);
	await expect(element.locator('[part=excerpt]')).toHaveCount(0);
});

test('With `full-text`, each article has an excerpt, and a selected option does not move when it comes', async ({
	page,
	host,
	help,
}) => {
	await page.goto(host.page({ body: boxHtml(help, 'full-text') }));
	const { form, options, element, chosen } = embedded(page);
	await form.getByRole('searchbox').focus();
	await page.keyboard.insertText(TEXT_WORDS);
	await expect(options.first().locator('[part=excerpt]')).toContainText(/spam/i);
	await page.keyboard.press('Control+a');
	const release = await holdRequests(page, `${help}articles/*.json`);
	await page.keyboard.insertText('reset a password');
	await expect(options.first()).toContainText('Reset a password');
	await page.keyboard.press('ArrowDown');
	const before = await chosen.boundingBox();
	release();
	await expect(element.locator('[part=excerpt] [part=mark]').first()).toBeVisible();
	expect(await chosen.boundingBox()).toEqual(before);
});

test('A host page that forbids WebAssembly searches the texts too', async ({ page, host, help }) => {
	const { origin } = new URL(help);
	const policy = `script-src ${origin}; connect-src ${origin}`;
	const body = boxHtml(help, 'full-text');
	await page.goto(host.page({ body, headers: { 'Content-Security-Policy': policy } }));
	const { form, options } = embedded(page);
	await form.getByRole('searchbox').focus();
	await page.keyboard.insertText(TEXT_WORDS);
	await expect(options.first().locator('[part=excerpt]')).toContainText(/spam/i);
});

test('With `open`, the results below the box are always visible', async ({ page, host, help }) => {
	await page.goto(host.page({ body: `${boxHtml(help, 'open')}<p id="after">After</p>` }));
	const { options, box, panel } = embedded(page);
	await expect(options.first()).toBeVisible();
	await expect(box).not.toBeFocused();
	await box.focus();
	await page.keyboard.press('Tab');
	await page.locator('#after').click();
	await expect(panel).toBeVisible();
});
