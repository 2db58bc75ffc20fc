import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { createReport } from '../../../../src/report/content-report.ts';
import { renderReportPage } from '../../../../src/report/page.ts';
import { parseSearchLines } from '../../../../src/report/searches/search-lines.ts';
import { summariseSearches } from '../../../../src/report/searches/summarise-searches.ts';
import { formatReportLines } from '../../../../src/report/text.ts';
import { readConfig } from '../../../../src/site/config.ts';
import { testSite } from '../../../support/site.ts';

const TITLES = ['Refunds and cancelled orders', 'Reset a password', 'Invite a colleague'];

/** A line of a collector. */
function line(
	query: string,
	counts: Partial<Record<'asked' | 'none' | 'partial' | 'found' | 'opened', number>>,
	day = 1,
) {
	const all = { asked: 0, none: 0, partial: 0, found: 0, opened: 0, ...counts };
	return JSON.stringify({ day: `2026-12-0${day}`, query, ...all });
}

function summarise(...lines: string[]) {
	return summariseSearches(parseSearchLines(lines.join('\n')), TITLES);
}

const queries = (rows: readonly { query: string }[]) => rows.map(({ query }) => query);

test('a query is shown after three searches, or on three days', () => {
	const report = summarise(
		line('three times', { asked: 3, none: 3 }),
		line('twice', { asked: 2, none: 2 }),
		line('two and one', { asked: 2, none: 2 }, 1),
		line('two and one', { asked: 1, none: 1 }, 2),
		...[1, 2, 3].map((day) => line('opened on three days', { opened: 1 }, day)),
		...[1, 2, 3].map((day) => line('three days', { asked: 1, partial: 1 }, day)),
	);
	assert.deepEqual(queries(report.notFound), ['three times', 'two and one', 'three days']);
	assert.deepEqual([report.asked, report.days, report.rare], [11, 3, 1]);
});

test('queries are listed by what went wrong, the most frequent first', () => {
	const report = summarise(
		line('rarely found', { asked: 5, none: 2, partial: 1, found: 2, opened: 2 }),
		line('never found', { asked: 9, none: 9 }),
		line('never opened', { asked: 4, found: 4 }),
		line('often opened', { asked: 4, found: 4, opened: 1 }),
	);
	assert.deepEqual(queries(report.notFound), ['never found', 'rarely found']);
	assert.deepEqual(queries(report.notOpened), ['never opened']);
	assert.equal(
		report.notFound[1]?.counts,
		'asked 5 times on 1 day, nothing found 2, partly found 1, found 2, opened 2',
	);
});

test('each query has a line for synonyms: the words that worked, else the nearest title, else a gap', () => {
	const again = JSON.stringify({ day: '2026-12-01', from: 'kicked out', to: 'reset password', again: 3 });
	const rare = JSON.stringify({ day: '2026-12-01', from: 'cashback', to: 'my ex’s order', again: 2 });
	const report = summarise(
		...['kicked out', 'refundings', 'cashback', "can't \\ pay", 'order 12345'].map((query) =>
			line(query, { asked: 3, none: 3 }),
		),
		again,
		rare,
	);
	assert.deepEqual(
		report.notFound.map(({ synonyms }) => synonyms),
		[
			"['kicked out', 'reset password'],",
			"['refundings', 'refunds and cancelled orders'],",
			"['cashback', '…'],",
			"['can\\'t \\\\ pay', '…'],",
			undefined,
		],
	);
	assert.deepEqual(report.again, [
		{
			query: 'kicked out',
			next: 'reset password',
			counts: '3 times on 1 day',
			synonyms: "['kicked out', 'reset password'],",
		},
	]);
	const lines = report.notFound.flatMap(({ synonyms }) => synonyms ?? []).join('');
	// As it stands in the owner's configuration file.
	const synonyms: unknown = new Function(`return [${lines}]`)();
	assert.equal(readConfig({ name: 'A', synonyms }).synonyms[3]?.[0], "can't \\ pay");
});

test('a bad line is named with what came and what is expected, and left out', () => {
	const { queries, again, problems } = parseSearchLines(
		[
			`\uFEFF${line('ok', { asked: 1 })}`,
			'not JSON',
			'',
			line('x', { asked: -1 }),
			'{"day":"yesterday","query":"x"}',
			'{"day":"2026-12-01","query":"x","asked":"3"}',
			'[]',
			'{"day":"2026-12-01","from":"a","to":"b","again":1.5}',
			'{"day":"2026-12-01","query":" ","asked":1,"none":1,"partial":0,"found":0,"opened":0}',
		].join('\r\n'),
	);
	assert.deepEqual([queries.length, again.length], [1, 0]);
	assert.deepEqual(
		problems.map((problem) => problem.replace(/ such as \{.*\}/, '')),
		[
			'Line 2 is not JSON: expected a line of JSON.',
			'Line 4: asked is -1: expected 0 or more.',
			"Line 5: day is 'yesterday': expected a day such as 2026-12-01.",
			"Line 6: asked is '3': expected a whole number.",
			'Line 7 is []: expected a line of JSON.',
			'Line 8: again is 1.5: expected a whole number.',
			"Line 9: query is ' ': expected a query.",
		],
	);
});

test('what a collector forgot to mask is masked in the report', () => {
	const report = summarise(
		line('Login anna@example.com', { asked: 2, none: 2 }),
		line('login bob@example.com', { asked: 1, none: 1 }),
	);
	assert.deepEqual(queries(report.notFound), ['login [email]']);
});

test('the report page stays valid HTML without scripts, and the terminal gets no control characters', async () => {
	const attack = '</code><script>alert(1)</script>\u001b[2J\u202e';
	const searches = summarise(
		line(attack, { asked: 3, none: 3 }),
		line('fine', { asked: 3, found: 3 }),
		`bad ${attack}`,
	);
	const report = { ...createReport(await testSite()), searches };
	const html = renderReportPage(report, 'body{margin:0}');
	assert.match(html, /<h2>Looked for and not found \(1\)<\/h2>/);
	assert.doesNotMatch(html, /<script/);
	const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
	assert.ok((await validator.validateString(html)).valid);
	const text = formatReportLines(report).join('\n');
	assert.match(text, /Searches: 6 searches on 1 day\. 0 queries are too rare to be shown\./);
	assert.match(
		text,
		/Found and not opened \(1\)\..*\n {2}“fine”: asked 3 times on 1 day, found 3, opened 0\n {4}\['fine', /,
	);
	// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is tested.
	assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u202e]/);
});
