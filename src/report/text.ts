import { toCleanLine } from '../site/excerpts.ts';
import { findingKinds, KIND_TEXTS } from './kinds.ts';
import { formatSearchLines } from './searches/text.ts';
import type { Finding, Report } from './types.ts';

/** A count and its noun: "1 article", "2 articles". */
export function formatCount(count: number, one: string, many = `${one}s`): string {
	return `${count} ${count === 1 ? one : many}`;
}

function formatFinding({ slug, title, what }: Finding): string {
	const name = [slug, title !== slug && title !== '' ? `“${title}”` : ''].filter(Boolean).join(' ');
	return `  ${toCleanLine(name)}: ${toCleanLine(what)}`;
}

/** The report as lines for a terminal, without control characters, which a terminal would execute. */
export function formatReportLines(report: Report): string[] {
	const { findings, votes, picturesAsked, searches } = report;
	const byKind = Map.groupBy(findings, ({ kind }) => kind);
	return [
		`Content report: ${formatCount(report.articles, 'article')}, content as of ${report.contentAsOf.slice(0, 16)}Z, ${findings.length === 0 ? 'nothing to fix' : formatCount(findings.length, 'thing to look at', 'things to look at')}`,
		...findingKinds.flatMap((kind) => {
			const found = byKind.get(kind) ?? [];
			const { label, advice } = KIND_TEXTS[kind];
			return found.length === 0 ? [] : ['', `${label} (${found.length}). ${advice}`, ...found.map(formatFinding)];
		}),
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
