import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { createArticles } from '../../../bench/articles.ts';
import { articleAt, readQuickIndex } from '../../../src/search/columns.ts';
import { slugOf } from '../../../src/search/fold.ts';
import { budgetFor, createQuickIndex, quickJson } from '../../../src/search/quick-index.ts';
import { createQuickSearch } from '../../../src/search/rank.ts';
import type { Site } from '../../../src/site/site.ts';
import { inCategory, libraryArticle, libraryCategory, testSite } from '../../support/site.ts';

/** A site of so many made-up articles, of which nothing is rendered: the index needs titles, tags, categories, headings. */
async function largeSite(count: number): Promise<Site> {
	const site = await testSite();
	const { articles, categories } = createArticles(count);
	const [model] = site.articles;
	assert.ok(model);
	const all = new Map(
		categories.map(({ slug, name }) => [slug, { ...model.category, slug, name, address: slug, path: `/${slug}/` }]),
	);
	return {
		...site,
		categories: [...all.values()],
		articles: articles.map(({ title, slug, tags, views, category, content }) => ({
			...model,
			title,
			tags,
			views,
			address: slug,
			category: all.get(category ?? '') ?? model.category,
			body: {
				...model.body,
				headings: [...content.matchAll(/^##+ (.*)$/gm)].map(([, text = '']) => ({ text, id: slugOf(text), level: 2 })),
			},
		})),
	};
}
const bytes = (site: Site) => brotliCompressSync(quickJson(site)).length;

test('Everything that a row shows comes back from the columns', async () => {
	const site = await testSite({
		base: '/help/',
		config: { synonyms: [['log in', 'sign in']] },
		categories: [libraryCategory('start', { name: 'First steps' })],
		articles: [
			libraryArticle('über-uns', { title: 'Über uns', views: 1 }),
			libraryArticle('Odd Slug!', {
				title: 'A title of its own',
				views: 5,
				tags: ['one', 'two'],
				content: '## Same\n\n## Other\n\n### Same\n\nWords.',
				...inCategory('start'),
			}),
		],
	});
	const index = readQuickIndex(JSON.parse(quickJson(site)));
	for (const [place, article] of [...site.articles].reverse().entries()) {
		const { title, path, category, tags, headings } = articleAt(index, place);
		assert.deepEqual([title, path, category, tags], [article.title, article.path, article.category.name, article.tags]);
		assert.deepEqual(
			headings,
			article.body.headings.map(({ text, id }) => ({ text, id })),
		);
	}
	assert.deepEqual(index.synonyms, [['log in', 'sign in']]);
	assert.deepEqual(Object.keys(index.address), ['0'], 'an address that follows from the title is not said');
});

test('The index keeps its budget, headings and all, up to a thousand articles', async () => {
	for (const [count, most] of [
		[200, 12_000],
		[1_000, 48_000],
	] as const) {
		const site = await largeSite(count);
		assert.ok(bytes(site) <= most, `${count} articles: ${bytes(site)} bytes`);
		assert.equal(createQuickIndex(site).headings.length, count);
	}
});

test('Ten thousand articles keep theirs: headings of the less-read go first, and their words stay known', async () => {
	const site = await largeSite(10_000);
	for (const [at, article] of site.articles.entries()) {
		// A last part that only this article has.
		const text = `${article.title} in zebra${String.fromCharCode(97 + (at % 26), 97 + ((at / 26) % 26))}land`;
		article.body.headings.push({ text, id: slugOf(text), level: 2 });
	}
	assert.ok(bytes(site) <= 140_000, `${bytes(site)} bytes`);
	const index = createQuickIndex(site);
	assert.equal(index.title.length, 10_000);
	assert.equal(index.tagged.length, 10_000);
	assert.ok(index.headings.length < 5_000, `${index.headings.length} articles with headings`);
});

test('Where the headings of the less-read have to go, a query is still corrected by their words', async () => {
	const site = await largeSite(300);
	for (const [at, { body }] of site.articles.entries())
		body.headings = Array.from({ length: 40 }, (_, n) => {
			const text = `Part ${(at * 7919 + n * 104_729).toString(36)} ${(at * 31 + n * 17_389).toString(36)}`;
			return { text, id: slugOf(text), level: 2 };
		});
	const least = [...site.articles].sort((a, b) => a.views - b.views)[0];
	assert.ok(least);
	least.body.headings = [{ text: 'Authenticator', id: 'authenticator', level: 2 }];
	assert.ok(bytes(site) <= budgetFor(300), `${bytes(site)} bytes`);
	const index = createQuickIndex(site);
	assert.ok(index.headings.length < 300);
	const quick = await createQuickSearch(index);
	assert.equal(quick.search('authentictaor').corrected, 'authenticator');
});
