import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { recordSlugs } from '../../../../src/model/record-slugs.ts';
import { emptySlugHistory } from '../../../../src/model/slug-history.ts';
import { createSearchDocument } from '../../../../src/search/index/document.ts';
import { createSearchFiles } from '../../../../src/search/index/pagefind-index.ts';
import { inCategory, libraryArticle, libraryCategory, testSite, testSnapshot } from '../../../support/site.ts';

const hostile = '</title></h1></main><script>alert(1)</script><body data-x="&amp;amp;" \'';

test('Titles, categories and tags are escaped', async () => {
	const site = await testSite({
		categories: [libraryCategory('known', { name: `"${hostile}` })],
		articles: [libraryArticle('a', { title: hostile, tags: [hostile], ...inCategory('known') })],
	});
	const [article] = site.articles;
	assert.ok(article);
	const document = createSearchDocument(article, site);
	assert.doesNotMatch(document, /<script|<body/);
	assert.deepEqual(
		['title', 'h1', 'main', 'p'].map((name) => document.match(new RegExp(`</${name}>`, 'g'))?.length),
		[1, 1, 1, 1],
	);
	assert.match(document, /data-category="&#34;&#60;\/title&#62;[^"]*"/);
	assert.match(document, /<h1 data-pagefind-meta="title">&#60;\/title&#62;.*&#38;amp;/);
	assert.equal((await createSearchFiles(site)).has('pagefind-entry.json'), true);
});

test('The document has the text, headings with their ids, title, category and tags', async () => {
	const site = await testSite({
		articles: [libraryArticle('a', { title: 'A title', content: '## A part\n\nWords.', tags: ['One', 'Two'] })],
	});
	const [article] = site.articles;
	assert.ok(article);
	const document = createSearchDocument(article, site);
	assert.match(document, /<h2 id="a-part"[^>]*>/);
	assert.match(document, /Words\./);
	assert.match(document, /data-category="Other"/);
	assert.match(document, /<p data-pagefind-weight="2">One · Two<\/p>/);
	assert.match(document, /^<!doctype html><html lang="en">/);
});

/** What the index contains for the first article of a site. */
async function readIndexedText(site: Awaited<ReturnType<typeof testSite>>) {
	const [, fragment = new Uint8Array()] =
		[...(await createSearchFiles(site))].find(([name]) => name.startsWith('fragment/')) ?? [];
	const text = gunzipSync(fragment).toString();
	return JSON.parse(text.slice(text.indexOf('{')));
}

test('Words stay separate where a table cell, quote, caption or code block ends, and sentences end there', async () => {
	const content = [
		'<table><thead><tr><th>Setting</th><th>Value <code>in</code> use.</th></tr></thead>',
		'<tbody><tr><td>Size</td><td>5 > 4 (<b>cm</b>)</td></tr></tbody></table>',
		'<blockquote>Quoted</blockquote><pre>one</pre><pre>two</pre><figure><figcaption>Drawn</figcaption></figure>',
		'<details><summary>More</summary>inside</details>one<br>li<em>n</em>e<hr>end<ul><li id="x">“Go”</li><li>on</li></ul>',
	].join('');
	const indexed = await readIndexedText(await testSite({ articles: [libraryArticle('a', { title: 'T', content })] }));
	assert.equal(
		indexed.content,
		'T. Setting. Value in use. Size. 5 > 4 (cm). Quoted one two Drawn. More. inside one line. end. “Go” on.',
	);
	assert.deepEqual(indexed.meta, { title: 'T', category: 'Other' });
});

test('Former ids of headings are not indexed as sections, and do not change the indexed text', async () => {
	const articles = [
		libraryArticle('a', { title: 'A title', content: 'Intro.\n\n## One\n\nWords.\n\n## Two\n\nMore.' }),
	];
	const { articles: entries } = recordSlugs(emptySlugHistory, testSnapshot({ articles }), 0);
	const versions = [
		['gone', 'one', 'to'],
		['one', 'to'],
	];
	const withVersions = { ...emptySlugHistory, articles: entries.map((entry) => ({ ...entry, versions })) };
	const [plain, marked] = [await indexed(emptySlugHistory), await indexed(withVersions)];

	async function indexed(slugHistory: typeof emptySlugHistory) {
		const site = await testSite({ articles, slugHistory });
		return { html: site.articles[0]?.body.html, ...(await readIndexedText(site)) };
	}

	assert.notEqual(marked.html, plain.html);
	assert.equal(marked.content, plain.content);
	assert.deepEqual(
		plain.anchors.map(({ id }: { id: string }) => id),
		['one', 'two'],
	);
	assert.deepEqual(marked.anchors, plain.anchors);
});

test('Words of scripts without spaces are separated, so that each can be found, and tags stay unchanged', async () => {
	const content = '## 設定方法\n\n[パスワードを再設定する](https://a.test/再設定)\n\n保存。次に押す';
	const createDocument = async (language: 'en' | 'ja') => {
		const site = await testSite({
			config: { language },
			articles: [libraryArticle('a', { title: '再設定する', content })],
		});
		const [article] = site.articles;
		assert.ok(article);
		return createSearchDocument(article, site);
	};
	const segmented = await createDocument('en');
	assert.match(segmented, /<h1 data-pagefind-meta="title">再 設定 する<\/h1>/);
	assert.match(segmented, / パスワード を 再 設定 する\. /);
	assert.match(segmented, /id="設定方法"/);
	assert.match(segmented, /保存 。 次に 押す/, 'a full stop does not glue the words around it');
	// The indexer segments Japanese itself.
	assert.match(await createDocument('ja'), / パスワードを再設定する\. /);
	assert.match(await createDocument('ja'), /保存 。 次に押す/);
});
