import { boxHtml, embedded, recordRequests, scriptHtml } from '../../support/embedded.ts';
import { expect, test } from '../../support/on-another-site.ts';

test('Until it is focused, the box is the form of the host page, and only embed.js is requested', async ({
	page,
	host,
	help,
}) => {
	const requested = recordRequests(page, help);
	await page.goto(host.page({ body: `<h1>Host</h1>${boxHtml(help)}<p>After</p>` }));
	await page.waitForLoadState('networkidle');
	expect(requested).toEqual(['embed.js']);
	const { element, form } = embedded(page);
	await expect(form).toBeVisible();
	expect(await element.evaluate((node) => [node.matches(':defined'), node.shadowRoot])).toEqual([true, null]);
});

test('The first focus loads the panel and the index, each once, and results are shown from the first letter', async ({
	page,
	host,
	help,
}) => {
	const requested = recordRequests(page, help);
	await page.goto(host.page({ body: boxHtml(help) }));
	const { form, box, options, status } = embedded(page);
	await form.getByRole('searchbox').click();
	await expect(box).toBeFocused();
	await expect(options.first()).toBeVisible();
	await page.keyboard.type('passwrod');
	await expect(status).toContainText('Showing results for “password”.');
	await expect(options.first()).toContainText('Reset a password');
	expect(await options.first().getAttribute('href')).toBe(`${help}articles/reset-a-password/`);
	expect(requested.filter((path) => path !== 'embed.js')).toEqual([
		expect.stringMatching(/^_astro\/embed-panel\.[\w-]+\.js$/),
		'search/quick.json',
	]);
});

test('Nothing moves when the box replaces the form', async ({ page, host, help }) => {
	const style = '<style>form { margin: 12px } input, button { padding: 9px }</style>';
	await page.goto(host.page({ body: `${style}${boxHtml(help)}<p id="after">After</p>` }));
	const top = () => page.locator('#after').evaluate((node) => node.getBoundingClientRect().top);
	const before = await top();
	await embedded(page).form.getByRole('searchbox').focus();
	await expect(embedded(page).options.first()).toBeVisible();
	expect(await top()).toBe(before);
});

test('A reader can use the box with the keyboard alone', async ({ page, host, help }) => {
	await page.goto(host.page({ body: `<a href="#">Before</a>${boxHtml(help, 'peek="off"')}` }));
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

test('Enter without a selection leads to the search page of the help center', async ({ page, host, help }) => {
	await page.goto(host.page({ body: boxHtml(help) }));
	await embedded(page).form.getByRole('searchbox').focus();
	await page.keyboard.type('invoice');
	await expect(embedded(page).options.first()).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(`${help}search/?q=invoice`);
});

test('Without a form inside, the element has a box at once, which keeps words typed before the panel has loaded', async ({
	page,
	host,
	help,
}) => {
	await page.goto(host.page({ body: `<help-search label="Ask" placeholder="Type"></help-search>${scriptHtml(help)}` }));
	const { box } = embedded(page);
	await expect(page.getByRole('searchbox', { name: 'Ask' })).toHaveAttribute('placeholder', 'Type');
	await expect(page.getByRole('searchbox', { name: 'Ask' })).toHaveAttribute('maxlength', '200');
	await page.getByRole('searchbox', { name: 'Ask' }).fill('password');
	await expect(box).toHaveValue('password');
	await expect(embedded(page).options.first()).toContainText('Reset a password');
});
