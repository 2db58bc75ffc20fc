import { toCleanLine } from '../../site/excerpts.ts';
import type { MendingRow, WorthMending } from './types.ts';

/** The heading of the list. */
export const MENDING_LABEL = 'Articles most worth mending';

/** What the list is made from, and what the source does not tell. */
export function describeMending({ hasVotes, hasViews }: WorthMending): string {
	if (hasVotes && hasViews) return 'Read much, found unhelpful, or not changed for long.';
	if (hasViews) return 'Read much and not changed for long: the source of the articles gives no votes.';
	if (hasVotes) return 'Found unhelpful, or not changed for long: the source of the articles gives no views.';
	return 'Not changed for long: the source of the articles gives neither votes nor views.';
}

/** What is known of an article, in a line: views, votes as an interval, age. */
export function describeRow({ views, votes, changed }: MendingRow, { hasVotes, hasViews }: WorthMending): string {
	const parts = [
		...(hasViews ? [views === 1 ? '1 view' : `${views.toLocaleString('en')} views`] : []),
		...(hasVotes ? [describeVotes(votes)] : []),
		changed === undefined ? 'date of last change unknown' : `last changed ${changed}`,
	];
	return parts.join(' · ');
}

/** The list as lines for a terminal. */
export function formatMendingLines(mending: WorthMending): string[] {
	const { articles } = mending;
	if (articles.length === 0) return [];
	return [
		'',
		`${MENDING_LABEL} (${articles.length}). ${describeMending(mending)}`,
		...articles.map(
			(row) => `  ${[`${toCleanLine(row.slug)}: ${describeRow(row, mending)}`, ...listLinks(row)].join(' · ')}`,
		),
	];
}

/** Where an article is read and where it is edited, for a line of a terminal. */
export function listLinks({ url, editUrl }: Pick<MendingRow, 'url' | 'editUrl'>): string[] {
	return [...(url === undefined ? [] : [url]), ...(editUrl === undefined ? [] : [`edit: ${editUrl}`])];
}

function describeVotes(votes: MendingRow['votes']): string {
	if (votes === undefined) return 'no votes yet';
	const { helpful, notHelpful, unhelpful } = votes;
	const percent = (share: number) => Math.round(share * 100);
	return `${notHelpful} of ${helpful + notHelpful} found it unhelpful (${percent(unhelpful.low)}–${percent(unhelpful.high)} %)`;
}
