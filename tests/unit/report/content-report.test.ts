import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Article } from '../../../src/model/article.ts';
import { recordSlugs } from '../../../src/model/record-slugs.ts';
import { emptySlugHistory } from '../../../src/model/slug-history.ts';
import { projectRoot } from '../../../src/project-root.ts';
import { countByKind, createReport, hasDeadLinks, type ReportFacts } from '../../../src/report/content-report.ts';
import { formatReportJson } from '../../../src/report/json.ts';
import { type FindingKind, findingKinds } from '../../../src/report/kinds.ts';
import { formatReportLines, formatReportSummary } from '../../../src/report/text.ts';
import { libraryArticle, type SiteChanges, testSite, testSnapshot } from '../../support/site.ts';

const NOW = new Date('2026-11-22T02:12:00Z');
const ENOUGH =
	'These are enough words for an article that nobody would call empty, for it has more than twenty of them in all.';

async function report(articles: Article[], facts: ReportFacts = {}, changes: SiteChanges = {}) {
	return createReport(await testSite({ articles, ...changes }), facts, NOW);
}

/** The findings of one kind, each with its article. */
async function found(kind: FindingKind, articles: Article[], facts: ReportFacts = {}): Promise<string[]> {
	const { findings } = await report(articles, facts);
	return findings.filter((finding) => finding.kind === kind).map(({ slug, what }) => `${slug}: ${what}`);
}

const written = (slug: string, content: string, rest: Partial<Article> = {}) =>
	libraryArticle(slug, { content: `${ENOUGH}\n\n${content}`, ...rest });

test('correct articles have no findings, and the summary says so in one line', async () => {
	const fine = written('fine', '## A\n\n### B\n\n![a cat](https://x.test/a.png) [b](#b) [other](/support/x/other)', {
		updatedAt: '2026-01-05T09:00:00Z',
	}).content.replace('/support/x/other', 'https://help.test/articles/other/');
	const made = await report([libraryArticle('fine', { content: fine }), written('other', '## C')]);
	assert.deepEqual(made.findings, []);
	assert.equal(hasDeadLinks(made), false);
	assert.deepEqual(formatReportSummary(made), ['Content report: nothing to fix.']);
	assert.match(formatReportLines(made).join('\n'), /2 articles, content as of 2026-11-22T02:12Z, nothing to fix/);
});

test('a dead link is reported with its article, as it was written', async () => {
	const articles = [written('a', '[x](/support/x/gone) [y](https://help.test/articles/also-gone/)')];
	assert.deepEqual(await found('dead-link', articles), [
		'a: /support/x/gone',
		'a: https://help.test/articles/also-gone/',
	]);
	assert.equal(hasDeadLinks(await report(articles)), true);
});

test('a link to a missing part is found, in the article itself and in others', async () => {
	const articles = [
		written('a', '[x](#nowhere) [y](/support/x/b#set-up) [z](/support/x/b#gone) [z](/support/x/b#gone)'),
		written('b', '## Set up\n\n<p id="own">x</p>'),
		written('c', '[x](/support/x/b#user-own) [y](/support/x/b#top) [z](/support/x/b#:~:text=Set) [q](/support/x/b#)'),
	];
	assert.deepEqual(await found('dead-anchor', articles), ['a: #nowhere', 'a: /articles/b/#gone']);
	assert.equal(hasDeadLinks(await report(articles)), true);
});

test('a percent-encoded link to a heading in another script is not dead', async () => {
	const articles = [written('a', `[x](/support/x/b#${encodeURIComponent('über-uns')})`), written('b', '## Über uns')];
	assert.deepEqual(await found('dead-anchor', articles), []);
});

test('a link to a heading that was renamed is not dead, in its own article and from others', async () => {
	const before = [written('a', '[x](/support/x/b#old)'), written('b', '## Old\n\n[x](#old)')];
	const { slugHistory } = await testSite({
		articles: before,
		slugHistory: recordSlugs(emptySlugHistory, testSnapshot({ articles: before }), 0),
	});
	const articles = [written('a', '[x](/support/x/b#old)'), written('b', '## New\n\n[x](#old)')];
	assert.equal((await found('dead-anchor', articles)).length, 2);
	assert.equal(hasDeadLinks(await report(articles, {}, { slugHistory })), false);
});

test('links to the help center at cStar are reported, although readers are redirected', async () => {
	const articles = [
		written('a', '[x](https://cstar.help/support/x/b) [y](https://www.cstar.help/library/acme/articles/b)'),
		written('b', '[fine](https://help.test/articles/a/)'),
	];
	assert.deepEqual(await found('old-home', articles), [
		'a: https://cstar.help/support/x/b',
		'a: https://www.cstar.help/library/acme/articles/b',
	]);
});

test('a picture without alternative text is reported by its URL, one with a text is not', async () => {
	const articles = [written('a', '![](https://x.test/a.png?b=1&c=2) ![words](https://x.test/b.png)')];
	assert.deepEqual(await found('missing-alt', articles), ['a: https://x.test/a.png?b=1&c=2']);
});

test('a picture in a code sample is not reported', async () => {
	const articles = [written('a', '```html\n<img src="https://x.test/a.png" alt="">\n```\n\n`<img src="x" alt="">`')];
	assert.deepEqual(await found('missing-alt', articles), []);
});

test('headings that skip a level are reported as written', async () => {
	assert.deepEqual(await found('heading-jump', [written('a', '## One\n\n#### Two\n\n##### Three')]), ['a: Two']);
});

test('an article with fewer than twenty words is nearly empty, unless it has a picture', async () => {
	const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
	const articles = [
		libraryArticle('none', { content: '' }),
		libraryArticle('few', { content: words(19) }),
		libraryArticle('enough', { content: words(20) }),
		libraryArticle('shown', { content: '![a plan](https://x.test/a.png)' }),
	];
	assert.deepEqual(await found('empty', articles), ['none: no words', 'few: 19 words']);
});

test('titles that differ only in case and spaces are the same', async () => {
	const articles = [
		written('a', '', { title: 'Reset  a password' }),
		written('b', '', { title: 'reset a Password' }),
		written('c', '', { title: 'Reset two passwords' }),
	];
	assert.deepEqual(await found('duplicate-title', articles), ['a: also the title of b', 'b: also the title of a']);
});

test('an article is old after a year, to the second; one without a date is not', async () => {
	const articles = [
		written('old', '', { updatedAt: '2025-11-22T02:11:59Z' }),
		written('young', '', { updatedAt: '2025-11-22T02:12:00Z' }),
		written('undated', ''),
	];
	assert.deepEqual(await found('old-article', articles), ['old: last changed 2025-11-22']);
});

test('HTML that the sanitiser removed is reported', async () => {
	const articles = [written('a', '<script>x</script><p style="color:red">y</p>')];
	assert.deepEqual(await found('removed-html', articles), ['a: script, style=']);
});

test('an article that can’t be rendered is reported with the reason', async () => {
	const [line = ''] = await found('plain-text', [written('deep', `${'>'.repeat(3_000)} x`)]);
	assert.match(line, /^deep: ./);
});

test('omitted articles and redirects without a target are reported with their reason', async () => {
	const facts = {
		leftOut: [{ slug: 'b', title: 'B', reason: 'The Library answered 500.' }],
		redirects: ['/old → x: there is no such article'],
	};
	assert.deepEqual(await found('left-out', [written('a', '')], facts), ['b: The Library answered 500.']);
	assert.deepEqual(await found('redirect', [written('a', '')], facts), [
		'redirects: /old → x: there is no such article',
	]);
});

test('findings are sorted by kind, the most serious first, with the URL if SITE_URL is set', async () => {
	const articles = [
		written('a', '![](https://x.test/a.png) [x](/support/x/gone)', { updatedAt: '2020-01-01T00:00:00Z' }),
		written('b', '[x](/support/x/gone)'),
	];
	const made = await report(articles, {}, { base: '/help/' });
	assert.deepEqual(
		made.findings.map(({ kind, slug }) => `${kind} ${slug}`),
		['dead-link a', 'dead-link b', 'missing-alt a', 'old-article a'],
	);
	assert.equal(made.findings[0]?.url, 'https://help.test/help/articles/a/');
	assert.deepEqual(
		Object.entries(countByKind(made)).filter(([, count]) => count > 0),
		[
			['dead-link', 2],
			['missing-alt', 1],
			['old-article', 1],
		],
	);
	assert.deepEqual(Object.keys(countByKind(made)), findingKinds);
	assert.equal((await report(articles, {}, { siteUrl: undefined })).findings[0]?.url, undefined);
	assert.deepEqual(formatReportSummary(made), [
		'Content report: Dead links 2, Pictures without alternative text 1, Articles older than a year 1.',
		'`npm run report` lists them all.',
	]);
});

test('what needs a person comes before what harms no reader, in every order of articles', async () => {
	const articles = [
		written('a', '[x](https://cstar.help/support/x/b)\n\n#### Deep', { updatedAt: '2020-01-01T00:00:00Z' }),
		written('b', '[x](/support/x/gone)'),
	];
	const { findings } = await report(articles);
	assert.deepEqual(
		findings.map(({ kind }) => kind),
		['dead-link', 'old-article', 'heading-jump', 'old-home'],
	);
});

test('a terminal shows ten findings of a kind and three of a harmless one, and how to see the others', async () => {
	const articles = Array.from({ length: 13 }, (_, n) =>
		written(`a${n}`, `[x](/support/x/gone) [y](https://cstar.help/support/x/a${(n + 1) % 13})`),
	);
	const made = await report(articles, {}, { siteUrl: undefined });
	const lines = formatReportLines(made);
	assert.equal(lines.filter((line) => line.endsWith(': /support/x/gone')).length, 10);
	assert.ok(lines.includes('  … and 3 more: npm run report -- --all'));
	assert.equal(lines.filter((line) => line.includes('cstar.help/support')).length, 3);
	assert.ok(lines.includes('  … and 10 more: npm run report -- --all'));
	const all = formatReportLines(made, { all: true });
	assert.equal(all.filter((line) => line.startsWith('  a')).length, 26);
	assert.doesNotMatch(all.join('\n'), / more:/);
});

test('each line leads to the article and to where it is edited', async () => {
	const articles = [written('a', '[x](/support/x/gone)', { id: 'art 1' }), written('b', '[x](/support/x/gone)')];
	const config = { editUrl: 'https://app.test/{slug}/{id}' };
	const made = await report(articles, { leftOut: [{ slug: 'c', title: 'C', reason: 'x' }] }, { config });
	const lines = formatReportLines(made);
	assert.ok(lines.includes('  a: /support/x/gone · https://help.test/articles/a/ · edit: https://app.test/a/art%201'));
	assert.ok(lines.includes('  b: /support/x/gone · https://help.test/articles/b/'), 'b has no id');
	assert.equal(JSON.parse(formatReportJson(made)).findings[0].editUrl, 'https://app.test/a/art%201');
	const bySlug = await report(
		articles,
		{ leftOut: [{ slug: 'c/d', title: 'C', reason: 'x' }] },
		{
			config: { editUrl: 'https://app.test/{slug}' },
		},
	);
	assert.equal(bySlug.findings.at(-1)?.editUrl, 'https://app.test/c%2Fd');
});

test('the report contains no control characters for a terminal', async () => {
	const made = await report(
		[written('a\u001b[31m', '', { title: 'T\u001b]0;x\u0007' }), libraryArticle('b', { content: '' })],
		{
			leftOut: [{ slug: 'c\u001b[2J', title: 'C\nD', reason: 'E\rF' }],
		},
	);
	for (const line of formatReportLines(made)) assert.doesNotMatch(line, /\p{Cc}/u);
});

test('docs/configure.md explains every kind, in the order of the report', async () => {
	const document = await readFile(join(projectRoot, 'docs/configure.md'), 'utf8');
	const table = document.slice(document.indexOf('| kind in JSON |'), document.indexOf('The JSON has'));
	assert.deepEqual(
		[...table.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, kind]) => kind),
		findingKinds,
	);
});
