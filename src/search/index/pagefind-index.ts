import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { z } from 'zod';
import { SearchIndexError } from '../../model/user-errors.ts';
import type { Site } from '../../site/site.ts';
import { createSearchDocument } from './document.ts';

const ENTRY = 'pagefind-entry.json';
/** Pagefind's own user interfaces, which no page of ours loads. */
const UNUSED = /-ui\.(?:css|js)$|^pagefind-highlight\.js$/;
const Entry = z.object({ languages: z.record(z.string(), z.object({ page_count: z.number() })) });

function failOn(errors: readonly string[]): void {
	if (errors.length > 0) throw new SearchIndexError(`The search index could not be created: ${errors.join('; ')}`);
}

function checkComplete(entry: string, articles: number): void {
	const { languages } = Entry.parse(JSON.parse(entry));
	const pages = Object.values(languages).reduce((sum, { page_count }) => sum + page_count, 0);
	if (pages === 0)
		throw new SearchIndexError('The search index is empty: the search would find nothing. Nothing was published.');
	if (pages !== articles) {
		throw new SearchIndexError(`The search index holds ${pages} of ${articles} articles. Nothing was published.`);
	}
}

let queue: Promise<unknown> = Promise.resolve();

/** Builds one index at a time: `close` ends the one process that all of them share. */
function withIndex<Result>(site: Site, use: (index: PagefindIndex) => Promise<Result>): Promise<Result> {
	const result = queue.then(() => buildIndex(site, use));
	queue = result.catch(() => {});
	return result;
}

async function buildIndex<Result>(site: Site, use: (index: PagefindIndex) => Promise<Result>): Promise<Result> {
	const { index, errors } = await createIndex({ forceLanguage: site.config.language });
	try {
		failOn(errors);
		if (index === undefined)
			throw new SearchIndexError('The search index could not be created: the indexer did not start.');
		const createUrl = ({ path }: { path: string }) => `/${path.slice(site.urls.base.length)}`;
		// One at a time: several at once take 10% more memory in the indexer, and no less time.
		for (const article of site.articles) {
			const added = await index.addHTMLFile({ url: createUrl(article), content: createSearchDocument(article, site) });
			failOn(added.errors);
		}
		return await use(index);
	} finally {
		await close();
	}
}

/**
 * Indexes every article of the site with Pagefind into `folder`.
 * @throws {SearchIndexError} if the index is empty or incomplete
 */
export async function writeSearchIndex(site: Site, folder: string): Promise<void> {
	await withIndex(site, async (index) => failOn((await index.writeFiles({ outputPath: folder })).errors));
	for (const name of await readdir(folder)) if (UNUSED.test(name)) await rm(join(folder, name));
	checkComplete(await readFile(join(folder, ENTRY), 'utf8'), site.articles.length);
}

/**
 * Creates the same index in memory: its files by their path below `pagefind/`.
 * @throws {SearchIndexError} if the index is empty or incomplete
 */
export async function createSearchFiles(site: Site): Promise<Map<string, Uint8Array>> {
	const files = await withIndex(site, async (index) => {
		const { files, errors } = await index.getFiles();
		failOn(errors);
		return new Map(files.filter(({ path }) => !UNUSED.test(path)).map(({ path, content }) => [path, content]));
	});
	checkComplete(new TextDecoder().decode(files.get(ENTRY)), site.articles.length);
	return files;
}
