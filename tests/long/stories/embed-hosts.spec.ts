import { findAxeViolations } from '../../support/axe.ts';
import { boxHtml, embedded, recordRequests, scriptHtml } from '../../support/embedded.ts';
import { holdRequests } from '../../support/hold-requests.ts';
import { recordLayoutShifts, waitTwoFrames } from '../../support/layout-shifts.ts';
import { expect, test } from '../../support/on-another-site.ts';

test('A host page with the strictest CSP has to allow only the origin of the help center', async ({
	page,
	host,
	help,
}) => {
	const { origin } = new URL(help);
	const policy = `default-src 'none'; script-src ${origin}; connect-src ${origin}; style-src 'none'; form-action ${origin}; require-trusted-types-for 'script'; trusted-types 'none'`;
	const refused: string[] = [];
	page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
	page.on('pageerror', (error) => refused.push(error.message));
	const body = `${boxHtml(help)}<help-search id="b" launcher></help-search>`;
	await page.goto(host.page({ body, headers: { 'Content-Security-Policy': policy } }));
	refused.length = 0;
	const { form, options, element } = embedded(page, page.locator('help-search').first());
	await form.getByRole('searchbox').focus();
	await page.keyboard.type('reset a password');
	await expect(options.first()).toContainText('Reset a password');
	expect(await element.locator('[part=panel]').evaluate((panel) => getComputedStyle(panel).overflowY)).toBe('auto');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(element.getByRole('article')).toContainText('Reset a password');
	await page.locator('#b').getByRole('button').focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
	await page.keyboard.type('invoice');
	await expect(embedded(page, page.locator('#b')).options.first()).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(`${help}search/?q=invoice`);
	// The images of an article are on other origins: if the CSP does not allow those, readers see the alternative texts.
	expect(refused.filter((line) => !line.startsWith('Loading the image'))).toEqual([]);
});

test('Without setHTML and without an allowed Trusted Types policy, the link is followed', async ({
	page,
	host,
	help,
}) => {
	await page.addInitScript(() => Reflect.deleteProperty(Element.prototype, 'setHTML'));
	const policy = "require-trusted-types-for 'script'; trusted-types 'none'";
	const strict = host.page({ body: boxHtml(help), headers: { 'Content-Security-Policy': policy } });
	const named = host.page({
		body: boxHtml(help),
		headers: { 'Content-Security-Policy': "require-trusted-types-for 'script'; trusted-types help-search" },
	});
	for (const [url, isShown] of [
		[named, true],
		[strict, false],
	] as const) {
		await page.goto(url);
		const { form, options, element } = embedded(page);
		await form.getByRole('searchbox').focus();
		await page.keyboard.insertText('reset a password');
		await expect(options.first()).toContainText('Reset a password');
		await options.first().click();
		if (isShown) await expect(element.getByRole('article')).toContainText('Reset a password');
		else await expect(page).toHaveURL(`${help}articles/reset-a-password/`);
	}
});

/** Styles and scripts of a host page that break many widgets. */
const HOSTILE = `<style>
	* { display: block !important; color: red !important; font: 40px fantasy !important; position: static !important }
	input, button, form, a, div, p, [role], [part] { border: 9px solid red !important; visibility: hidden !important }
	help-search { all: initial; display: block !important }
</style>
<script>
	Object.prototype.extra = 'enumerable';
	Object.prototype.toJSON = () => 'not yours';
	Array.prototype.remove = function () { throw new Error('enumerated'); };
	Array.prototype.toJSON = () => 'not yours';
	Array.from = () => { throw new Error('an old library'); };
	String.prototype.toJSON = () => 'not yours';
</script>`;

test('Hostile styles and old libraries of a host page do not affect the box', async ({ page, host, help }) => {
	const failures: string[] = [];
	page.on('pageerror', (error) => failures.push(error.message));
	await page.goto(host.page({ body: `${HOSTILE}<help-search label="Ask"></help-search>${scriptHtml(help)}` }));
	const { box, options, element, chosen } = embedded(page);
	const form = page.getByRole('searchbox', { name: 'Ask' });
	await expect(form).toBeVisible();
	await form.focus();
	await expect(options.first()).toBeVisible();
	await page.keyboard.type('reset a passwrod');
	await expect(options.first()).toContainText('Reset a password');
	const looks = await options.first().evaluate((row) => {
		const { borderTopWidth, display } = getComputedStyle(row);
		return { borderTopWidth, display };
	});
	expect(looks).toEqual({ borderTopWidth: '0px', display: 'grid' });
	await page.keyboard.press('ArrowDown');
	await expect(chosen).toHaveCount(1);
	await page.keyboard.press('Enter');
	await expect(element.getByRole('article')).toContainText('Reset a password');
	await page.keyboard.press('Escape');
	await expect(box).toBeFocused();
	expect(failures).toEqual([]);
});

test('If a file cannot be loaded, the form still leads to the help center', async ({ page, host, help }) => {
	for (const missing of ['**/embed.js', '**/_astro/embed-panel*', '**/search/quick.json']) {
		await page.route(missing, (route) => route.abort());
		await page.goto(host.page({ body: boxHtml(help) }));
		await page.locator('help-search input').first().focus();
		await page.keyboard.type('invoice');
		if (missing.includes('quick')) await expect(embedded(page).status).toContainText('can’t be reached');
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(`${help}search/?q=invoice`);
		await page.unroute(missing);
	}
});

test('A query typed while the index is loading is answered when it arrives', async ({ page, host, help }) => {
	const release = await holdRequests(page, '**/search/quick.json');
	await page.goto(host.page({ body: boxHtml(help) }));
	const { form, options, status } = embedded(page);
	await form.getByRole('searchbox').focus();
	await page.keyboard.type('reset a password');
	await expect(status).toHaveText('Searching…');
	release();
	await expect(options.first()).toContainText('Reset a password');
});

test('Two boxes share one index, and a box still works after it was removed, inserted and moved', async ({
	page,
	host,
	help,
}) => {
	const requested = recordRequests(page, help);
	await page.goto(
		host.page({ body: `<div id="one">${boxHtml(help)}</div><div id="two"><help-search id="b"></help-search></div>` }),
	);
	const first = embedded(page, page.locator('help-search').first());
	const second = embedded(page, page.locator('#b'));
	await first.form.getByRole('searchbox').focus();
	await expect(first.options.first()).toBeVisible();
	await page.locator('#b').getByRole('searchbox').focus();
	await expect(second.options.first()).toBeVisible();
	await expect(first.panel).toBeHidden();
	expect(requested.filter((path) => path === 'search/quick.json')).toHaveLength(1);
	await page.evaluate(() => {
		const box = document.querySelector('#b');
		for (let times = 0; times < 20; times += 1) {
			box?.remove();
			document.querySelector(times % 2 ? '#two' : '#one')?.append(box ?? '');
		}
		const received: unknown[] = [];
		Object.assign(window, { received });
		addEventListener('help-search:query', (event) => received.push(event));
	});
	await expect(second.panel).toBeHidden();
	await second.box.focus();
	await page.keyboard.insertText('password');
	await expect(second.options.first()).toContainText('Reset a password');
	expect(await page.evaluate('received.length')).toBe(1);
});

test('Before it is used, the box causes no long task and no layout shift on a host page', async ({
	page,
	host,
	help,
}) => {
	const readLayoutShifts = await recordLayoutShifts(page);
	const filler = '<p>Words of the host.</p>'.repeat(30);
	await page.goto(host.page({ body: `${boxHtml(help)}${filler}` }));
	await page.waitForLoadState('networkidle');
	await waitTwoFrames(page);
	expect(await readLayoutShifts()).toEqual([]);
	const longTasks = await page.evaluate(() => performance.getEntriesByType('longtask').length);
	expect(longTasks).toBe(0);
});

test.describe('Without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the form leads to the help center', async ({ page, host, help }) => {
		await page.goto(host.page({ body: boxHtml(help) }));
		await page.locator('help-search input').fill('invoice');
		await page.getByRole('button', { name: 'Search' }).click();
		await expect(page).toHaveURL(`${help}search/?q=invoice`);
	});
});

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`On a small screen, ${colorScheme}`, () => {
		test.use({ viewport: { width: 360, height: 640 }, colorScheme });

		test('the panel stays on the screen, and axe finds nothing', async ({ page, host, help }) => {
			const style =
				'<style>:root { color-scheme: light dark } help-search { width: 12rem; margin-inline-start: auto }</style>';
			const body = `${style}<main><h1>Host</h1><help-search></help-search></main>${scriptHtml(help)}`;
			await page.goto(host.page({ body }));
			const { options, panel } = embedded(page);
			await page.getByRole('searchbox').focus();
			await page.keyboard.type('password');
			await expect(options.first()).toContainText('Reset a password');
			const { x = -1, width = 0 } = (await panel.boundingBox()) ?? {};
			expect(x).toBeGreaterThanOrEqual(0);
			expect(x + width).toBeLessThanOrEqual(360);
			await page.keyboard.press('ArrowDown');
			expect(await findAxeViolations(page)).toEqual([]);
			await page.keyboard.press('Enter');
			await expect(page.getByRole('article')).toBeVisible();
			expect(await findAxeViolations(page)).toEqual([]);
			await page.keyboard.press('Escape');
			await page.keyboard.press('Control+a');
			await page.keyboard.type('qqqqqq');
			await expect(embedded(page).status).toContainText('Nothing found');
			await expect(page.getByRole('link', { name: 'Open in the help center' })).toHaveAttribute('href', /\?q=qqqqqq$/);
			expect(await findAxeViolations(page)).toEqual([]);
		});
	});
}
