import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { createQuickIndex, createQuickJson, getSizeBudget } from '../../../../src/search/index/quick-index.ts';
import { readQuickArticle, readQuickIndex } from '../../../../src/search/quick/index-format.ts';
import { createQuickSearch } from '../../../../src/search/quick/quick-search.ts';
import { slugifyText } from '../../../../src/search/words/fold.ts';
import { createLargeSite, measureQuickIndex } from '../../../support/large-site.ts';
import { inCategory, libraryArticle, libraryCategory, testSite } from '../../../support/site.ts';

test('Everything that a row shows can be read from the columns', async () => {
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
	const index = readQuickIndex(JSON.parse(createQuickJson(site)));
	for (const [place, article] of [...site.articles].reverse().entries()) {
		const { title, path, category, tags, headings } = readQuickArticle(index, place);
		assert.deepEqual([title, path, category, tags], [article.title, article.path, article.category.name, article.tags]);
		assert.deepEqual(
			headings,
			article.body.headings.map(({ text, id }) => ({ text, id })),
		);
	}
	assert.deepEqual(index.synonyms[0], ['log in', 'sign in'], 'the owner’s synonyms come before those of the language');
	assert.deepEqual(Object.keys(index.address), ['0'], 'an address that is the slug of the title is left out');
});

test('Synonyms of the language are kept where the site has one of the words, and only as many as fit', async () => {
	const site = await testSite({
		config: { synonyms: [['basket', 'cart']] },
		articles: [libraryArticle('a', { title: 'Refunds', content: 'How to sign in.' })],
	});
	const { synonyms } = createQuickIndex(site);
	assert.deepEqual(synonyms[0], ['basket', 'cart']);
	assert.ok(synonyms.some((group) => group.includes('money back')));
	assert.ok(synonyms.some((group) => group.includes('log in')));
	assert.ok(!synonyms.some((group) => group.includes('hotspot')));
	const large = createQuickIndex(await createLargeSite(200)).synonyms;
	assert.ok(brotliCompressSync(JSON.stringify(large)).length <= 1_500);
});

test('Up to a thousand articles, the index with all headings stays within its size budget', async () => {
	for (const [count, most] of [
		[200, 12_000],
		[1_000, 48_000],
	] as const) {
		const site = await createLargeSite(count);
		assert.ok(measureQuickIndex(site) <= most, `${count} articles: ${measureQuickIndex(site)} bytes`);
		assert.equal(createQuickIndex(site).headings.length, count);
	}
});

test('If headings of less-read articles are left out, a query is still corrected to their words', async () => {
	const site = await createLargeSite(300);
	for (const [at, { body }] of site.articles.entries())
		body.headings = Array.from({ length: 40 }, (_, n) => {
			const text = `Part ${(at * 7919 + n * 104_729).toString(36)} ${(at * 31 + n * 17_389).toString(36)}`;
			return { text, id: slugifyText(text), level: 2 };
		});
	const least = [...site.articles].sort((a, b) => a.views - b.views)[0];
	assert.ok(least);
	least.body.headings = [{ text: 'Authenticator', id: 'authenticator', level: 2 }];
	assert.ok(measureQuickIndex(site) <= getSizeBudget(300), `${measureQuickIndex(site)} bytes`);
	const index = createQuickIndex(site);
	assert.ok(index.headings.length < 300);
	const quick = await createQuickSearch(index);
	assert.equal(quick.search('authentictaor').corrected, 'authenticator');
});
