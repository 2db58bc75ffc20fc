import type { BuildResult } from '../../build/build-site.ts';
import { TeamUnknown } from '../../model/errors.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { createReport } from '../../report/content-report.ts';
import { formatReportSummary } from '../../report/text.ts';
import { toCleanLine } from '../../site/excerpts.ts';
import { listSiblingProblems } from '../../site/page-data/siblings.ts';
import { findDeadConfigLinks, findUnknownSuggestions } from '../../site/redirects/dead-config-links.ts';
import { collectRedirects } from '../../site/redirects/redirects.ts';
import { findUnknownSlugs } from '../../site/sections.ts';
import type { Site } from '../../site/site.ts';
import type { SyncResult } from '../../sync/sync.ts';

const MAX_LISTED = 20;

/** Prints lines on stdout. */
export function printLines(lines: readonly string[]): void {
	for (const line of lines) console.log(line);
}

/** A heading with a count, then each item on its own line, without control characters. Empty if there are no items. */
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
	return `ATTENTION: the Library no longer has a team “${toCleanLine(team)}”. Only the local copy is left. Check CSTAR_TEAM.`;
}

/** The summary of a sync: what is published, what was left out and why, and how many requests it took. */
export function formatSyncSummary({
	snapshot,
	stale,
	keptEarlier,
	unconfirmed,
	gone,
	duplicateCategories,
	keptCategories,
	stats,
}: SyncResult): string[] {
	const requestsLeft = Number.isFinite(stats.requestsLeft) ? `, ${stats.requestsLeft} left this hour` : '';
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
			'Categories shown from an earlier copy',
			keptCategories.map(({ slug, title, reason }) => `${slug} “${title}”: ${reason}`),
		),
		...formatList(
			'Shown from an earlier copy',
			keptEarlier.map(({ slug, reason }) => `${slug}: ${reason}`),
		),
		...formatList(
			'Published as received, but not what the list says; requested again next time',
			unconfirmed.map(({ slug, reason }) => `${slug}: ${reason}`),
		),
		...formatList(
			'Gone',
			gone.map(({ slug, reason }) => `${slug}: ${reason}`),
		),
		...(unlisted > 0 ? [`The Library reports ${unlisted} more articles than it lists.`] : []),
		`${snapshot.articles.length} articles: ${stats.listed} listed, ${stats.fetched} fetched${since}, ${stats.unchanged} unchanged, ${stats.leftOut} left out; ${stats.requestsUsed} requests${requestsLeft}; ${stats.seconds.toFixed(1)} s`,
	];
}

/** The summary of a site: how many findings of each kind the report has, and the problems of the configuration. */
export function formatSiteSummary(site: Site, { leftOut }: Pick<Snapshot, 'leftOut'>): string[] {
	return [
		...formatReportSummary(createReport(site, { leftOut, redirects: collectRedirects(site).problems })),
		...formatList('Siblings that name pages which this site does not have', listSiblingProblems(site)),
		...formatList('Broken links in src/help-center.config.ts', findDeadConfigLinks(site)),
		...formatList('Unknown slugs and tags in src/help-center.config.ts', findUnknownSlugs(site)),
		...formatList(
			'Suggestions in src/help-center.config.ts: expected the slug of an article or category of this site',
			findUnknownSuggestions(site),
		),
	];
}

/** How many pictures were copied, and which were not. Empty without MIRROR_IMAGES. */
export function formatPicturesSummary({ copies }: Site): string[] {
	if (copies === undefined) return [];
	const line = ({ address, reason }: { address: string; reason: string }) => `${address}: ${reason}`;
	return [
		`Pictures copied: ${copies.files.size}, of which ${copies.fetched} had to be fetched.`,
		...formatList('Pictures shown from an earlier copy', copies.earlier.map(line)),
		...formatList('Pictures that could not be copied and keep their URL', copies.failed.map(line)),
	];
}

/** The summary of a build: how many share images it has, and which redirects it could not write. */
export function formatBuildSummary(site: Site, { shareImages, redirects }: BuildResult): string[] {
	const { images, drawn } = shareImages;
	return [
		...(images > 0 ? [`Share images: ${images}, of which ${drawn} had to be drawn.`] : []),
		...formatList('Redirects without a valid target', collectRedirects(site).problems),
		...formatList('Redirects left out, because the site has a file at that path', redirects.blocked),
		...formatList('Redirects that do not fit into _redirects; their pages still redirect', redirects.overflow),
	];
}
