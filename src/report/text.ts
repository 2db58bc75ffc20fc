import { toCleanLine } from '../site/excerpts.ts';
import { type FindingKind, findingKinds, isHarmless, KIND_TEXTS } from './kinds.ts';
import { formatSearchLines } from './searches/text.ts';
import type { Finding, Report } from './types.ts';
import { formatMendingLines, listLinks } from './worth-mending/texts.ts';

/** The most lines of a kind in a terminal, and those of a kind that harms no reader. */
const MAX_LINES = 10;
const MAX_HARMLESS_LINES = 3;

/** A count and its noun: "1 article", "2 articles". */
export function formatCount(count: number, one: string, many = `${one}s`): string {
	return `${count} ${count === 1 ? one : many}`;
}

function formatFinding({ slug, title, what, ...links }: Finding): string {
	const name = [slug, title !== slug && title !== '' ? `“${title}”` : ''].filter(Boolean).join(' ');
	return `  ${[`${toCleanLine(name)}: ${toCleanLine(what)}`, ...listLinks(links)].join(' · ')}`;
}

function formatKind(kind: FindingKind, found: readonly Finding[], all: boolean): string[] {
	if (found.length === 0) return [];
	const { label, advice } = KIND_TEXTS[kind];
	const most = all ? found.length : isHarmless(kind) ? MAX_HARMLESS_LINES : MAX_LINES;
	const rest = found.length - most;
	return [
		'',
		`${label} (${found.length}). ${advice}`,
		...found.slice(0, most).map(formatFinding),
		...(rest > 0 ? [`  … and ${rest} more: npm run report -- --all`] : []),
	];
}

/**
 * The report as lines for a terminal, without control characters, which a terminal would execute. Long lists are cut,
 * unless `all` is set.
 */
export function formatReportLines(report: Report, { all = false }: { all?: boolean } = {}): string[] {
	const { findings, worthMending, votes, picturesAsked, searches } = report;
	const byKind = Map.groupBy(findings, ({ kind }) => kind);
	return [
		`Content report: ${formatCount(report.articles, 'article')}, content as of ${report.contentAsOf.slice(0, 16)}Z, ${findings.length === 0 ? 'nothing to fix' : formatCount(findings.length, 'thing to look at', 'things to look at')}`,
		...findingKinds.flatMap((kind) => formatKind(kind, byKind.get(kind) ?? [], all)),
		...formatMendingLines(worthMending),
		...(picturesAsked === undefined ? [] : ['', `${formatCount(picturesAsked, 'picture')} checked.`]),
		...(votes === undefined
			? []
			: ['', `Votes: ${toCleanLine(votes.said)}`, ...(votes.advice ? [`  ${votes.advice}`] : [])]),
		...(searches === undefined ? [] : formatSearchLines(searches)),
	];
}

/** One or two lines for the end of a build: the number of findings of each kind, and how to see them. */
export function formatReportSummary({ findings }: Pick<Report, 'findings'>): string[] {
	if (findings.length === 0) return ['Content report: nothing to fix.'];
	const byKind = Map.groupBy(findings, ({ kind }) => kind);
	const counts = findingKinds.flatMap((kind) => {
		const count = byKind.get(kind)?.length ?? 0;
		return count === 0 ? [] : [`${KIND_TEXTS[kind].label} ${count}`];
	});
	return [`Content report: ${counts.join(', ')}.`, '`npm run report` lists them all.'];
}
