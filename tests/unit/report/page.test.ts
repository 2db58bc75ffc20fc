import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { createReport } from '../../../src/report/content-report.ts';
import { renderReportPage } from '../../../src/report/page.ts';
import { libraryArticle, testSite } from '../../support/site.ts';

const css = 'body{margin:0}';
const ATTACK = '</title></style><script>alert(1)</script><img src=x onerror=alert(1)>"\'&';
const votes = { taken: false, said: ATTACK, advice: 'Ask.' };

async function page(rest = {}, config = {}) {
	const articles = [
		libraryArticle('a', {
			title: ATTACK,
			content: `[x](/support/x/${encodeURIComponent('"><script>')}) ![](https://x.test/a.png)`,
		}),
		libraryArticle('b', { content: '#### Deep\n\n<script>alert(1)</script>\n\n[x](/support/x/gone)' }),
	];
	const report = createReport(await testSite({ articles, config }), {
		leftOut: [{ slug: ATTACK, title: '', reason: ATTACK }],
	});
	return renderReportPage({ ...report, name: ATTACK, ...rest }, css);
}

test('the page is valid HTML, with findings and without', async () => {
	const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'long-title': 'off' } });
	const pages = [
		await page({ votes, picturesAsked: 3 }),
		await page({}, { editUrl: 'https://app.test/{slug}' }),
		await page({ findings: [] }),
	];
	for (const html of pages) {
		const { results } = await validator.validateString(html);
		assert.deepEqual(
			results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
			[],
		);
	}
});

test('no author’s text becomes markup, and the page loads nothing and runs nothing', async () => {
	const html = await page({ votes });
	assert.doesNotMatch(html, /<script|<img|onerror=alert\(1\)>/);
	assert.equal(html.match(/<\/style>/g)?.length, 1);
	assert.match(html, /content="default-src 'none'; style-src 'sha256-[^']+'"/);
	assert.doesNotMatch(html, /\b(?:src|srcset)="|<link|url\(/);
});

test('each finding is on the page twice, by kind and by article, with a link to the article', async () => {
	const html = await page();
	assert.equal(html.match(/<code>\/support\/x\/gone<\/code>/g)?.length, 2);
	assert.match(html, /<h2 id="dead-link">Dead links \(2\)<\/h2>/);
	assert.match(html, /<h2><a href="https:\/\/help\.test\/articles\/b\/">b<\/a><\/h2>/);
});

test('kinds without findings are listed, pictures only if they were checked', async () => {
	assert.match(await page(), /None: [^<]*Titles used more than once[^<]*\. Whether pictures load was not checked/);
	assert.match(await page({ picturesAsked: 1 }), /None: [^<]*Pictures that don’t load/);
});

test('harmless findings are folded, in both orders, and the others are not', async () => {
	const articles = [
		libraryArticle('a', { content: '[x](https://cstar.help/support/x/b)\n\n![a cat](https://x.test/a.png)' }),
		libraryArticle('b', { content: '[x](/support/x/gone)\n\n![a cat](https://x.test/a.png)' }),
	];
	const html = renderReportPage(createReport(await testSite({ articles })), css);
	const folds = html.match(/<details>.*?<\/details>/gs) ?? [];
	assert.equal(folds.length, 2);
	assert.match(folds[0] ?? '', /<h2 id="old-home">.*<code>https:\/\/cstar\.help\/support\/x\/b<\/code>/s);
	assert.match(folds[1] ?? '', /\(1\)<\/summary>.*articles\/a\//s);
	assert.doesNotMatch(folds.join(), /gone/);
});

test('each article has a link to where it is edited, if that is configured', async () => {
	const html = await page({}, { editUrl: 'https://app.test/{slug}' });
	assert.match(
		html,
		/<a href="https:\/\/help\.test\/articles\/b\/">b<\/a> <a class="edit" href="https:\/\/app\.test\/b"/,
	);
	assert.doesNotMatch(await page(), /class="edit"/);
});
