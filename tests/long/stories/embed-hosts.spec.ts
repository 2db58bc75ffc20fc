import AxeBuilder from '@axe-core/playwright';
import { boxOn, embedded, requestsTo, scriptOf } from '../../support/embedded.ts';
import { expect, test } from '../../support/on-another-site.ts';

test('A host with the strictest policy loosens nothing but the help center’s origin', async ({ page, host, help }) => {
	const { origin } = new URL(help);
	const policy = `default-src 'none'; script-src ${origin}; connect-src ${origin}; style-src 'none'; form-action ${origin}; require-trusted-types-for 'script'; trusted-types 'none'`;
	const refused: string[] = [];
	page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
	page.on('pageerror', (error) => refused.push(error.message));
	const body = `${boxOn(help)}<help-search id="b" launcher></help-search>`;
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
	// The pictures of an article stand where its author put them: without that origin they are words.
	expect(refused.filter((line) => !line.startsWith('Loading the image'))).toEqual([]);
});

test('Without setHTML, and with no policy allowed, the link is followed', async ({ page, host, help }) => {
	await page.addInitScript(() => Reflect.deleteProperty(Element.prototype, 'setHTML'));
	const policy = "require-trusted-types-for 'script'; trusted-types 'none'";
	const strict = host.page({ body: boxOn(help), headers: { 'Content-Security-Policy': policy } });
	const named = host.page({
		body: boxOn(help),
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

/** A page that was built without others in mind. */
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

test('Hostile styles and old libraries of a host don’t reach it', async ({ page, host, help }) => {
	const failures: string[] = [];
	page.on('pageerror', (error) => failures.push(error.message));
	await page.goto(host.page({ body: `${HOSTILE}<help-search label="Ask"></help-search>${scriptOf(help)}` }));
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

test('Whatever can’t be had, a form that leads to the help center remains', async ({ page, host, help }) => {
	for (const missing of ['**/embed.js', '**/_astro/embed-panel*', '**/search/quick.json']) {
		await page.route(missing, (route) => route.abort());
		await page.goto(host.page({ body: boxOn(help) }));
		await page.locator('help-search input').first().focus();
		await page.keyboard.type('invoice');
		if (missing.includes('quick')) await expect(embedded(page).status).toContainText('can’t be reached');
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(`${help}search/?q=invoice`);
		await page.unroute(missing);
	}
});

test('What was typed before a slow help center answered is answered then', async ({ page, host, help }) => {
	let release = () => {};
	const held = new Promise<void>((resolve) => {
		release = resolve;
	});
	await page.route('**/search/quick.json', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(host.page({ body: boxOn(help) }));
	const { form, options, status } = embedded(page);
	await form.getByRole('searchbox').focus();
	await page.keyboard.type('reset a password');
	await expect(status).toHaveText('Searching…');
	release();
	await expect(options.first()).toContainText('Reset a password');
});

test('Two boxes share one index, and one that is taken out, put back and moved works as before', async ({
	page,
	host,
	help,
}) => {
	const asked = requestsTo(page, help);
	await page.goto(
		host.page({ body: `<div id="one">${boxOn(help)}</div><div id="two"><help-search id="b"></help-search></div>` }),
	);
	const first = embedded(page, page.locator('help-search').first());
	const second = embedded(page, page.locator('#b'));
	await first.form.getByRole('searchbox').focus();
	await expect(first.options.first()).toBeVisible();
	await page.locator('#b').getByRole('searchbox').focus();
	await expect(second.options.first()).toBeVisible();
	await expect(first.panel).toBeHidden();
	expect(asked.filter((path) => path === 'search/quick.json')).toHaveLength(1);
	await page.evaluate(() => {
		const box = document.querySelector('#b');
		for (let times = 0; times < 20; times += 1) {
			box?.remove();
			document.querySelector(times % 2 ? '#two' : '#one')?.append(box ?? '');
		}
		const heard: unknown[] = [];
		Object.assign(window, { heard });
		addEventListener('help-search:query', (event) => heard.push(event));
	});
	await expect(second.panel).toBeHidden();
	await second.box.focus();
	await page.keyboard.insertText('password');
	await expect(second.options.first()).toContainText('Reset a password');
	expect(await page.evaluate('heard.length')).toBe(1);
});

test('Before it is used, it costs a host next to nothing and moves nothing', async ({ page, host, help }) => {
	await page.addInitScript(() => {
		const shifts: number[] = [];
		Object.assign(window, { shifts });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) shifts.push(Reflect.get(entry, 'value'));
		}).observe({ type: 'layout-shift', buffered: true });
	});
	const filler = '<p>Words of the host.</p>'.repeat(30);
	await page.goto(host.page({ body: `${boxOn(help)}${filler}` }));
	await page.waitForLoadState('networkidle');
	await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
	expect(await page.evaluate('shifts')).toEqual([]);
	const long = await page.evaluate(() => performance.getEntriesByType('longtask').length);
	expect(long).toBe(0);
});

test.describe('Without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the form leads to the help center', async ({ page, host, help }) => {
		await page.goto(host.page({ body: boxOn(help) }));
		await page.locator('help-search input').fill('invoice');
		await page.getByRole('button', { name: 'Search' }).click();
		await expect(page).toHaveURL(`${help}search/?q=invoice`);
	});
});

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`On a small screen, ${colorScheme}`, () => {
		test.use({ viewport: { width: 360, height: 640 }, colorScheme });

		test('nothing stands out to the side, and axe finds nothing', async ({ page, host, help }) => {
			const style =
				'<style>:root { color-scheme: light dark } help-search { width: 12rem; margin-inline-start: auto }</style>';
			const body = `${style}<main><h1>Host</h1><help-search></help-search></main>${scriptOf(help)}`;
			await page.goto(host.page({ body }));
			const { options, panel } = embedded(page);
			await page.getByRole('searchbox').focus();
			await page.keyboard.type('password');
			await expect(options.first()).toContainText('Reset a password');
			const { x = -1, width = 0 } = (await panel.boundingBox()) ?? {};
			expect(x).toBeGreaterThanOrEqual(0);
			expect(x + width).toBeLessThanOrEqual(360);
			await page.keyboard.press('ArrowDown');
			const find = async () => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
			expect(await find()).toEqual([]);
			await page.keyboard.press('Enter');
			await expect(page.getByRole('article')).toBeVisible();
			expect(await find()).toEqual([]);
			await page.keyboard.press('Escape');
			await page.keyboard.press('Control+a');
			await page.keyboard.type('qqqqqq');
			await expect(embedded(page).status).toContainText('Nothing found');
			await expect(page.getByRole('link', { name: 'Open in the help center' })).toHaveAttribute('href', /\?q=qqqqqq$/);
			expect(await find()).toEqual([]);
		});
	});
}
