import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright';
import { createQuickIndex, createQuickJson } from '../../src/search/index/quick-index.ts';
import { createTextParts } from '../../src/search/index/text-parts.ts';
import { createQuickSearch, readQuickIndex } from '../../src/search/quick/quick-search.ts';
import { readSettings } from '../../src/settings.ts';
import { type BuiltSite, startBuiltSite } from '../../tests/support/built-site.ts';
import { createTestQuickIndex } from '../../tests/support/quick-index.ts';
import { findChromium } from '../../tools/chromium.ts';
import { createArticles } from '../articles.ts';
import { type BudgetCheck, formatBudgets, formatTable } from '../table.ts';
import { printAnswers } from './answers.ts';
import { createLargeIndexes, type IndexFiles, measureLongestTask } from './large.ts';
import { createQueries, type Query, TARGETS } from './queries.ts';
import { measureKeyToPaint, openPagefind, recordTraffic } from './reader.ts';
import { type FindTitles, type Score, scoreQueries } from './score.ts';
import { QUERIES, TITLES } from './scripts.ts';

type Browser = Awaited<ReturnType<typeof chromium.launch>>;

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
/** The most queries of each kind, for our search and for Pagefind, which takes longer. */
const MAX_QUERIES = 500;
const MAX_PAGEFIND_QUERIES = 100;

const formatScore = ({ hit1, hit5, mrr }: Score) => [hit1, hit5, mrr].map((figure) => figure.toFixed(3));
const formatMilliseconds = (value: number) => `${value.toFixed(0)} ms`;
const formatBytes = (value: number) => `${(value / 1000).toFixed(1)} kB`;

async function createQuickFind(index: Parameters<typeof createQuickSearch>[0]): Promise<FindTitles> {
	const quick = await createQuickSearch(index);
	return async (query) => quick.search(query, { limit: 10 }).rows.map(({ title }) => title);
}

/**
 * Prints how often a correct article is first, and among the first five, compared with Pagefind alone. Returns the
 * missed targets.
 */
async function printHits(name: string, { site, url }: BuiltSite, browser: Browser): Promise<string[]> {
	const titles = site.articles.map(({ title }) => title);
	const ours = await createQuickFind(createQuickIndex(site));
	const pagefind = await openPagefind(browser, url);
	const rows = [['', 'hit@1', 'hit@5', 'MRR', 'target', 'Pagefind hit@1', 'hit@5', 'MRR']];
	const missed: string[] = [];
	for (const [kind, queries] of createQueries(titles, MAX_QUERIES)) {
		const score = await scoreQueries(ours, queries);
		const target = TARGETS[kind] ?? 0;
		if (score.hit5 < target) missed.push(`${name}, ${kind}: ${score.hit5.toFixed(3)} < ${target}`);
		const other = await scoreQueries(pagefind, queries.slice(0, MAX_PAGEFIND_QUERIES));
		rows.push([kind, ...formatScore(score), `≥ ${target}`, ...formatScore(other)]);
	}
	console.log(
		`\n${name}: ${titles.length} articles, up to ${MAX_QUERIES} queries of each kind\n\n${formatTable(rows)}`,
	);
	return missed;
}

/** Prints the same for queries in other scripts. Returns the missed targets. */
async function printScripts(): Promise<string[]> {
	const find = await createQuickFind(createTestQuickIndex(TITLES));
	const rows = [['', 'hit@1', 'hit@5', 'MRR', 'queries']];
	const missed: string[] = [];
	for (const [script, list] of Object.entries(QUERIES)) {
		const queries = list.map(([typed, place]): Query => {
			const title = (TITLES[place] ?? '').toLowerCase();
			return { typed, meant: [...(title.match(/[\p{L}\p{N}]+/gu) ?? [])] };
		});
		const score = await scoreQueries(find, queries);
		if (score.hit1 < 1) missed.push(`${script}: hit@1 ${score.hit1.toFixed(3)}`);
		rows.push([script, ...formatScore(score), String(score.count)]);
	}
	console.log(`\nScripts: ${TITLES.length} titles in one index\n\n${formatTable(rows)}`);
	return missed;
}

async function startLargeSite(count: number): Promise<BuiltSite> {
	return startBuiltSite({ content: createArticles(count), contentInList: true });
}

async function printReader(browser: Browser, thousandFiles: IndexFiles): Promise<BudgetCheck[]> {
	const small = await startLargeSite(200);
	const tenThousandFiles = createLargeIndexes(small.site);
	const article = new URL(small.site.articles[0]?.path ?? '', small.url);
	const queries = ['change overdue invoices', 'reset pasword', 'mobile receipts'];
	const { first, rows: shown, all } = await recordTraffic(browser, article, 'invoices');
	const thousand = await measureKeyToPaint(browser, article, queries, thousandFiles);
	const tenThousand = await measureKeyToPaint(browser, article, queries, tenThousandFiles);
	const own = brotliCompressSync(createQuickJson(small.site)).length;
	const text = createTextParts(small.site).map(({ file }) => brotliCompressSync(JSON.stringify(file)).length);
	await small.close();
	const rows = [
		['', 'requests', 'bytes'],
		['to the first row', String(first.requests), formatBytes(first.bytes)],
		['to the rows of a whole query', String(shown.requests), formatBytes(shown.bytes)],
		['to their excerpts', String(all.requests), formatBytes(all.bytes)],
	];
	console.log(
		`\nA reader at 200 articles (quick index ${formatBytes(own)}, text index ${formatBytes(text.reduce((sum, one) => sum + one, 0))})\n\n${formatTable(rows)}`,
	);
	const slices = await Promise.all(
		[thousandFiles, tenThousandFiles].map(({ quick }) => measureLongestTask(readQuickIndex(JSON.parse(quick)))),
	);
	const longest = [thousand.longest, tenThousand.longest].map(formatMilliseconds).join(' and ');
	console.log(
		`\nLongest time from key to paint, at 1,000 and 10,000 articles: ${longest}, at a load average of ${loadavg()[0]?.toFixed(1)}`,
	);
	const formatNumber = (value: number) => String(value);
	return [
		{ label: 'first row: bytes', actual: first.bytes, limit: 30_000, format: formatBytes },
		{ label: 'first row: requests', actual: first.requests, limit: 3, format: formatNumber },
		{ label: 'key to paint at 1,000, median', actual: thousand.median, limit: 50, format: formatMilliseconds },
		{ label: 'key to paint at 1,000, 9 of 10', actual: thousand.most, limit: 50, format: formatMilliseconds },
		{ label: 'key to paint at 10,000, median', actual: tenThousand.median, limit: 100, format: formatMilliseconds },
		{ label: 'key to paint at 10,000, 9 of 10', actual: tenThousand.most, limit: 100, format: formatMilliseconds },
		{ label: 'longest task of building, CPU time', actual: Math.max(...slices), limit: 50, format: formatMilliseconds },
	];
}

/** Prints how well the search finds titles despite typos, and what it costs a reader. Returns the missed targets. */
async function printTitlesAndCosts(browser: Browser): Promise<string[]> {
	const missed: string[] = [];
	let files: IndexFiles = { quick: '', parts: [] };
	for (const [name, start] of [
		['The sample', () => startBuiltSite()],
		['Generated articles', () => startLargeSite(1_000)],
	] as const) {
		const built = await start();
		missed.push(...(await printHits(name, built, browser)));
		const parts = createTextParts(built.site).map(({ file }) => JSON.stringify(file));
		files = { quick: createQuickJson(built.site), parts };
		await built.close();
	}
	missed.push(...(await printScripts()));
	const budgets = await printReader(browser, files);
	console.log(`\n${formatBudgets(budgets)}`);
	return missed;
}

/**
 * Reads the options after `search`: `--shared FOLDER` (libraries with queries of real help centers; by default
 * `shared/search` beside the project), `--answers` (measures only how questions are answered) and `--misses` (lists the
 * queries of the tuning half that fail or are falsely corrected).
 */
function readOptions() {
	const options = { shared: { type: 'string' }, answers: { type: 'boolean' }, misses: { type: 'boolean' } } as const;
	return parseArgs({ args: process.argv.slice(3), options }).values;
}

/**
 * Measures how well the search finds articles despite typos and answers questions, compared with other searches, and
 * what it costs a reader.
 */
export async function benchSearch(): Promise<void> {
	const { shared: folder, answers: isOnlyAnswers = false, misses: listMisses = false } = readOptions();
	const { path } = await findChromium(readSettings().chromiumPath);
	const browser = await chromium.launch({ executablePath: path, args: FLAGS });
	try {
		const missed = isOnlyAnswers ? [] : await printTitlesAndCosts(browser);
		missed.push(...(await printAnswers(browser, { folder, listMisses })));
		console.log(missed.length === 0 ? '\nEvery target is reached.' : `\nMISSED\n${missed.join('\n')}`);
	} finally {
		await browser.close();
	}
}
