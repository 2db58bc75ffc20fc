import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { SearchIndexError } from '../../../../src/model/user-errors.ts';
import { createSearchFiles, writeSearchIndex } from '../../../../src/search/index/pagefind-index.ts';
import type { Site } from '../../../../src/site/site.ts';
import { libraryArticle, testSite } from '../../../support/site.ts';

const refused = (words: RegExp) => (error: unknown) => error instanceof SearchIndexError && words.test(error.message);

/** A site in which two articles stand at one address, so that one of them can't be found. */
async function siteWithMissingPage(): Promise<Site> {
	const site = await testSite({ articles: [libraryArticle('a'), libraryArticle('b')] });
	const [first] = site.articles;
	return { ...site, articles: site.articles.map((article) => ({ ...article, path: first?.path ?? '' })) };
}

test('Every article is in the index, also one without a text', async () => {
	const site = await testSite({ articles: [libraryArticle('a'), libraryArticle('b', { content: '' })] });
	const files = await createSearchFiles(site);
	const entry = JSON.parse(new TextDecoder().decode(files.get('pagefind-entry.json')));
	assert.equal(entry.languages.en.page_count, 2);
	assert.ok(files.has('pagefind.js'));
});

test('The same files are written as are held in memory, without the interfaces that no page loads', async (t) => {
	const folder = await mkdtemp(join(tmpdir(), 'search-'));
	t.after(() => rm(folder, { recursive: true }));
	const site = await testSite();
	await writeSearchIndex(site, folder);
	const written = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
	const names = (list: Iterable<string>) => [...list].map((name) => name.replace(/_[0-9a-f]+\./, '.')).sort();
	const held = await createSearchFiles(site);
	assert.deepEqual(
		names(written.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))),
		names(held.keys()),
	);
	for (const name of held.keys()) assert.doesNotMatch(name, /-ui\.|highlight/);
});

test('An empty index is refused, in memory and on disk', async (t) => {
	const folder = await mkdtemp(join(tmpdir(), 'search-'));
	t.after(() => rm(folder, { recursive: true }));
	const site = await testSite({ articles: [] });
	await assert.rejects(createSearchFiles(site), refused(/empty/));
	await assert.rejects(writeSearchIndex(site, folder), refused(/empty/));
});

test('An index that misses a page is refused', async () => {
	await assert.rejects(createSearchFiles(await siteWithMissingPage()), refused(/1 of 2 articles/));
});

test('Two indexes asked for at once are both whole, and one that fails spoils no other', async () => {
	const one = await testSite();
	const three = await testSite({ articles: ['a', 'b', 'c'].map((slug) => libraryArticle(slug)) });
	const [first, failed, third] = await Promise.allSettled([
		createSearchFiles(one),
		createSearchFiles(await siteWithMissingPage()),
		createSearchFiles(three),
	]);
	assert.deepEqual([first?.status, failed?.status, third?.status], ['fulfilled', 'rejected', 'fulfilled']);
});
