import { boxHtml, embedded } from '../../support/embedded.ts';
import { expect, test } from '../../support/on-another-site.ts';

test('Enter shows the article in place, its links lead to the help center, and going back restores the selection', async ({
	page,
	host,
	help,
}) => {
	const url = host.page({ body: boxHtml(help) });
	await page.goto(url);
	const { element, form, box, chosen } = embedded(page);
	await form.getByRole('searchbox').focus();
	await page.keyboard.type('reset a password');
	await expect(embedded(page).options.first()).toContainText('Reset a password');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	const article = element.getByRole('article');
	await expect(article.getByRole('heading', { name: 'Reset a password', exact: true })).toBeFocused();
	expect(page.url()).toBe(url);
	await expect(box).toHaveAttribute('aria-expanded', 'false');
	const whole = element.getByRole('link', { name: 'Open in the help center' });
	await expect(whole).toHaveAttribute('href', `${help}articles/reset-a-password/`);
	const links = await article.locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
	expect(links.length).toBeGreaterThan(1);
	for (const link of links) expect(link).toMatch(/^(?:https?|mailto|tel):/);
	await page.keyboard.press('Escape');
	await expect(article).toBeHidden();
	await expect(box).toBeFocused();
	await expect(chosen).toContainText('Reset a password');
	await page.keyboard.press('Enter');
	await element.getByRole('button', { name: 'Back' }).click();
	await expect(box).toBeFocused();
	await expect(chosen).toBeVisible();
});

test('A heading among the results opens the article at that heading', async ({ page, host, help }) => {
	await page.goto(host.page({ body: boxHtml(help) }));
	const { element, form, options } = embedded(page);
	await form.getByRole('searchbox').focus();
	await page.keyboard.type('when the email does not come');
	const heading = options.locator('[part=title]').filter({ hasText: /email/i });
	await expect(heading.first()).toBeVisible();
	const option = element.locator('[part~=heading]').first();
	const href = (await option.getAttribute('href')) ?? '';
	await option.click();
	const id = decodeURIComponent(new URL(href).hash.slice(1));
	await expect(element.getByRole('article').locator(`[id="${id}"]`)).toBeInViewport();
});

test('Ctrl+Enter, peek="off" and an article that cannot be loaded follow the link', async ({
	page,
	context,
	host,
	help,
}) => {
	await page.goto(host.page({ body: boxHtml(help) }));
	await embedded(page).form.getByRole('searchbox').focus();
	await page.keyboard.type('reset a password');
	await expect(embedded(page).options.first()).toContainText('Reset a password');
	await page.keyboard.press('ArrowDown');
	const [opened] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Control+Enter')]);
	await expect(opened).toHaveURL(`${help}articles/reset-a-password/`);
	await opened.close();
	await page.route('**/articles/*.json', (route) => route.fulfill({ status: 503 }));
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(`${help}articles/reset-a-password/`);

	await page.goto(host.page({ body: boxHtml(help, 'peek="off" target="_blank"') }));
	await embedded(page).form.getByRole('searchbox').focus();
	await page.keyboard.type('reset a password');
	await expect(embedded(page).options.first()).toContainText('Reset');
	const [tab] = await Promise.all([context.waitForEvent('page'), embedded(page).options.first().click()]);
	await expect(tab).toHaveURL(`${help}articles/reset-a-password/`);
});

test('The host page gets events for queries and selections, and can cancel both', async ({ page, host, help }) => {
	const listener = `<script>
		window.received = [];
		for (const type of ['query', 'select']) document.addEventListener('help-search:' + type, (event) => {
			received.push([type, event.detail, event.target.localName]);
			if (window.cancelled === type) event.preventDefault();
		});
	</script>`;
	const url = host.page({ body: listener + boxHtml(help) });
	await page.goto(url);
	const { form, options, panel, element } = embedded(page);
	await form.getByRole('searchbox').focus();
	await expect(options.first()).toBeVisible();
	await page.keyboard.insertText('reset a password');
	await expect(options.first()).toContainText('Reset a password');
	await page.evaluate('window.cancelled = "select"');
	await options.first().click();
	await expect(panel).toBeHidden();
	await expect(element.getByRole('article')).toBeHidden();
	const detail = {
		url: `${help}articles/reset-a-password/`,
		title: 'Reset a password',
		query: 'reset a password',
	};
	expect(await page.evaluate('received')).toEqual([
		['query', { query: 'reset a password', count: expect.any(Number) }, 'help-search'],
		['select', detail, 'help-search'],
	]);
	expect(page.url()).toBe(url);
	await page.evaluate('window.cancelled = "query"');
	await page.keyboard.insertText(' now');
	await expect.poll(() => page.evaluate('received.length')).toBe(3);
	await expect(panel).toBeHidden();
});

test('In a narrow box a wide table scrolls sideways, and its words stay whole', async ({ page, host, help }) => {
	const heads = ['Subscription', 'Availability', 'Administrators', 'Notifications', 'Integrations', 'Documentation'];
	const html = `<section class="table" tabindex="0" aria-label="Plans"><table><thead><tr>${heads
		.map((head) => `<th>${head}</th>`)
		.join('')}</tr></thead><tbody><tr>${'<td>unlimited</td>'.repeat(heads.length)}</tr></tbody></table></section>`;
	await page.route('**/articles/*.json', (route) =>
		route.fulfill({ json: { title: 'Plans', language: 'en', html }, headers: { 'access-control-allow-origin': '*' } }),
	);
	await page.goto(host.page({ body: `<div style="inline-size: 420px">${boxHtml(help)}</div>` }));
	const { element, form, options } = embedded(page);
	await form.getByRole('searchbox').focus();
	await page.keyboard.type('reset a password');
	await expect(options.first()).toContainText('Reset a password');
	await options.first().click();
	const table = element.getByRole('article').getByRole('region', { name: 'Plans' });
	await expect(table).toBeVisible();
	const widths = await table.evaluate((area) => ({ own: area.clientWidth, content: area.scrollWidth }));
	expect(widths.own).toBeLessThanOrEqual(420);
	expect(widths.content).toBeGreaterThan(widths.own);
	const lines = await table.locator('th').evaluateAll((cells) =>
		cells.map((cell) => {
			const range = document.createRange();
			range.selectNodeContents(cell);
			return range.getClientRects().length;
		}),
	);
	expect(lines).toEqual(heads.map(() => 1));
	const panel = await element.locator('[part=panel]').evaluate((box) => [box.scrollWidth, box.clientWidth]);
	expect(panel[0]).toBe(panel[1]);
});
