import { expect, type Page, test } from 'playwright/test';
import { findAxeViolations } from '../../support/axe.ts';
import { getHorizontalOverflow, pressSlash } from '../../support/reader.ts';

const ARABIC = process.env.HELP_CENTER_IN_ARABIC ?? '';
const ENGLISH = process.env.HELP_CENTER_MULTILINGUAL ?? '';
const PAGES = [
	'',
	'categories/account/',
	'articles/reset-a-password/',
	'articles/export-invoices/',
	'search/?q=password',
	'404.html',
];

async function search(page: Page, url: string, query: string) {
	await page.goto(url);
	await page.getByRole('combobox').first().fill(query);
	await expect(page.getByRole('option').first()).toBeVisible();
	return page.getByRole('option');
}

test('The Arabic site is right to left, fits on a phone, and axe finds nothing', async ({ page }) => {
	test.setTimeout(90_000);
	for (const width of [360, 1280]) {
		await page.setViewportSize({ width, height: 800 });
		for (const path of PAGES) {
			await page.goto(ARABIC + path, { waitUntil: 'networkidle' });
			await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
			await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
			expect(await getHorizontalOverflow(page), path).toBeLessThanOrEqual(0);
			expect(await findAxeViolations(page), `${path} at ${width} px`).toEqual([]);
		}
	}
});

test('On the Arabic site the search is in Arabic, with Arabic plural forms, and fits on the screen', async ({
	page,
}) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await page.goto(`${ARABIC}articles/reset-a-password/`);
	await pressSlash(page);
	const dialog = page.getByRole('dialog', { name: 'بحث' });
	await dialog.getByRole('combobox', { name: 'بحث' }).fill('كلمة');
	await expect(dialog.getByRole('status')).toHaveText('نتيجتان');
	await dialog.getByRole('combobox').fill('zzzz');
	await expect(dialog.getByRole('status')).toHaveText('لا توجد نتائج عن «zzzz».');
	await expect(dialog.getByText('التصفح حسب الموضوع')).toHaveText(/الحساب والأمان\s*والدفع/);
	expect(await findAxeViolations(page)).toEqual([]);
	expect(await getHorizontalOverflow(page)).toBeLessThanOrEqual(0);
});

test('An article is marked with its own language, its interface texts with that of the site', async ({ page }) => {
	await page.goto(`${ENGLISH}articles/reset-a-password/`);
	const article = page.getByRole('article');
	await expect(article).toHaveAttribute('lang', 'ar');
	// Only the text turns: what stands beside it keeps its place.
	await expect(article).not.toHaveAttribute('dir');
	for (const part of [article.getByRole('heading', { level: 1 }), article.locator('.prose')])
		await expect(part).toHaveAttribute('dir', 'rtl');
	for (const selector of ['.facts', '.aside', 'footer'])
		await expect(article.locator(selector).first()).toHaveAttribute('lang', 'en');
	await expect(page.getByRole('group', { name: 'Was this helpful?' })).toBeVisible();
	await page.goto(`${ENGLISH}articles/password-ja/`);
	await expect(article).toHaveAttribute('lang', 'ja');
	await page.goto(`${ENGLISH}articles/export-invoices/`);
	expect(await article.getAttribute('lang')).toBeNull();
	await page.goto(`${ARABIC}articles/export-invoices/`);
	await expect(article).toHaveAttribute('lang', 'en');
	await expect(article.locator('.prose')).toHaveAttribute('dir', 'ltr');
	expect(await findAxeViolations(page)).toEqual([]);
	await page.goto(`${ENGLISH}categories/account/`);
	await expect(page.getByRole('main').locator('bdi[lang=ja]').first()).toHaveText('パスワードの変更');
});

test('A site in any language finds articles in every language', async ({ page }) => {
	for (const site of [ENGLISH, ARABIC]) {
		for (const [query, title] of [
			['invoice', 'Export your invoices (CSV)'],
			['المرور', 'إعادة تعيين كلمة المرور'],
			['パスワード', 'パスワードの変更'],
			['再設定', 'パスワードの変更'],
			['確認メール', 'パスワードの変更'],
		] as const) {
			const options = await search(page, `${site}search/`, query);
			await expect(options.filter({ hasText: title }).first(), `${query} on ${site}`).toBeVisible();
		}
		const options = await search(page, `${site}search/`, '再設定');
		await expect(options.first()).toContainText('ログイン画面を開いてください');
	}
});
