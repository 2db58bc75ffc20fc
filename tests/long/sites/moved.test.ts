import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { BuiltSite } from '../../support/built-site.ts';
import { findHtmlErrors } from '../../support/html-rules.ts';
import { startMovedSite } from '../../support/moved-site.ts';
import { followNginx, followRedirects, readNginxMaps, readRedirects } from '../../support/redirect-readers.ts';

for (const base of ['/', '/help/']) {
	describe(`a site below ${base} whose articles and categories were renamed and deleted`, async () => {
		let built: BuiltSite;
		before(async () => {
			built = await startMovedSite({ BASE_PATH: base });
		});
		after(() => built.close());
		const file = (name: string) => readFile(join(built.folder, name), 'utf8');

		test('each old path has a page that redirects in one step', async () => {
			const odd = built.site.articles.find(({ slug }) => slug === 'Two_Factor')?.path;
			for (const [from, to] of [
				['articles/reset-a-password/', 'articles/new-password/'],
				['articles/choose-a-new-password/', 'articles/new-password/'],
				['categories/money/', 'categories/billing/'],
				['categories/leaving/', ''],
				['faq/password.html', 'articles/new-password/'],
				['help/', 'articles/new-password/'],
				['money/', 'categories/billing/'],
			] as const) {
				const html = await (await fetch(new URL(from, built.url))).text();
				assert.ok(html.includes(`<meta http-equiv="refresh" content="0; url=${base}${to}">`), `${from}: ${html}`);
				assert.ok(html.includes(`<link rel="canonical" href="${new URL(to, built.url)}">`), from);
			}
			assert.match(await file('shop/index.html'), /url=https:\/\/shop\.example\/"/);
			assert.equal((await fetch(new URL(odd ?? 'nowhere', built.url))).status, 200);
		});

		test('the redirect files for hosts lead to the same pages, from paths of the hosted help center too', async () => {
			const rules = readRedirects(await file('_redirects'));
			const maps = readNginxMaps(await readFile(join(built.folder, '../redirects/nginx.conf'), 'utf8'));
			const vercel = JSON.parse(await readFile(join(built.folder, '../redirects/vercel.json'), 'utf8'));
			assert.equal(vercel.version, 3);
			for (const [from, to] of [
				['articles/reset-a-password/', 'articles/new-password/'],
				['library/sample/articles/reset-a-password', 'articles/new-password/'],
				['library/any/articles/new-password', 'articles/new-password/'],
				['support/any/new-password/', 'articles/new-password/'],
			] as const) {
				assert.equal(followRedirects(rules, base + from), base + to);
				assert.equal(followNginx(maps, base + from), base + to);
			}
			assert.match(
				followRedirects(rules, `${base}support/account/Two_Factor`) ?? '',
				/articles\/two_factor-[0-9a-f]{6}\/$/,
			);
		});

		test('a configured redirect never replaces a file of the site', async () => {
			assert.match(await file('favicon.svg'), /^<svg/);
			assert.doesNotMatch(await file('_redirects'), /favicon/);
			assert.match(await file('articles/new-password/index.html'), /<h1>Reset a password<\/h1>/);
		});

		test('all published versions of an article’s headings are kept in the slug history and in the backup of the site', async () => {
			const ledger = await readFile(join(built.folder, '../data/sample/ledger.ndjson'), 'utf8');
			const versions = '"versions":[["before","card","bank","post","receipts"],["card","transfer","post"]]';
			assert.ok(ledger.includes(versions), ledger);
			const files = await Array.fromAsync(glob('library/*.json', { cwd: built.folder }));
			assert.ok((await Promise.all(files.map(file))).join('').includes(versions), files.join());
			const html = await file('articles/pay/index.html');
			assert.match(html, /<h2 id="transfer"><span id="bank"><\/span>/);
		});

		test('the page of a deleted article says so, and no other file contains the article', async () => {
			const html = await file('articles/forgotten/index.html');
			assert.match(html, /<h1>This article is gone<\/h1>/);
			assert.match(html, /<meta name="robots" content="noindex">/);
			assert.doesNotMatch(html, /rel="canonical"|Forgotten passwords/);
			assert.ok(html.includes(`href="${base}articles/new-password/"`), 'the nearest is offered');
			assert.match(html, /role="search"/);
			const files = await Array.fromAsync(glob('**/*.{html,xml,json,txt,js}', { cwd: built.folder }));
			const others = files.filter((name) => !name.startsWith('articles/forgotten/') && !name.startsWith('library'));
			for (const name of others) assert.doesNotMatch(await file(name), /forgotten/i, name);
			const entry = JSON.parse(await file('pagefind/pagefind-entry.json'));
			assert.equal(entry.languages.en.page_count, 3);
		});

		test('the sitemap lists the current pages, without deleted and moved ones', async () => {
			const listed = [...(await file('sitemap.xml')).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc = '']) => loc);
			assert.deepEqual(listed.map((loc) => loc.replace(built.url.href, '').replace(/-[0-9a-f]{6}\//, '/')).sort(), [
				'',
				'all/',
				'articles/new-password/',
				'articles/pay/',
				'articles/two_factor/',
				'categories/account/',
				'categories/billing/',
			]);
		});

		test('the pages are valid HTML, and every link on the page of a deleted article works', async () => {
			for (const name of [
				'articles/reset-a-password/index.html',
				'articles/forgotten/index.html',
				'faq/password.html',
				'404.html',
			]) {
				assert.deepEqual(await findHtmlErrors(await file(name)), [], name);
			}
			const html = await file('articles/forgotten/index.html');
			for (const [, href = ''] of html.matchAll(/<a [^>]*href="(\/[^"]*)"/g)) {
				if (href.includes('status-and-maintenance')) continue; // The footer of the sample's configuration.
				assert.equal((await fetch(new URL(href, built.url))).status, 200, href);
			}
		});
	});
}
