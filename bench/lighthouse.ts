import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { readSettings } from '../src/settings.ts';
import { startBuiltSite } from '../tests/support/built-site.ts';
import { findChromium } from '../tools/chromium.ts';
import { type BudgetCheck, formatBudgets, formatTable, median } from './table.ts';

/** Pinned here and downloaded by `npm exec` when needed: it is no dependency, because no site needs it. */
const LIGHTHOUSE = 'lighthouse@13.5.0';
const RUNS = 5;
const CHROMIUM =
	'--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

const PAGES = {
	home: '',
	category: 'categories/getting-started/',
	article: 'articles/reset-a-password/',
	search: 'search/',
};
const SCORES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const TIMES = {
	LCP: 'largest-contentful-paint',
	FCP: 'first-contentful-paint',
	TBT: 'total-blocking-time',
	CLS: 'cumulative-layout-shift',
} as const;
const MAX_TIMES: Record<keyof typeof TIMES, number> = { LCP: 1100, FCP: 900, TBT: 50, CLS: 0 };

const score = z.object({ score: z.number().nullable() });
const Report = z.object({
	categories: z.record(
		z.string(),
		score.extend({ auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })) }),
	),
	environment: z.object({ benchmarkIndex: z.number() }),
	audits: z.record(z.string(), score.extend({ title: z.string(), numericValue: z.number().optional() })),
});
type Report = z.output<typeof Report>;

async function runLighthouse(url: URL, chromium: string, tries = 3): Promise<Report> {
	const args = ['exec', '--yes', LIGHTHOUSE, '--', url.href, '--quiet', '--output=json', `--chrome-flags=${CHROMIUM}`];
	const options = { env: { ...process.env, CHROME_PATH: chromium }, maxBuffer: 64 * 2 ** 20 };
	try {
		const { stdout } = await promisify(execFile)('npm', args, options);
		return Report.parse(JSON.parse(stdout));
	} catch (error) {
		// On a busy machine Lighthouse sometimes fails to connect to the page that it opened.
		if (tries > 1) return runLighthouse(url, chromium, tries - 1);
		throw error;
	}
}

/** The audits that cost points in at least one run. */
function listFailedAudits(reports: readonly Report[]): string[] {
	const found = reports.flatMap(({ categories, audits }) =>
		Object.values(categories)
			.flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0))
			.flatMap(({ id }) => ((audits[id]?.score ?? 1) < 0.9 ? [`${id}: ${audits[id]?.title}`] : [])),
	);
	return [...new Set(found)];
}

interface PageResult {
	name: string;
	scores: number[];
	times: number[];
	/** Lighthouse's benchmark index of this machine, median of the runs: the lower it is, the longer are all times. */
	speed: number;
	failedAudits: string[];
}

async function measurePage(name: string, url: URL, chromium: string): Promise<PageResult> {
	const reports: Report[] = [];
	for (let run = 0; run < RUNS; run += 1) reports.push(await runLighthouse(url, chromium));
	const medianBy = (pick: (report: Report) => number) => median(reports.map(pick));
	return {
		name,
		scores: SCORES.map((kind) => medianBy(({ categories }) => Math.round((categories[kind]?.score ?? 0) * 100))),
		times: Object.values(TIMES).map((audit) => medianBy(({ audits }) => audits[audit]?.numericValue ?? Number.NaN)),
		speed: medianBy(({ environment }) => environment.benchmarkIndex),
		failedAudits: listFailedAudits(reports).map((line) => `${name}: ${line}`),
	};
}

function createBudgets({ name, scores, times }: PageResult): BudgetCheck[] {
	// A budget is an upper limit, so a score is turned into the points that it lacks.
	const format = (lacking: number) => String(100 - lacking);
	const points = SCORES.map((kind, index) => {
		const least = kind === 'performance' ? 99 : 100;
		return { label: `${name}: ${kind} ≥ ${least}`, actual: 100 - (scores[index] ?? 0), limit: 100 - least, format };
	});
	const limits = Object.entries(MAX_TIMES).map(([kind, limit], index) => {
		return { label: `${name}: ${kind} ≤ ${limit}`, actual: times[index] ?? Number.NaN, limit, format: formatRounded };
	});
	// The search page is `noindex`, which lowers its SEO score.
	return [...points.filter(({ label }) => label !== 'search: seo ≥ 100'), ...limits];
}

function formatRounded(value: number): string {
	return value.toFixed(value > 0 && value < 1 ? 3 : 0);
}

/** Runs Lighthouse on pages of the sample site, emulating a mid-range phone, and prints scores, times and missed budgets. */
export async function benchLighthouse(): Promise<void> {
	const { path: chromium } = await findChromium(readSettings().chromiumPath);
	const built = await startBuiltSite();
	const outcomes: PageResult[] = [];
	try {
		for (const [name, path] of Object.entries(PAGES)) {
			console.log(`${name}: ${RUNS} runs`);
			outcomes.push(await measurePage(name, new URL(path, built.url), chromium));
		}
	} finally {
		await built.close();
	}
	const rows = outcomes.map(({ name, scores, times, speed }) => [
		name,
		...scores.map(String),
		...times.map(formatRounded),
		formatRounded(speed),
	]);
	console.log(`\n${LIGHTHOUSE}, mobile, median of ${RUNS}; times in ms\n`);
	console.log(formatTable([['', ...SCORES, ...Object.keys(TIMES), 'machine'], ...rows]));
	const budgets = outcomes.flatMap(createBudgets);
	const missed = budgets.filter(({ actual, limit }) => !(actual <= limit));
	console.log(`\n${missed.length > 0 ? formatBudgets(missed) : `All ${budgets.length} budgets are met.`}`);
	const lost = outcomes.flatMap((outcome) => outcome.failedAudits);
	if (lost.length > 0) console.log(`\nAudits below 0.9 in at least one run:\n${lost.join('\n')}`);
}
