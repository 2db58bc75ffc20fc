import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { startBuiltSite } from '../../support/built-site.ts';
import { article, category } from '../../support/sample.ts';

const SLOW = 'a*'.repeat(150_000);
const DEEP = '>'.repeat(3_000);

test('Every article gets its page, whatever its slug, category, content or fields', async () => {
	const articles = [
		article('plain', { category: 'known', content: 'Plain words.' }),
		article('Große Überschrift / mit Schrägstrich', { title: 'Odd slug', content: 'Slug words.' }),
		article('..', { title: 'Two dots', content: 'Dotted words.' }),
		article('パスワードを再設定する', { title: 'パスワードを再設定する', content: '日本語の本文。' }),
		article('no-category', { category: null, content: 'Homeless words.' }),
		article('unknown-category', {
			category: null,
			content: 'Stray words.',
			overrides: { categoryId: 'cat_unknown', category: 'Nowhere' },
		}),
		article('empty', { title: 'Empty body', content: '' }),
		article('nulls', {
			title: 'Nulls',
			content: 'Null words.',
			overrides: {
				excerpt: null,
				tags: null,
				metaDescription: null,
				viewCount: null,
				readTime: null,
				updatedAt: null,
				publishedAt: null,
			},
		}),
		article('<script>alert(1)</script>', {
			title: '</title><script>alert(2)</script>',
			content: 'Angry words.',
			excerpt: '"><script>alert(3)</script>',
		}),
		article('index', { title: 'Reserved', content: 'Reserved words.' }),
		article('too-slow', { title: 'Too slow to parse', content: `Patience. ${SLOW}` }),
		article('too-deep', { title: 'Too deep to parse', content: `${DEEP} bottom` }),
	];
	const built = await startBuiltSite({ content: { categories: [category('known')], articles }, contentInList: true });
	try {
		const { site, folder } = built;
		assert.deepEqual(new Set(site.articles.map(({ slug }) => slug)), new Set(articles.map(({ slug }) => slug)));
		assert.deepEqual(
			site.categories.map(({ address }) => address),
			['known', 'other'],
		);
		const home = await readFile(join(folder, 'index.html'), 'utf8');
		for (const { path, articles } of site.categories) {
			assert.ok(home.includes(`href="${path}"`), `the home page leads to ${path}`);
			const page = await (await fetch(new URL(path, built.url))).text();
			for (const article of articles) {
				assert.ok(page.includes(`href="${article.path}"`), `${path} leads to ${article.path}`);
				const response = await fetch(new URL(article.path, built.url));
				assert.equal(response.status, 200, article.path);
				const outsideAttributes = (await response.text()).replace(/="[^"]*"/g, '');
				assert.ok(!outsideAttributes.includes('<script>alert'), article.path);
			}
		}
		const entry = JSON.parse(await readFile(join(folder, 'pagefind', 'pagefind-entry.json'), 'utf8'));
		assert.equal(entry.languages.en.page_count, articles.length);
		for (const slug of ['too-slow', 'too-deep']) {
			const plain = site.articles.find((article) => article.slug === slug);
			assert.match(plain?.body.html ?? '', /^<pre class="plain-text">/);
			assert.ok(plain?.body.plainTextReason);
		}
	} finally {
		await built.close();
	}
});
