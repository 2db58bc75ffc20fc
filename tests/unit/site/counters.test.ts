import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { createAtomFeed, createSitemap } from '../../../src/site/feeds/sitemap-and-atom.ts';
import { createJsonLd } from '../../../src/site/page-data/json-ld.ts';
import { articles } from '../../support/sample.ts';
import { testSite } from '../../support/site.ts';
import { startSync } from '../../support/start-client.ts';

for (const contentInList of [false, true]) {
	test(`Views and votes change neither digests nor dates of changes (contents in the list: ${contentInList})`, async (t) => {
		const content = { categories: [], articles: articles(4) };
		const { sync, library, dataDir, clock } = await startSync(t, { content, contentInList });
		const path = join(dataDir, 'sample', 'library.ndjson');
		const digests = async () => (await readFile(path, 'utf8')).match(/"digest":"\w+"/g);
		const read = async () => {
			const { snapshot, stats } = await sync();
			const site = await testSite({ articles: snapshot.articles });
			const perArticle = site.articles.map((article) => [article.updatedAt, createJsonLd(site, [], article)]);
			return {
				stats,
				kept: await digests(),
				published: [createSitemap(site), createAtomFeed(site), perArticle],
				snapshot,
			};
		};

		const before = await read();
		assert.equal(before.kept?.length, 4);
		clock.pass(3_600_000);
		for (const article of content.articles) {
			article.views += 7;
			article.overrides = { useCount: 3, helpfulCount: 2, not_helpful_count: 1, feedback: { yes: 4, no: 5 } };
		}
		const requestsBefore = library.requests.length;
		const first = await read();
		assert.equal(first.snapshot.articles[0]?.views, 7);
		for (const article of content.articles)
			article.overrides = { ...article.overrides, useCount: 90, helpfulCount: 91 };
		const second = await read();
		for (const after of [first, second]) {
			assert.deepEqual([after.kept, after.published], [before.kept, before.published]);
			assert.deepEqual([after.stats.unchanged, after.stats.fetched], [4, 0]);
		}
		assert.equal(library.requests.length - requestsBefore, 4);
	});
}
