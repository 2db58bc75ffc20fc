import { boxOn, embedded, requestsTo, scriptOf } from '../../support/embedded.ts';
import { expect, test } from '../../support/on-another-site.ts';

test('Until a reader turns to it, the box is the page’s own form, and nothing but embed.js is asked for', async ({
	page,
	host,
	help,
}) => {
	const asked = requestsTo(page, help);
	await page.goto(host.page({ body: `<h1>Host</h1>${boxOn(help)}<p>After</p>` }));
	await page.waitForLoadState('networkidle');
	expect(asked).toEqual(['embed.js']);
	const { element, form } = embedded(page);
	await expect(form).toBeVisible();
	expect(await element.evaluate((node) => [node.matches(':defined'), node.shadowRoot])).toEqual([true, null]);
});

test('At first focus come the panel and the index, each once, and rows from the first letter on', async ({
	page,
	host,
	help,
}) => {
	const asked = requestsTo(page, help);
	await page.goto(host.page({ body: boxOn(help) }));
	const { form, box, options, status } = embedded(page);
	await form.getByRole('searchbox').click();
	await expect(box).toBeFocused();
	await expect(options.first()).toBeVisible();
	await page.keyboard.type('passwrod');
	await expect(status).toContainText('Showing results for “password”.');
	await expect(options.first()).toContainText('Reset a password');
	expect(await options.first().getAttribute('href')).toBe(`${help}articles/reset-a-password/`);
	expect(asked.filter((path) => path !== 'embed.js')).toEqual([
		expect.stringMatching(/^_astro\/embed-panel\.[\w-]+\.js$/),
		'search/quick.json',
	]);
});

test('Nothing moves when the box takes the place of the form', async ({ page, host, help }) => {
	const style = '<style>form { margin: 12px } input, button { padding: 9px }</style>';
	await page.goto(host.page({ body: `${style}${boxOn(help)}<p id="after">After</p>` }));
	const place = () => page.locator('#after').evaluate((node) => node.getBoundingClientRect().top);
	const before = await place();
	await embedded(page).form.getByRole('searchbox').focus();
	await expect(embedded(page).options.first()).toBeVisible();
	expect(await place()).toBe(before);
});

test('A reader goes through it by keyboard alone', async ({ page, host, help }) => {
	await page.goto(host.page({ body: `<a href="#">Before</a>${boxOn(help, 'peek="off"')}` }));
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	const { box, options, chosen, status, panel } = embedded(page);
	await expect(box).toBeFocused();
	await page.keyboard.type('password');
	await expect(status).toHaveText(/^\d+ results$/);
	await expect(box).toHaveAttribute('aria-expanded', 'true');
	await page.keyboard.press('ArrowUp');
	await expect(options.last()).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.press('ArrowDown');
	await expect(options.first()).toHaveAttribute('aria-selected', 'true');
	await expect(box).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? '-');
	await page.keyboard.press('Escape');
	await expect(panel).toBeHidden();
	await expect(box).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await expect(panel).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(`${help}articles/reset-a-password/`);
});

test('Enter without a choice leads to the help center’s own search', async ({ page, host, help }) => {
	await page.goto(host.page({ body: boxOn(help) }));
	await embedded(page).form.getByRole('searchbox').focus();
	await page.keyboard.type('invoice');
	await expect(embedded(page).options.first()).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(`${help}search/?q=invoice`);
});

test('Without a form inside there is a box at once, and words typed before are kept', async ({ page, host, help }) => {
	await page.goto(host.page({ body: `<help-search label="Ask" placeholder="Type"></help-search>${scriptOf(help)}` }));
	const { box } = embedded(page);
	await expect(page.getByRole('searchbox', { name: 'Ask' })).toHaveAttribute('placeholder', 'Type');
	await expect(page.getByRole('searchbox', { name: 'Ask' })).toHaveAttribute('maxlength', '200');
	await page.getByRole('searchbox', { name: 'Ask' }).fill('password');
	await expect(box).toHaveValue('password');
	await expect(embedded(page).options.first()).toContainText('Reset a password');
});
