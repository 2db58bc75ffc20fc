import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startBuiltSite } from '../../support/built-site.ts';
import { findHtmlErrors } from '../../support/html-rules.ts';
import { article, articles, category } from '../../support/sample.ts';

test('A long category has further pages, which lead to each other and to every article', async () => {
	const content = {
		categories: [category('long', { name: 'Long' }), category('short', { name: 'Short' })],
		articles: [article('alone', { category: 'short' }), ...articles(130, () => ({ category: 'long' }))],
	};
	const built = await startBuiltSite({ content, contentInList: true }, { BASE_PATH: '/help/' });
	try {
		const read = async (path: string) => {
			const response = await fetch(new URL(path, built.url));
			return { status: response.status, html: await response.text() };
		};
		const first = await read('categories/long/');
		const second = await read('categories/long/page/2/');
		for (const { html } of [first, second]) assert.deepEqual(await findHtmlErrors(html), []);
		assert.match(first.html, /<link rel="next" href="\/help\/categories\/long\/page\/2\/">/);
		assert.match(first.html, /<nav class="page-links" aria-label="Pages">/);
		assert.match(first.html, /<a href="\/help\/categories\/long\/page\/2\/" rel="next">\s*Next page\s*<\/a>/);
		assert.match(second.html, /<a href="\/help\/categories\/long\/" rel="prev">\s*Previous page\s*<\/a>/);
		assert.match(second.html, /<h1>Long – page 2<\/h1>/);
		const links = [first, second].flatMap(({ html }) => {
			const [list = ''] = /<ul class="article-list.*?<\/ul>/s.exec(html) ?? [];
			return list.match(/(?<=<a href=")[^"]+/g) ?? [];
		});
		assert.equal(links.length, 130);
		assert.deepEqual(new Set(links), new Set(built.site.categoryAt.get('long')?.articles.map(({ path }) => path)));
		assert.doesNotMatch((await read('categories/short/')).html, /<nav class="page-links"|rel="next"/);
		assert.equal((await read('categories/long/page/3/')).status, 404);
	} finally {
		await built.close();
	}
});
