import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { SearchIndexError } from '../../../../src/model/user-errors.ts';
import { createSearchFiles, writeSearchIndex } from '../../../../src/search/index/pagefind-index.ts';
import type { Site } from '../../../../src/site/site.ts';
import { libraryArticle, testSite } from '../../../support/site.ts';

const isIndexError = (words: RegExp) => (error: unknown) =>
	error instanceof SearchIndexError && words.test(error.message);

/** A site in which two articles have the same path, so that the index misses one of them. */
async function createSiteWithMissingPage(): Promise<Site> {
	const site = await testSite({ articles: [libraryArticle('a'), libraryArticle('b')] });
	const [first] = site.articles;
	return { ...site, articles: site.articles.map((article) => ({ ...article, path: first?.path ?? '' })) };
}

test('Every article is in the index, even one without a text', async () => {
	const site = await testSite({ articles: [libraryArticle('a'), libraryArticle('b', { content: '' })] });
	const files = await createSearchFiles(site);
	const entry = JSON.parse(new TextDecoder().decode(files.get('pagefind-entry.json')));
	assert.equal(entry.languages.en.page_count, 2);
	assert.ok(files.has('pagefind.js'));
});

test('The same files are created on disk and in memory, without Pagefind’s user interfaces', async (t) => {
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

test('An empty index is an error, in memory and on disk', async (t) => {
	const folder = await mkdtemp(join(tmpdir(), 'search-'));
	t.after(() => rm(folder, { recursive: true }));
	const site = await testSite({ articles: [] });
	await assert.rejects(createSearchFiles(site), isIndexError(/empty/));
	await assert.rejects(writeSearchIndex(site, folder), isIndexError(/empty/));
});

test('An index that misses an article is an error', async () => {
	await assert.rejects(createSearchFiles(await createSiteWithMissingPage()), isIndexError(/1 of 2 articles/));
});

test('Indexes that are requested at the same time are complete, and one that fails does not affect the others', async () => {
	const one = await testSite();
	const three = await testSite({ articles: ['a', 'b', 'c'].map((slug) => libraryArticle(slug)) });
	const [first, failed, third] = await Promise.allSettled([
		createSearchFiles(one),
		createSearchFiles(await createSiteWithMissingPage()),
		createSearchFiles(three),
	]);
	assert.deepEqual([first?.status, failed?.status, third?.status], ['fulfilled', 'rejected', 'fulfilled']);
});
