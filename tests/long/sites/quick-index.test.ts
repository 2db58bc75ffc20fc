import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createQuickIndex } from '../../../src/search/index/quick-index.ts';
import { slugifyText } from '../../../src/search/words/fold.ts';
import { createLargeSite, measureQuickIndex } from '../../support/large-site.ts';

test('With ten thousand articles the quick index keeps all titles and tags, and leaves out headings of rarely read articles', async () => {
	const site = await createLargeSite(10_000);
	for (const [at, article] of site.articles.entries()) {
		// A last heading that only this article has.
		const text = `${article.title} in zebra${String.fromCharCode(97 + (at % 26), 97 + ((at / 26) % 26))}land`;
		article.body.headings.push({ text, id: slugifyText(text), level: 2 });
	}
	assert.ok(measureQuickIndex(site) <= 140_000, `${measureQuickIndex(site)} bytes`);
	const index = createQuickIndex(site);
	assert.equal(index.title.length, 10_000);
	assert.equal(index.tagged.length, 10_000);
	assert.ok(index.headings.length < 5_000, `${index.headings.length} articles with headings`);
});
