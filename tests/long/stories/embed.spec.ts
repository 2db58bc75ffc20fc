import type { Page } from 'playwright/test';
import { type EmbedGuide, readEmbedGuide } from '../../support/embed-guide.ts';
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
		'search/text/0.json',
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

/** Adds a script that records which attributes are read from `<help-search>`, and which events it dispatches. */
async function recordUse(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const attributes = new Set<string>();
		const events = new Set<string>();
		Reflect.set(window, 'used', () => ({ attributes: [...attributes], events: [...events] }));
		for (const method of ['getAttribute', 'hasAttribute'] as const) {
			const original: (name: string) => unknown = Element.prototype[method];
			const recording = function (this: Element, name: string): unknown {
				if (this.localName === 'help-search') attributes.add(name);
				return original.call(this, name);
			};
			Object.assign(Element.prototype, { [method]: recording });
		}
		const { dispatchEvent } = EventTarget.prototype;
		EventTarget.prototype.dispatchEvent = function (event) {
			if (this instanceof Element && this.localName === 'help-search') events.add(event.type);
			return dispatchEvent.call(this, event);
		};
	});
}

/** What the box on a page has used so far: recorded attributes and events, its parts, and the properties in its styles. */
async function readUse(page: Page): Promise<EmbedGuide> {
	return page.evaluate(() => {
		const root = document.querySelector('help-search')?.shadowRoot;
		const rules = [...(root?.adoptedStyleSheets ?? [])].flatMap((sheet) => [...sheet.cssRules]);
		const css = rules.map(({ cssText }) => cssText).join('\n');
		const parts = [...(root?.querySelectorAll('[part]') ?? [])].flatMap(({ part }) => [...part]);
		const properties = Array.from(css.matchAll(/var\((--help-search-[\w-]+)/g), ([, name = '']) => name);
		return { ...Reflect.get(window, 'used')(), properties, parts };
	});
}

test('The guide lists every attribute, event, part and style property of the box, and no others', async ({
	page,
	host,
	help,
}) => {
	const uses: EmbedGuide[] = [];
	await recordUse(page);
	await page.goto(host.page({ body: boxHtml(help, 'suggestions="reset-a-password" full-text') }));
	const { element, form, options } = embedded(page);
	await form.getByRole('searchbox').focus();
	await expect(element.getByRole('group')).toBeVisible();
	uses.push(await readUse(page));
	await page.keyboard.type('when the email does not come');
	await expect(element.locator('[part~=heading]').first()).toBeVisible();
	await expect(element.locator('[part=excerpt]').first()).toBeVisible();
	uses.push(await readUse(page));
	await options.first().click();
	await expect(element.getByRole('article')).toBeVisible();
	uses.push(await readUse(page));

	await page.goto(host.page({ body: `<help-search launcher></help-search>${scriptHtml(help)}` }));
	await page.getByRole('button').click();
	await expect(page.getByRole('dialog')).toBeVisible();
	uses.push(await readUse(page));

	const collect = (names: (use: EmbedGuide) => string[]) => [...new Set(uses.flatMap(names))].sort();
	expect({
		attributes: collect(({ attributes }) => attributes),
		events: collect(({ events }) => events),
		properties: collect(({ properties }) => properties),
		parts: collect(({ parts }) => parts),
	}).toEqual(await readEmbedGuide());
});
