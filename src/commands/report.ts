import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CommandError, SettingsError } from '../model/user-errors.ts';
import { projectRoot } from '../project-root.ts';
import { openSource } from '../refresh/open-source.ts';
import { copiedPictures, libraryAllowance } from '../refresh/pictures.ts';
import { readChoices } from '../refresh/read-config.ts';
import { gatherSnapshot, renderSite } from '../refresh/refresh-site.ts';
import { contentReport, hasDeadLinks } from '../report/content-report.ts';
import { reportJson } from '../report/json.ts';
import { reportPage } from '../report/page.ts';
import { reportLines } from '../report/text.ts';
import type { Report } from '../report/types.ts';
import { askAboutVotes } from '../report/votes.ts';
import { withPictures } from '../report/with-pictures.ts';
import { readSettings, type Settings } from '../settings.ts';
import { themeStyle } from '../site/page-data/theme.ts';
import { redirectsOf } from '../site/redirects/redirects.ts';
import type { Site } from '../site/site.ts';
import { run } from './terminal/exit.ts';
import { createProgress } from './terminal/progress-bar.ts';

const OPTIONS = {
	json: { type: 'boolean', default: false },
	strict: { type: 'boolean', default: false },
	images: { type: 'boolean', default: false },
	votes: { type: 'boolean', default: false },
} as const;
type Wishes = ReturnType<typeof readWishes>;

function readWishes() {
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

async function askAround(report: Report, site: Site, wishes: Wishes, settings: Settings) {
	const refusal = libraryAllowance(settings, new URL(site.library.origin));
	const copiedAt = await copiedPictures(settings, site.library.team);
	const progress = createProgress(process.stderr);
	const home = site.urls.absolute('/');
	const trusted = [site.library.origin, ...(home === undefined ? [] : [new URL(home).origin])];
	const onAsked = (done: number, total: number) => progress.show({ label: 'Pictures', done, total });
	const withAll = wishes.images
		? await withPictures(report, site, { trusted, refusal, onAsked, copiedAt }).finally(progress.end)
		: report;
	return wishes.votes ? { ...withAll, votes: await askAboutVotes(site, { refusal }) } : withAll;
}

async function writePage(report: Report, site: Site): Promise<void> {
	const sheets = ['styles/tokens.css', 'styles/reset.css', 'report/page.css'];
	const css = await Promise.all(sheets.map((sheet) => readFile(join(projectRoot, 'src', sheet), 'utf8')));
	const folder = join(projectRoot, 'report');
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'index.html'), reportPage(report, [themeStyle(site.config), ...css].join('\n')));
}

await run(async () => {
	const wishes = readWishes();
	// The whole of stdout is the JSON then: what is said on the way there goes to stderr.
	if (wishes.json) console.log = console.error;
	const settings = { ...readSettings(), strict: false };
	const choices = await readChoices();
	const source = await openSource(settings, { fallback: false });
	try {
		const result = await gatherSnapshot(settings, source);
		// With the addresses that authors wrote, whatever there is a copy of.
		const site = await renderSite(result, { ...settings, mirrorImages: false }, source, choices);
		const made = contentReport(site, { leftOut: result.snapshot.leftOut, redirects: redirectsOf(site).troubles });
		const report = await askAround(made, site, wishes, settings);
		await writePage(report, site);
		const text = wishes.json ? reportJson(report) : `${reportLines(report).join('\n')}\n`;
		await new Promise<void>((resolve, reject) => {
			process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
		});
		console.log('\nThe same as a page: report/index.html');
		if (wishes.strict && hasDeadLinks(report)) throw new CommandError('Some links lead nowhere (--strict).');
	} finally {
		await source.close();
	}
	process.exit(0);
});
