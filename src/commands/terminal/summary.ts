import type { BuildResult } from '../../build/build-site.ts';
import { TeamUnknown } from '../../model/errors.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { createReport } from '../../report/content-report.ts';
import { formatReportSummary } from '../../report/text.ts';
import { toCleanLine } from '../../site/excerpts.ts';
import { listSiblingProblems } from '../../site/page-data/siblings.ts';
import { findDeadConfigLinks } from '../../site/redirects/dead-config-links.ts';
import { collectRedirects } from '../../site/redirects/redirects.ts';
import type { Site } from '../../site/site.ts';
import type { SyncResult } from '../../sync/sync.ts';

const MAX_LISTED = 20;

/** Prints lines on stdout. */
export function printLines(lines: readonly string[]): void {
	for (const line of lines) console.log(line);
}

/** A heading and the things it counts, each on a line, without what a terminal would obey; nothing where there are none. */
export function formatList(heading: string, lines: readonly string[]): string[] {
	if (lines.length === 0) return [];
	const more = lines.length > MAX_LISTED ? [`  … and ${lines.length - MAX_LISTED} more`] : [];
	return [
		`${heading} (${lines.length}):`,
		...lines.slice(0, MAX_LISTED).map((line) => `  ${toCleanLine(line)}`),
		...more,
	];
}

function formatMissingTeam(team: string): string {
	return `ATTENTION: the Library knows no “${toCleanLine(team)}” any more. Only the copy kept here is left of it. Check CSTAR_TEAM.`;
}

/** How a sync went: what is published, what was left out and why, what it cost. */
export function formatSyncSummary({
	snapshot,
	stale,
	keptEarlier,
	gone,
	duplicateCategories,
	stats,
}: SyncResult): string[] {
	const left = Number.isFinite(stats.requestsLeft) ? `, ${stats.requestsLeft} left this hour` : '';
	const since = stats.since === undefined ? '' : ` since ${stats.since.slice(0, 16)}Z`;
	const { unlisted = 0 } = snapshot;
	return [
		...(stale ? [`content as of ${snapshot.takenAt.slice(0, 16)}Z: ${stale.reason}`] : []),
		...(stale?.error instanceof TeamUnknown ? [formatMissingTeam(snapshot.team)] : []),
		...formatList(
			'Left out',
			snapshot.leftOut.map(({ slug, title, reason }) => `${slug} “${title}”: ${reason}`),
		),
		...formatList(
			'Categories that are not shown',
			duplicateCategories.map(({ slug, title, reason }) => `${slug} “${title}”: ${reason}`),
		),
		...formatList(
			'Shown from an earlier copy',
			keptEarlier.map(({ slug, reason }) => `${slug}: ${reason}`),
		),
		...formatList(
			'Gone',
			gone.map(({ slug, reason }) => `${slug}: ${reason}`),
		),
		...(unlisted > 0 ? [`The Library says that it has ${unlisted} more than it lists.`] : []),
		`${snapshot.articles.length} articles: ${stats.listed} listed, ${stats.fetched} fetched${since}, ${stats.unchanged} unchanged, ${stats.leftOut} left out; ${stats.requestsUsed} requests${left}; ${stats.seconds.toFixed(1)} s`,
	];
}

/** How many things of each kind an author should look at, and where they are named. */
export function formatSiteSummary(site: Site, { leftOut }: Pick<Snapshot, 'leftOut'>): string[] {
	return [
		...formatReportSummary(createReport(site, { leftOut, redirects: collectRedirects(site).problems })),
		...formatList('Siblings with pages that are not here', listSiblingProblems(site)),
		...formatList('Links in src/help-center.config.ts that lead to no page', findDeadConfigLinks(site)),
	];
}

/** How the copying went: for the end of a build. */
export function formatPicturesSummary({ copies }: Site): string[] {
	if (copies === undefined) return [];
	const line = ({ address, reason }: { address: string; reason: string }) => `${address}: ${reason}`;
	return [
		`Pictures copied: ${copies.files.size}, of which ${copies.fetched} had to be fetched.`,
		...formatList('Pictures shown from an earlier copy', copies.earlier.map(line)),
		...formatList('Pictures that stay where they are, for no copy could be made', copies.failed.map(line)),
	];
}

/** What a build has written, and which redirects it could not write. */
export function formatBuildSummary(site: Site, { shareImages, redirects }: BuildResult): string[] {
	const { images, drawn } = shareImages;
	return [
		...(images > 0 ? [`Pictures for sharing: ${images}, of which ${drawn} had to be drawn.`] : []),
		...formatList('Redirects that lead nowhere', collectRedirects(site).problems),
		...formatList('Redirects left out, for a file of this site stands there', redirects.blocked),
		...formatList('Redirects without a line in _redirects, which has no room: their pages lead on', redirects.overflow),
	];
}
