import { TeamUnknown } from '../../model/errors.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { contentReport } from '../../report/content-report.ts';
import { reportSummary } from '../../report/text.ts';
import { cleanText } from '../../site/excerpts.ts';
import { siblingTroubles } from '../../site/page-data/siblings.ts';
import { deadOwnersLinks } from '../../site/redirects/dead-config-links.ts';
import { redirectsOf } from '../../site/redirects/redirects.ts';
import type { Site } from '../../site/site.ts';
import type { SyncResult } from '../../sync/sync.ts';

const MOST_NAMED = 20;

/** A heading and the things it counts, each on a line, without what a terminal would obey; nothing where there are none. */
export function named(heading: string, lines: readonly string[]): string[] {
	if (lines.length === 0) return [];
	const more = lines.length > MOST_NAMED ? [`  … and ${lines.length - MOST_NAMED} more`] : [];
	return [
		`${heading} (${lines.length}):`,
		...lines.slice(0, MOST_NAMED).map((line) => `  ${cleanText(line)}`),
		...more,
	];
}

function missingTeam(team: string): string {
	return `ATTENTION: the Library knows no “${cleanText(team)}” any more. Only the copy kept here is left of it. Check CSTAR_TEAM.`;
}

/** How a sync went: what is published, what was left out and why, what it cost. */
export function syncSummary({ snapshot, stale, stayed, gone, doubleCategories, stats }: SyncResult): string[] {
	const left = Number.isFinite(stats.requestsLeft) ? `, ${stats.requestsLeft} left this hour` : '';
	const since = stats.since === undefined ? '' : ` since ${stats.since.slice(0, 16)}Z`;
	const { unlisted = 0 } = snapshot;
	return [
		...(stale ? [`content as of ${snapshot.takenAt.slice(0, 16)}Z: ${stale.reason}`] : []),
		...(stale?.error instanceof TeamUnknown ? [missingTeam(snapshot.team)] : []),
		...named(
			'Left out',
			snapshot.leftOut.map(({ slug, title, reason }) => `${slug} “${title}”: ${reason}`),
		),
		...named(
			'Categories that are not shown',
			doubleCategories.map(({ slug, title, reason }) => `${slug} “${title}”: ${reason}`),
		),
		...named(
			'Shown from an earlier copy',
			stayed.map(({ slug, reason }) => `${slug}: ${reason}`),
		),
		...named(
			'Gone',
			gone.map(({ slug, reason }) => `${slug}: ${reason}`),
		),
		...(unlisted > 0 ? [`The Library says that it has ${unlisted} more than it lists.`] : []),
		`${snapshot.articles.length} articles: ${stats.asked} listed, ${stats.fetched} fetched${since}, ${stats.unchanged} unchanged, ${stats.leftOut} left out; ${stats.requestsUsed} requests${left}; ${stats.seconds.toFixed(1)} s`,
	];
}

/** How many things of each kind an author should look at, and where they are named. */
export function siteSummary(site: Site, { leftOut }: Pick<Snapshot, 'leftOut'>): string[] {
	return [
		...reportSummary(contentReport(site, { leftOut, redirects: redirectsOf(site).troubles })),
		...named('Siblings with pages that are not here', siblingTroubles(site)),
		...named('Links in src/help-center.config.ts that lead to no page', deadOwnersLinks(site)),
	];
}

/** How the copying went: for the end of a build. */
export function picturesSummary({ copies }: Site): string[] {
	if (copies === undefined) return [];
	const line = ({ address, reason }: { address: string; reason: string }) => `${address}: ${reason}`;
	return [
		`Pictures copied: ${copies.files.size}, of which ${copies.fetched} had to be fetched.`,
		...named('Pictures shown from an earlier copy', copies.earlier.map(line)),
		...named('Pictures that stay where they are, for no copy could be made', copies.failed.map(line)),
	];
}
