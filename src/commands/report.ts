import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CommandError, SettingsError } from '../model/user-errors.ts';
import { projectRoot } from '../project-root.ts';
import { openSource } from '../refresh/open-source.ts';
import { createBudgetCheck, loadCopyDates } from '../refresh/pictures.ts';
import { loadOwnerConfig } from '../refresh/read-config.ts';
import { gatherSnapshot, renderSite } from '../refresh/refresh-site.ts';
import { createReport, hasDeadLinks } from '../report/content-report.ts';
import { formatReportJson } from '../report/json.ts';
import { renderReportPage } from '../report/page.ts';
import { formatReportLines } from '../report/text.ts';
import type { Report } from '../report/types.ts';
import { checkVotes } from '../report/votes.ts';
import { addBrokenPictures } from '../report/with-pictures.ts';
import { readSettings, type Settings } from '../settings.ts';
import { createThemeStyle } from '../site/page-data/theme.ts';
import { collectRedirects } from '../site/redirects/redirects.ts';
import type { Site } from '../site/site.ts';
import { runMain } from './terminal/exit.ts';
import { createProgressBar } from './terminal/progress-bar.ts';

const OPTIONS = {
	json: { type: 'boolean', default: false },
	strict: { type: 'boolean', default: false },
	images: { type: 'boolean', default: false },
	votes: { type: 'boolean', default: false },
} as const;
type ReportFlags = ReturnType<typeof parseFlags>;

function parseFlags() {
	try {
		return parseArgs({ options: OPTIONS }).values;
	} catch (cause) {
		const [said] = String(cause instanceof Error ? cause.message : cause).split(/\.\s|\n/);
		throw new SettingsError(
			`${said}. Expected any of --json, --strict, --images and --votes: npm run report -- --images`,
			{ cause },
		);
	}
}

async function addRequestedChecks(report: Report, site: Site, flags: ReportFlags, settings: Settings) {
	const blockReason = createBudgetCheck(settings, new URL(site.library.origin));
	const copiedAt = await loadCopyDates(settings, site.library.team);
	const progress = createProgressBar(process.stderr);
	const home = site.urls.absolute('/');
	const trustedOrigins = [site.library.origin, ...(home === undefined ? [] : [new URL(home).origin])];
	const onChecked = (done: number, total: number) => progress.show({ label: 'Pictures', done, total });
	const withAll = flags.images
		? await addBrokenPictures(report, site, {
				trustedOrigins,
				blockReason,
				onChecked,
				copiedAt,
			}).finally(progress.end)
		: report;
	return flags.votes ? { ...withAll, votes: await checkVotes(site, { blockReason }) } : withAll;
}

async function writeReportPage(report: Report, site: Site): Promise<void> {
	const sheets = ['styles/tokens.css', 'styles/reset.css', 'report/page.css'];
	const css = await Promise.all(sheets.map((sheet) => readFile(join(projectRoot, 'src', sheet), 'utf8')));
	const folder = join(projectRoot, 'report');
	await mkdir(folder, { recursive: true });
	await writeFile(
		join(folder, 'index.html'),
		renderReportPage(report, [createThemeStyle(site.config), ...css].join('\n')),
	);
}

await runMain(async () => {
	const flags = parseFlags();
	// The whole of stdout is the JSON then: what is said on the way there goes to stderr.
	if (flags.json) console.log = console.error;
	const settings = { ...readSettings(), strict: false };
	const ownerConfig = await loadOwnerConfig();
	const source = await openSource(settings, { fallback: false });
	try {
		const result = await gatherSnapshot(settings, source);
		// With the addresses that authors wrote, whatever there is a copy of.
		const site = await renderSite(result, { ...settings, mirrorImages: false }, source, ownerConfig);
		const made = createReport(site, { leftOut: result.snapshot.leftOut, redirects: collectRedirects(site).problems });
		const report = await addRequestedChecks(made, site, flags, settings);
		await writeReportPage(report, site);
		const text = flags.json ? formatReportJson(report) : `${formatReportLines(report).join('\n')}\n`;
		await new Promise<void>((resolve, reject) => {
			process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
		});
		console.log('\nThe same as a page: report/index.html');
		if (flags.strict && hasDeadLinks(report)) throw new CommandError('Some links lead nowhere (--strict).');
	} finally {
		await source.close();
	}
	process.exit(0);
});
