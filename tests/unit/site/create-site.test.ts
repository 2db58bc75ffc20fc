import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createQuickIndex } from '../../../src/search/index/quick-index.ts';
import { createSite } from '../../../src/site/create-site.ts';
import { createArticleJson } from '../../../src/site/feeds/article-json.ts';
import { createArticleMarkdown, restoreMarkdown } from '../../../src/site/feeds/article-markdown.ts';
import { createJsonFeed } from '../../../src/site/feeds/json-feed.ts';
import { articlePage, articlePaths } from '../../../src/site/page-data/article-page.ts';
import { categoryPage } from '../../../src/site/page-data/category-page.ts';
import { homePage } from '../../../src/site/page-data/home-page.ts';
import { tagPage } from '../../../src/site/page-data/tag-page.ts';
import {
	inCategory,
	libraryArticle,
	libraryCategory,
	siteOptions,
	testSite,
	testSnapshot,
} from '../../support/site.ts';

test('Every article is in exactly one of the shown categories, and is found by its address', async () => {
	const slugs = ['plain', 'Große Straße', '..', '🎉', 'index', 'a/b', 'constructor', '__proto__', '\ud800'];
	const site = await testSite({
		categories: [libraryCategory('known'), libraryCategory('empty')],
		articles: slugs.map((slug, index) => libraryArticle(slug, index % 2 ? inCategory('known') : {})),
	});
	assert.deepEqual(
		site.categories.map(({ address }) => address),
		['known', 'other'],
	);
	assert.equal(site.categoryAt.has('empty'), false);
	const shown = site.categories.flatMap(({ articles }) => articles.map(({ slug }) => slug));
	assert.deepEqual(shown.toSorted(), slugs.toSorted());
	assert.deepEqual(
		site.articles.map(({ slug }) => slug),
		slugs,
	);
	for (const { params } of articlePaths(site)) {
		const page = articlePage(site, params.address);
		assert.equal(page?.article.path, site.articleAt.get(params.address)?.path);
		assert.ok(URL.canParse(page?.voteUrl ?? ''), params.address);
	}
});

test('Articles are rendered in threads, and progress is reported after each one', async () => {
	const articles = [libraryArticle('a', { content: 'A **b**.' }), libraryArticle('b')];
	const reported: number[][] = [];
	const site = await createSite(testSnapshot({ articles }), siteOptions(), (...progress) => reported.push(progress));
	assert.match(site.articleAt.get('a')?.body.html ?? '', /<strong>b<\/strong>/);
	assert.deepEqual(reported, [
		[1, 2],
		[2, 2],
	]);
});

test('An unknown address has no page', async () => {
	const site = await testSite();
	for (const address of [undefined, '', 'nope', '__proto__']) {
		assert.equal(articlePage(site, address), undefined);
		assert.equal(categoryPage(site, address), undefined);
	}
});

test('The articles of a category are in the order that the owner chose, those of the site in the Library’s order', async () => {
	const articles = [
		libraryArticle('c', { title: 'Step 10', views: 5 }),
		libraryArticle('a', { title: 'Step 9', views: 5 }),
		libraryArticle('b', { title: 'Zebra', views: 9 }),
	];
	for (const [articleOrder, expected] of [
		['views', 'bac'],
		['title', 'acb'],
		['api', 'cab'],
	] as const) {
		const site = await testSite({ articles, config: { articleOrder } });
		assert.equal(site.categories[0]?.articles.map(({ slug }) => slug).join(''), expected, articleOrder);
		assert.equal(site.articles.map(({ slug }) => slug).join(''), 'cab');
	}
});

test('Fallbacks: a title is the slug, a description is the excerpt, the first words or the title', async () => {
	const site = await testSite({
		articles: [
			libraryArticle('full', { title: 'Full', metaDescription: 'Meta', excerpt: 'Excerpt', content: 'Body.' }),
			libraryArticle('short', { title: 'Short', excerpt: 'Excerpt', content: 'Body.' }),
			libraryArticle('body', { title: '\u0000\u0007', content: 'Body **words**.' }),
			libraryArticle('bare', { title: 'Bare', content: '' }),
			libraryArticle('\u0001', { title: '\u0001' }),
		],
	});
	assert.deepEqual(
		site.articles.map(({ title, description, excerpt }) => [title, description, excerpt]),
		[
			['Full', 'Meta', 'Excerpt'],
			['Short', 'Excerpt', 'Excerpt'],
			['body', 'Body words.', 'Body words.'],
			['Bare', 'Bare', ''],
			[site.articles[4]?.address, 'Words about .', 'Words about .'],
		],
	);
});

test('Text that looks like a tag stays in descriptions, excerpts and lists of articles', async () => {
	const content = 'Paste the `<script>` tag, if `a<b and c>d`.';
	const site = await testSite({
		categories: [libraryCategory('known', { name: 'Array<string>', description: 'About <em>it</em>' })],
		articles: [libraryArticle('a', { title: 'Use <b>', content, tags: ['<i>'], ...inCategory('known') })],
	});
	const shown = 'Paste the <script> tag, if a<b and c>d.';
	assert.deepEqual([site.articles[0]?.description, site.articles[0]?.excerpt], [shown, shown]);
	assert.equal(site.categories[0]?.description, 'About it');
	const bare = await testSite({
		categories: [libraryCategory('known')],
		articles: [libraryArticle('a', { title: 'Use <b>', tags: ['<i>'], ...inCategory('known') })],
	});
	assert.equal(categoryPage(bare, 'known')?.frame.description, 'known: Use <b>');
	assert.equal(tagPage(bare, 'i')?.frame.description, '<i>: Use <b>');
});

/** The signs that authors leave in texts which are shown as plain words. */
const SIGNS = /\*|`|\]\(|&(?:amp|#39|nbsp|lt);|#{2}/;

test('Readers and programs get words, whatever Markdown and entities titles, names, tags and excerpts have', async () => {
	const excerpt = 'Learn **how** to use [links](https://example.com) &amp; `more`.';
	const site = await testSite({
		categories: [libraryCategory('known', { name: 'Pay &amp; **bill**', description: 'It&#39;s *all* here' })],
		articles: [
			libraryArticle('a', {
				title: 'Fees &amp; `taxes`',
				excerpt,
				content: 'Body.',
				updatedAt: '2026-02-01',
				tags: ['R&amp;D', '*new*', '**'],
				...inCategory('known'),
			}),
			libraryArticle('b', { metaDescription: `# Title\n\n${excerpt}`, ...inCategory('known') }),
		],
	});
	const [first, second] = site.articles;
	const words = 'Learn how to use links & more.';
	assert.deepEqual(
		[first?.title, first?.lead, first?.excerpt, first?.description, second?.description],
		['Fees & taxes', words, words, words, words],
	);
	assert.deepEqual(first?.tags, ['R&D', 'new', '**']);
	assert.deepEqual([first?.category.name, first?.category.description], ['Pay & bill', "It's all here"]);
	const { html: _, ...json } = JSON.parse(createArticleJson(site, 'a') ?? '');
	const frame = articlePage(site, 'a')?.frame;
	const shown = [
		JSON.stringify({ ...json, tags: [] }),
		JSON.stringify([frame?.title, frame?.description, frame?.crumbs]),
		JSON.stringify(createQuickIndex(site).title),
		JSON.stringify(createQuickIndex(site).categories),
		categoryPage(site, 'known')?.frame.description ?? '',
	];
	for (const text of shown) assert.doesNotMatch(text, SIGNS);
	assert.match(createArticleMarkdown(site, 'a') ?? '', /^title: "Fees & taxes"$/m);
	const [item] = JSON.parse(createJsonFeed(site) ?? '').items;
	assert.match(item.content_text, /^Learn how to use links & more\.$/);
	assert.match(
		frame?.jsonLd ?? '',
		/"headline":"Fees \\u0026 taxes","description":"Learn how to use links \\u0026 more\."/,
	);
});

test('An excerpt from the text is its first paragraph; the lead does not repeat it', async () => {
	const content =
		'![Hero](https://img.test/h.png)\n\n# The title\n\n## In this article\n\n- [Pay](#pay)\n\n| A | B |\n|---|---|\n| one | two |\n\n## Pay\n\nThe *first* sentence.';
	const site = await testSite({
		articles: [
			libraryArticle('a', { title: 'The title', content }),
			libraryArticle('b', { title: 'B', content, excerpt: 'The first **sentence**.' }),
			libraryArticle('picture', { title: 'Only a picture', content: '![Alternative](https://img.test/h.png)' }),
			libraryArticle('deep', { content: `${'> '.repeat(500)}The **end**` }),
		],
	});
	const [first, second, picture, deep] = site.articles;
	assert.deepEqual([first?.excerpt, first?.description], ['The first sentence.', 'The first sentence.']);
	assert.deepEqual([second?.excerpt, second?.lead], ['The first sentence.', undefined]);
	assert.deepEqual([picture?.excerpt, picture?.description], ['', 'Only a picture']);
	assert.match(deep?.body.plainTextReason ?? '', /./);
	assert.equal(deep?.excerpt, 'The end');
});

test('Titles, categories, tags and descriptions contain no bidi overrides', async () => {
	const overridden = 'a\u202eb\u2067c';
	const site = await testSite({
		categories: [libraryCategory('known', { name: overridden, description: overridden })],
		articles: [
			libraryArticle('x', { title: overridden, excerpt: overridden, tags: [overridden], ...inCategory('known') }),
		],
	});
	const [article] = site.articles;
	const texts = [article?.title, article?.excerpt, article?.description, article?.tags[0], article?.category.name];
	assert.deepEqual([...texts, article?.category.description], Array(6).fill('abc'));
});

test('Dates fall back from updated to published to created', async () => {
	const [all, created, none] = (
		await testSite({
			articles: [
				libraryArticle('all', { updatedAt: '2026-03-01', publishedAt: '2026-02-01', createdAt: '2026-01-01' }),
				libraryArticle('created', { createdAt: '2026-01-01' }),
				libraryArticle('none'),
			],
		})
	).articles;
	const day = (date: Date | undefined) => date?.toISOString().slice(0, 10);
	assert.deepEqual([day(all?.publishedAt), day(all?.updatedAt)], ['2026-02-01', '2026-03-01']);
	assert.deepEqual([day(created?.publishedAt), day(created?.updatedAt)], ['2026-01-01', '2026-01-01']);
	assert.deepEqual([none?.publishedAt, none?.updatedAt], [undefined, undefined]);
});

test('A link to another article leads to its path on this site, below the base path', async () => {
	const site = await testSite({
		base: '/help/',
		articles: [
			libraryArticle('from', { content: '[one](/library/acme/articles/Größe) [two](/library/acme/articles/gone)' }),
			libraryArticle('Größe'),
		],
	});
	const [from, to] = site.articles;
	assert.match(to?.path ?? '', /^\/help\/articles\/gr%C3%B6%C3%9Fe-[0-9a-f]{6}\/$/);
	assert.ok(from?.body.html.includes(`href="${to?.path}"`), from?.body.html);
	assert.deepEqual(from?.body.deadLinks.length, 1);
});

test('A link to a part of another article leads to the id of that part', async () => {
	const asked = ['Part-One', 'part-one', 'content', 'old', '%C3%9Cber-uns', 'nowhere', 'top', 'Part-One:~:text=x'];
	const links = asked.map((part) => `[x](/support/x/größe#${part})`).join(' ');
	const target =
		'## Part One\n\n<a id="old"></a>\n\n## Content\n\n## Über uns\n\n[x](/support/x/größe?a=1&b=2#Content) <code>&lt;a href="/x#Y"</code>';
	const site = await testSite({
		base: '/help/',
		articles: [
			libraryArticle('from', { content: `${links} [y](/support/x/größe)` }),
			libraryArticle('größe', { content: target }),
		],
	});
	const [from, to] = site.articles;
	const parts = (html = '') => [...html.matchAll(/<a href="[^"]+#([^"]*)"/g)].map(([, part]) => part);
	const found = ['part-one', 'part-one', 'content-2', 'user-old', '%C3%BCber-uns', ...asked.slice(5)];
	assert.deepEqual(parts(from?.body.html), found);
	assert.deepEqual(
		from?.body.crossLinks.map(({ fragment }) => fragment),
		[...found.map((part) => decodeURIComponent(part)), undefined],
	);
	assert.match(to?.body.html ?? '', /<a href="\/help\/articles\/gr%C3%B6%C3%9Fe\/\?a=1&amp;b=2#content-2">/);
	const markdown = to ? restoreMarkdown(site, to) : '';
	assert.match(markdown, /\(https:\/\/help\.test\/help\/articles\/gr%C3%B6%C3%9Fe\/\?a=1&b=2#content-2\)/);
	assert.deepEqual(site.categories[0]?.articles, site.articles);
});

test('An article page has the previous and next article, and a table of contents from three headings on', async () => {
	const site = await testSite({
		config: { articleOrder: 'api' },
		articles: [
			libraryArticle('one', { content: '## A\n## B' }),
			libraryArticle('two', { content: '## A\n### B\n#### D\n## C' }),
			libraryArticle('three'),
		],
	});
	const [one, two, three] = ['one', 'two', 'three'].map((address) => articlePage(site, address));
	assert.deepEqual(one?.contents, []);
	assert.deepEqual(
		two?.contents.map(({ text }) => text),
		['A', 'B', 'C'],
	);
	assert.deepEqual([one?.previous, one?.next?.path], [undefined, '/articles/two/']);
	assert.deepEqual([two?.previous?.path, two?.next?.path], ['/articles/one/', '/articles/three/']);
	assert.equal(three?.next, undefined);
	assert.equal(two?.voteUrl, 'https://library.test/api/library/acme/articles/two/feedback');
	assert.equal(two?.viewUrl, 'https://library.test/api/library/acme/articles/two/view');
});

test('If there is only one category, the home page gets it to list its articles', async () => {
	const one = await testSite({ articles: [libraryArticle('a')] });
	assert.equal(homePage(one).onlyCategory?.category.path, one.categories[0]?.path);
	const two = await testSite({
		categories: [libraryCategory('known')],
		articles: [libraryArticle('a'), libraryArticle('b', inCategory('known'))],
	});
	assert.equal(homePage(two).onlyCategory, undefined);
});
