import { boxHtml, embedded } from '../../support/embedded.ts';
import { expect, test } from '../../support/on-another-site.ts';

test('A help center below a base path serves the box from there', async ({ page, host }) => {
	const help = process.env.HELP_CENTER_BELOW_A_PATH ?? '';
	expect(new URL(help).pathname).toBe('/help/');
	await page.goto(host.page({ body: boxHtml(help) }));
	const { form, options, element } = embedded(page);
	await form.getByRole('searchbox').focus();
	await page.keyboard.insertText('reset a password');
	await expect(options.first()).toHaveAttribute('href', `${help}articles/reset-a-password/`);
	await options.first().click();
	const article = element.getByRole('article');
	await expect(article).toContainText('Reset a password');
	const inside = await article
		.locator('a[href*="/articles/"]')
		.evaluateAll((all) => all.map((a) => Reflect.get(a, 'href')));
	expect(inside.length).toBeGreaterThan(0);
	for (const href of inside) expect(href).toContain(help);
	await page.keyboard.press('Escape');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/help\/search\/\?q=reset/);
});

test.describe('On a phone', () => {
	test.use({ viewport: { width: 360, height: 640 } });

	test('the box of an Arabic help center is Arabic and right to left on an English page', async ({ page, host }) => {
		const help = process.env.HELP_CENTER_IN_ARABIC ?? '';
		const style = '<style>help-search { display: block; inline-size: 10rem }</style>';
		await page.goto(
			host.page({ body: `${style}<help-search></help-search><script type="module" src="${help}embed.js"></script>` }),
		);
		const box = page.getByRole('searchbox', { name: 'بحث' });
		await box.focus();
		const { panel, options, element } = embedded(page);
		await expect(options.first()).toBeVisible();
		await expect(element.getByRole('group')).toHaveAccessibleName('الأكثر قراءة');
		expect(await panel.evaluate((node) => getComputedStyle(node).direction)).toBe('rtl');
		const { x = -1, width = 0 } = (await panel.boundingBox()) ?? {};
		expect(x).toBeGreaterThanOrEqual(0);
		expect(x + width).toBeLessThanOrEqual(360);
	});
});
