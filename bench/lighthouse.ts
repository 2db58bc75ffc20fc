import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { findChromium } from '../src/commands/chromium.ts';
import { readSettings } from '../src/settings.ts';
import { startBuiltSite } from '../tests/support/built-site.ts';
import { type Budget, budgetTable, median, table } from './table.ts';

/** Pinned, and fetched only when it is asked for: a site needs none of it. */
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
const MOST: Record<keyof typeof TIMES, number> = { LCP: 1100, FCP: 900, TBT: 50, CLS: 0 };

const score = z.object({ score: z.number().nullable() });
const Report = z.object({
	categories: z.record(
		z.string(),
		score.extend({ auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })) }),
	),
	audits: z.record(z.string(), score.extend({ title: z.string(), numericValue: z.number().optional() })),
});
type Report = z.output<typeof Report>;

async function visit(url: URL, chromium: string): Promise<Report> {
	const args = ['exec', '--yes', LIGHTHOUSE, '--', url.href, '--quiet', '--output=json', `--chrome-flags=${CHROMIUM}`];
	const options = { env: { ...process.env, CHROME_PATH: chromium }, maxBuffer: 64 * 2 ** 20 };
	const { stdout } = await promisify(execFile)('npm', args, options);
	return Report.parse(JSON.parse(stdout));
}

/** The audits that cost points in some run. */
function shortcomings(reports: readonly Report[]): string[] {
	const found = reports.flatMap(({ categories, audits }) =>
		Object.values(categories)
			.flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0))
			.flatMap(({ id }) => ((audits[id]?.score ?? 1) < 0.9 ? [`${id}: ${audits[id]?.title}`] : [])),
	);
	return [...new Set(found)];
}

/** Prints the scores of the sample site's pages on a mid-range phone, and the times behind them, beside the budget. */
export async function lighthouse(): Promise<void> {
	const chromium = findChromium(readSettings().chromiumPath).path;
	const built = await startBuiltSite();
	const rows = [['', ...SCORES, ...Object.keys(TIMES)]];
	const budgets: Budget[] = [];
	const lost: string[] = [];
	try {
		for (const [name, path] of Object.entries(PAGES)) {
			const reports: Report[] = [];
			for (let run = 0; run < RUNS; run += 1) reports.push(await visit(new URL(path, built.url), chromium));
			const points = SCORES.map((kind) =>
				median(reports.map(({ categories }) => (categories[kind]?.score ?? 0) * 100)),
			);
			const times = Object.values(TIMES).map((audit) =>
				median(reports.map(({ audits }) => audits[audit]?.numericValue ?? Number.NaN)),
			);
			rows.push([
				name,
				...points.map((value) => value.toFixed(0)),
				...times.map((value) => value.toFixed(value < 1 && value > 0 ? 3 : 0)),
			]);
			for (const [index, kind] of SCORES.entries()) {
				if (kind === 'seo' && name === 'search') continue; // It asks not to be indexed, which costs points there.
				const least = kind === 'performance' ? 99 : 100;
				// A budget is the most that may be: here, of the points that are missing.
				budgets.push({
					what: `${name}: ${kind} ≥ ${least}`,
					is: 100 - (points[index] ?? 0),
					may: 100 - least,
					as: (missing) => String(Math.round(100 - missing)),
				});
			}
			for (const [index, [kind, most]] of Object.entries(MOST).entries()) {
				budgets.push({
					what: `${name}: ${kind} ≤ ${most}`,
					is: times[index] ?? Number.NaN,
					may: most,
					as: (value) => value.toFixed(value < 1 ? 3 : 0),
				});
			}
			lost.push(...shortcomings(reports).map((line) => `${name}  ${line}`));
			console.log(rows.at(-1)?.join(' '));
		}
	} finally {
		await built.close();
	}
	console.log(`\nLighthouse ${LIGHTHOUSE}, mobile, median of ${RUNS}\n\n${table(rows)}\n`);
	const missed = budgets.filter(({ is, may }) => !(is <= may));
	console.log(missed.length > 0 ? budgetTable(missed) : `All ${budgets.length} budgets are kept.`);
	if (lost.length > 0) console.log(`\nWhere points were lost:\n${lost.join('\n')}`);
}
