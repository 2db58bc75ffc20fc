import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordSlugs } from '../../../src/model/record-slugs.ts';
import { emptySlugHistory, type SlugHistory } from '../../../src/model/slug-history.ts';
import { createSite } from '../../../src/site/create-site.ts';
import { recordHeadings } from '../../../src/site/record-headings.ts';
import type { Site } from '../../../src/site/site.ts';
import { libraryArticle, siteOptions, testSite, testSnapshot } from '../../support/site.ts';

const shown = (slug: string, ids: string[], plain?: string) => {
	const headings = ids.map((id) => ({ id, level: 2 as const, text: id }));
	return { slug, body: { headings, plainTextReason: plain } };
};
const createHistory = (...slugs: string[]): SlugHistory =>
	recordSlugs(emptySlugHistory, testSnapshot({ articles: slugs.map((slug) => libraryArticle(slug)) }), 0);
const versions = ({ articles }: SlugHistory) => articles.map((entry) => entry.versions);

/** Publishes several versions of an article, as builds do: sync, site, slug history. */
async function publish(...texts: string[]): Promise<Site[]> {
	const sites: Site[] = [];
	for (const content of texts) {
		const articles = [libraryArticle('a', { content })];
		const slugHistory = recordSlugs(sites.at(-1)?.slugHistory ?? emptySlugHistory, testSnapshot({ articles }), 0);
		sites.push(await testSite({ articles, slugHistory }));
	}
	return sites;
}

test('each version of an article’s headings is recorded once, the current one last', () => {
	const first = recordHeadings(createHistory('a', 'b'), [shown('a', ['one', 'two']), shown('b', [])]);
	assert.deepEqual(versions(first), [[['one', 'two']], []]);
	const second = recordHeadings(first, [shown('a', ['two', 'one']), shown('b', ['x'])]);
	assert.deepEqual(versions(second), [
		[
			['one', 'two'],
			['two', 'one'],
		],
		[['x']],
	]);
});

test('recording the same headings again changes nothing', () => {
	const slugHistory = recordHeadings(createHistory('a'), [shown('a', ['one'])]);
	assert.equal(recordHeadings(slugHistory, [shown('a', ['one'])]), slugHistory);
});

test('an article that lost all its headings has a version without any', () => {
	const slugHistory = recordHeadings(createHistory('a'), [shown('a', ['one'])]);
	assert.deepEqual(versions(recordHeadings(slugHistory, [shown('a', [])])), [[['one'], []]]);
});

test('only the last twenty-one versions are kept', () => {
	let slugHistory = createHistory('a');
	for (let version = 0; version < 30; version += 1)
		slugHistory = recordHeadings(slugHistory, [shown('a', [`v${version}`])]);
	assert.deepEqual(
		[versions(slugHistory)[0]?.length, versions(slugHistory)[0]?.[0], versions(slugHistory)[0]?.at(-1)],
		[21, ['v9'], ['v29']],
	);
});

test('an article that is shown as plain text, deleted, or not in the slug history is not recorded', () => {
	const slugHistory = recordHeadings(createHistory('a'), [shown('a', ['one'])]);
	assert.equal(recordHeadings(slugHistory, [shown('a', [], 'too deep'), shown('b', ['x'])]), slugHistory);
	const gone = recordSlugs(slugHistory, testSnapshot({ articles: [] }), 1);
	assert.equal(recordHeadings(gone, [shown('a', ['two'])]), gone);
});

test('a link to a heading that was renamed, once or twice, leads to the new one', async () => {
	const [, second, third] = await publish(
		'## Install\n\n## Set up\n\n## Use',
		'## Install\n\n## Configure\n\n## Use',
		'## Install\n\n## Settings\n\n## Use',
	);
	assert.match(second?.articles[0]?.body.html ?? '', /<h2 id="configure"><span id="set-up"><\/span>/);
	assert.match(
		third?.articles[0]?.body.html ?? '',
		/<h2 id="settings"><span id="set-up"><\/span><span id="configure">/,
	);
	assert.deepEqual(third?.slugHistory.articles[0]?.versions.at(-1), ['install', 'settings', 'use']);
});

test('a renamed article keeps its recorded headings', async () => {
	const [site] = await publish('## Old');
	const articles = [libraryArticle('b', { id: '1', content: '## New' })];
	const before = {
		...site?.slugHistory,
		articles: site?.slugHistory.articles.map((entry) => ({ ...entry, id: '1' })) ?? [],
	};
	const slugHistory = recordSlugs({ ...emptySlugHistory, ...before }, testSnapshot({ articles }), 1);
	const {
		articles: [article],
	} = await testSite({ articles, slugHistory });
	assert.match(article?.body.html ?? '', /<h2 id="new"><span id="old">/);
});

test('a new article with the slug of a deleted one does not inherit its headings', async () => {
	const [site] = await publish('## Old');
	const gone = site?.slugHistory.articles.map((entry) => ({ ...entry, gone: '2026-11-01T00:00:00.000Z' })) ?? [];
	const {
		articles: [article],
	} = await testSite({
		articles: [libraryArticle('a', { content: '## New' })],
		slugHistory: { ...emptySlugHistory, articles: gone },
	});
	assert.doesNotMatch(article?.body.html ?? '', /<span/);
});

test('rendering threads use the recorded headings, too', async () => {
	const [site] = await publish('## Old');
	const articles = [libraryArticle('a', { content: '## New' })];
	const slugHistory = site?.slugHistory ?? emptySlugHistory;
	const {
		articles: [article],
	} = await createSite(testSnapshot({ articles }), siteOptions({ slugHistory }));
	assert.match(article?.body.html ?? '', /<h2 id="new"><span id="old">/);
});
