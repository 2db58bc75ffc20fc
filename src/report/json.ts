import { countByKind } from './content-report.ts';
import type { Report } from './types.ts';
import { toMendingJson } from './worth-mending/json.ts';

/** The report as JSON for other programs. Every key but `searches` is always present, `null` if its value is unknown. */
export function formatReportJson(report: Report): string {
	const { findings, home, picturesAsked, votes, worthMending, ...rest } = report;
	const value = {
		...rest,
		home: home ?? null,
		counts: countByKind(report),
		findings: findings.map(({ url, ...finding }) => ({ ...finding, url: url ?? null })),
		picturesAsked: picturesAsked ?? null,
		worthMending: toMendingJson(worthMending),
		votes: votes === undefined ? null : { ...votes, taken: votes.taken ?? null },
	};
	return `${JSON.stringify(value, null, '\t')}\n`;
}
