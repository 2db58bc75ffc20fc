import { join } from 'node:path';
import { CommandError } from '../model/user-errors.ts';
import { projectRoot } from '../project-root.ts';
import { openSource } from '../refresh/open-source.ts';
import { createBudgetCheck, loadCopyDates } from '../refresh/pictures.ts';
import { loadOwnerConfig } from '../refresh/read-config.ts';
import { createRefresher } from '../refresh/refresher.ts';
import type { Reporter } from '../refresh/reporter.ts';
import { createReport, hasDeadLinks } from '../report/content-report.ts';
import { formatReportJson } from '../report/json.ts';
import { loadSearches } from '../report/searches/load-searches.ts';
import { parseSearchLines, type SearchLines } from '../report/searches/search-lines.ts';
import { summariseSearches } from '../report/searches/summarise-searches.ts';
import { formatReportLines } from '../report/text.ts';
import type { Report } from '../report/types.ts';
import { checkVotes } from '../report/votes.ts';
import { addBrokenPictures } from '../report/with-pictures.ts';
import { writeReportPage } from '../report/write-page.ts';
import { readSettings, type Settings } from '../settings.ts';
import { collectRedirects } from '../site/redirects/redirects.ts';
import type { Site } from '../site/site.ts';
import type { Source } from '../sources/source.ts';
import { createConsoleReporter } from './terminal/console-reporter.ts';
import { runMain } from './terminal/exit.ts';
import { readOptions } from './terminal/options.ts';

const OPTIONS = {
	all: { type: 'boolean', default: false },
	json: { type: 'boolean', default: false },
	strict: { type: 'boolean', default: false },
	images: { type: 'boolean', default: false },
	votes: { type: 'boolean', default: false },
	searches: { type: 'string' },
} as const;
type ReportFlags = ReturnType<typeof parseFlags>;

function parseFlags() {
	return readOptions(
		OPTIONS,
		'any of --all, --json, --strict, --images and --votes, and --searches with a FILE or URL: npm run report -- --images',
	);
}

/** What `--searches` names; `undefined` without that option. */
async function readSearches(from: string | undefined, secret: string | undefined): Promise<SearchLines | undefined> {
	return from === undefined ? undefined : parseSearchLines(await loadSearches(from, { secret }));
}

/** What the checks need to send requests and to report progress. */
interface CheckContext {
	settings: Settings;
	source: Source;
	reporter: Reporter;
}

/** Adds the findings of `--images` and `--votes`, which send requests. */
async function addRequestedChecks(report: Report, site: Site, flags: ReportFlags, context: CheckContext) {
	const { settings, source, reporter } = context;
	const blockReason = createBudgetCheck(settings, source);
	const copiedAt = await loadCopyDates(settings, source.team);
	const home = site.urls.absolute('/');
	const trustedOrigins = [source.url.origin, ...(home === undefined ? [] : [new URL(home).origin])];
	const onChecked = (done: number, total: number) => reporter.progress({ label: 'Pictures', done, total });
	const withAll = flags.images
		? await addBrokenPictures(report, site, {
				trustedOrigins,
				blockReason,
				onChecked,
				copiedAt,
			}).finally(reporter.progressEnd)
		: report;
	return flags.votes ? { ...withAll, votes: await checkVotes(site, { blockReason }) } : withAll;
}

await runMain(async () => {
	const flags = parseFlags();
	const settings = { ...readSettings(), strict: false };
	// With --json, stdout has only the JSON.
	const print = flags.json ? console.error : console.log;
	// The report itself is the summary of the site.
	const reporter: Reporter = { ...createConsoleReporter({ ...settings, print }), rendered() {} };
	// First, because the rest takes longer.
	const searchLines = await readSearches(flags.searches, settings.searchInsightsSecret);
	const ownerConfig = await loadOwnerConfig(settings.team);
	const source = await openSource(settings, { reporter, fallback: false });
	try {
		const refresher = createRefresher({
			// The report needs the URLs of pictures that authors wrote, not those of copies.
			settings: { ...settings, mirrorImages: false },
			source,
			reporter,
			loadConfig: async () => ownerConfig,
		});
		const { site, result } = await refresher.now();
		const basicReport = createReport(site, {
			leftOut: result.snapshot.leftOut,
			redirects: collectRedirects(site).problems,
		});
		const titles = site.articles.map(({ title }) => title);
		const report = {
			...(await addRequestedChecks(basicReport, site, flags, { settings, source, reporter })),
			...(searchLines && { searches: summariseSearches(searchLines, titles) }),
		};
		await writeReportPage(report, site, join(projectRoot, 'report'));
		const text = flags.json ? formatReportJson(report) : `${formatReportLines(report, flags).join('\n')}\n`;
		await new Promise<void>((resolve, reject) => {
			process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
		});
		print('\nThis report as a page: report/index.html');
		if (flags.strict && hasDeadLinks(report)) throw new CommandError('Some links are broken (--strict).');
	} finally {
		await source.close();
	}
	process.exit(0);
});
