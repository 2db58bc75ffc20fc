import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Article } from '../../../../src/model/article.ts';
import { createReport } from '../../../../src/report/content-report.ts';
import { formatReportJson } from '../../../../src/report/json.ts';
import { renderReportPage } from '../../../../src/report/page.ts';
import { formatReportLines } from '../../../../src/report/text.ts';
import { estimateShare } from '../../../../src/report/worth-mending/wilson.ts';
import { createBackup } from '../../../../src/storage/backup/write-backup.ts';
import { libraryArticle, testSite } from '../../../support/site.ts';

const NOW = new Date('2026-11-22T02:12:00Z');
const RECENT = '2026-11-01T00:00:00Z';
const OLD = '2023-01-01T00:00:00Z';

async function report(articles: Article[], config = {}) {
	return createReport(await testSite({ articles, config }), {}, NOW);
}

const slugs = async (articles: Article[]) => (await report(articles)).worthMending.articles.map(({ slug }) => slug);

test('the interval of a share is wide for few votes and narrow for many', () => {
	const round = ({ low, high }: { low: number; high: number }) => [low, high].map((share) => Math.round(share * 100));
	assert.deepEqual(round(estimateShare(4, 10)), [17, 69]);
	assert.deepEqual(round(estimateShare(400, 1000)), [37, 43]);
	assert.deepEqual(round(estimateShare(0, 1)), [0, 79]);
	assert.deepEqual(round(estimateShare(1, 1)), [21, 100]);
	assert.deepEqual(round(estimateShare(0, 0)), [0, 100]);
});

test('an article that many read and find unhelpful comes first, one “No” does not outweigh many votes', async () => {
	const articles = [
		libraryArticle('one-no', { views: 1000, updatedAt: RECENT, votes: { helpful: 0, notHelpful: 1 } }),
		libraryArticle('bad', { views: 1000, updatedAt: RECENT, votes: { helpful: 40, notHelpful: 60 } }),
		libraryArticle('good', { views: 9000, updatedAt: RECENT, votes: { helpful: 900, notHelpful: 20 } }),
		libraryArticle('old-unread', { views: 1, updatedAt: OLD, votes: { helpful: 0, notHelpful: 0 } }),
	];
	assert.deepEqual(await slugs(articles), ['bad', 'one-no', 'old-unread']);
});

test('at most ten articles are listed, and none that is new and liked', async () => {
	const old = Array.from({ length: 12 }, (_, n) => libraryArticle(`a${n}`, { views: n, updatedAt: OLD }));
	assert.deepEqual((await slugs(old)).slice(0, 2), ['a11', 'a10']);
	assert.equal((await slugs(old)).length, 10);
	assert.deepEqual(await slugs([libraryArticle('new', { views: 9, updatedAt: RECENT })]), []);
	assert.deepEqual(await slugs([libraryArticle('undated', { views: 9 })]), []);
});

test('votes are shown as an interval, on the terminal, on the page and in the JSON', async () => {
	const articles = [
		libraryArticle('bad', { id: 'x', views: 1200, updatedAt: OLD, votes: { helpful: 6, notHelpful: 4 } }),
		libraryArticle('unrated', { views: 1, updatedAt: OLD, votes: { helpful: 0, notHelpful: 0 } }),
	];
	const made = await report(articles, { editUrl: 'https://app.test/{slug}' });
	const line = '1,200 views · 4 of 10 found it unhelpful (17–69 %) · last changed 2023-01-01';
	const lines = formatReportLines(made);
	assert.ok(lines.includes(`  bad: ${line} · https://help.test/articles/bad/ · edit: https://app.test/bad`));
	assert.ok(lines.some((text) => text.startsWith('  unrated: 1 view · no votes yet · ')));
	assert.ok(renderReportPage(made, '').includes(`<p>${line}</p>`));
	assert.deepEqual(JSON.parse(formatReportJson(made)).worthMending.articles[0], {
		slug: 'bad',
		title: 'bad',
		editUrl: 'https://app.test/bad',
		views: 1200,
		url: 'https://help.test/articles/bad/',
		votes: { helpful: 6, notHelpful: 4, unhelpfulLow: 0.168, unhelpfulHigh: 0.687 },
		changed: '2023-01-01',
	});
});

test('without votes, or views, the report says what it goes by', async () => {
	const said = async (rest: Partial<Article>) =>
		formatReportLines(await report([libraryArticle('a', { updatedAt: OLD, ...rest })])).join('\n');
	assert.match(await said({ views: 5 }), /gives no votes\.\n {2}a: 5 views · last changed 2023-01-01/);
	assert.match(await said({}), /gives neither votes nor views\.\n {2}a: last changed/);
	const votes = { helpful: 1, notHelpful: 1 };
	assert.match(await said({ votes }), /gives no views\.\n {2}a: 1 of 2 found it unhelpful/);
});

test('the backup that the site publishes has no votes, and votes do not make another site', async () => {
	const build = (notHelpful: number) =>
		testSite({ articles: [libraryArticle('a', { votes: { helpful: 1, notHelpful } })] });
	const site = await build(7);
	const backup = await createBackup(site.snapshot, site.slugHistory);
	assert.doesNotMatch(backup.part(1) ?? '', /notHelpful/);
	assert.equal((await build(8)).id, site.id);
});
