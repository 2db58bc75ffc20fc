import { boxOn, embedded, requestsTo, scriptOf } from '../../support/embedded.ts';
import { expect, test } from '../../support/on-another-site.ts';

test('In a frame stands the search, and no other page of the help center', async ({ page, context, host, help }) => {
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

test('Suggestions come before anything is typed, of the kind that the element asks for', async ({
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
		const body = `<help-search suggestions="${suggestions}" limit="2"></help-search>${scriptOf(help)}`;
		await page.goto(host.page({ body }));
		await page.getByRole('searchbox').focus();
		const { element, options } = embedded(page);
		await expect(element.getByRole('group', { name: label })).toBeVisible();
		await expect(options.first()).toContainText(first);
		expect(await options.count()).toBeLessThanOrEqual(2);
	}
	await page.goto(host.page({ body: `<help-search suggestions="none"></help-search>${scriptOf(help)}` }));
	await page.getByRole('searchbox').focus();
	await page.keyboard.type('a');
	await expect(embedded(page).options.first()).toBeVisible();
	await page.keyboard.press('Backspace');
	await expect(embedded(page).options).toHaveCount(0);
});

test('A box keeps to its category and its number of articles', async ({ page, host, help }) => {
	await page.goto(host.page({ body: boxOn(help, 'category="billing" limit="3"') }));
	const { form, options, element } = embedded(page);
	await form.getByRole('searchbox').focus();
	await page.keyboard.insertText('plan');
	await expect(options.first()).toContainText('plan', { ignoreCase: true });
	const categories = await element.locator('[part=category]').allTextContents();
	expect(new Set(categories).size).toBe(1);
	expect(categories.length).toBeLessThanOrEqual(3);
});

/** Words that stand in a text of the sample, and in no title or heading. */
const IN_A_TEXT = 'spam folder';

test('With full-text the words of articles are found too, and no row that is chosen moves', async ({
	page,
	host,
	help,
}) => {
	await page.goto(host.page({ body: boxOn(help, 'full-text') }));
	const { form, options, element, chosen, status } = embedded(page);
	await form.getByRole('searchbox').focus();
	await page.keyboard.insertText(IN_A_TEXT);
	await expect(options.first()).toContainText('text');
	await expect(status).not.toContainText('Showing results for');
	await expect(element.locator('[part=excerpt]').first()).toBeVisible();
	expect(await options.first().getAttribute('href')).toMatch(`${help}articles/`);
	await page.keyboard.press('Control+a');
	await page.keyboard.insertText('reset a password');
	await expect(options.first()).toContainText('Reset a password');
	await page.keyboard.press('ArrowDown');
	await expect(element.locator('[part=excerpt]').first()).toBeVisible();
	await expect(chosen).toContainText('Reset a password');
});

test('Where the page allows no WebAssembly, titles and headings still answer', async ({ page, host, help }) => {
	const asked = requestsTo(page, help);
	const { origin } = new URL(help);
	const policy = `script-src ${origin}; connect-src ${origin}`;
	const body = boxOn(help, 'full-text');
	await page.goto(host.page({ body, headers: { 'Content-Security-Policy': policy } }));
	const { form, options } = embedded(page);
	await form.getByRole('searchbox').focus();
	await page.keyboard.insertText('reset a password');
	await expect(options.first()).toContainText('Reset a password');
	await expect.poll(() => asked.some((path) => path.startsWith('pagefind/'))).toBe(true);
	await page.waitForLoadState('networkidle');
	await expect(options.first()).toContainText('Reset a password');
});

test('Open, it shows what is found below it all the time', async ({ page, host, help }) => {
	await page.goto(host.page({ body: `${boxOn(help, 'open')}<p id="after">After</p>` }));
	const { options, box, panel } = embedded(page);
	await expect(options.first()).toBeVisible();
	await expect(box).not.toBeFocused();
	await box.focus();
	await page.keyboard.press('Tab');
	await page.locator('#after').click();
	await expect(panel).toBeVisible();
});
