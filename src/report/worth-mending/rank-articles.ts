import type { Article, Site } from '../../site/site.ts';
import type { MendingRow, WorthMending } from './types.ts';
import { estimateShare } from './wilson.ts';

const MAX_ROWS = 10;
/** Listed is an article of at least this age (years), or one that at least this share of readers finds unhelpful. */
const OLD_YEARS = 0.5;
const UNHELPFUL_SHARE = 0.1;
/** From this age on (years), an article does not get more urgent. */
const MAX_YEARS = 3;
const YEAR_MS = 365.25 * 24 * 3_600_000;

/**
 * Lists the articles whose mending helps most readers: read much, found unhelpful, old. `editUrl` returns where an article
 * is edited.
 */
export function rankWorthMending(
	{ articles, urls }: Pick<Site, 'articles' | 'urls'>,
	editUrl: (slug: string) => Pick<MendingRow, 'editUrl'>,
	now: Date,
): WorthMending {
	const hasViews = articles.some(({ views }) => views > 0);
	const rows = articles.map((article) => {
		const { slug, title, path, views, updatedAt } = article;
		const changed = updatedAt?.toISOString().slice(0, 10);
		const votes = estimateVotes(article);
		const row: MendingRow = { slug, title, url: urls.absolute(path), ...editUrl(slug), views, votes, changed };
		const age = updatedAt === undefined ? 0 : (now.getTime() - updatedAt.getTime()) / YEAR_MS;
		return { row, score: (hasViews ? views : 1) * scoreFault(votes?.unhelpful.low ?? 0, age) };
	});
	return {
		hasVotes: articles.some(({ votes }) => votes !== undefined),
		hasViews,
		articles: rows
			.filter(({ score }) => score > 0)
			.sort((one, other) => other.score - one.score)
			.slice(0, MAX_ROWS)
			.map(({ row }) => row),
	};
}

/**
 * How likely an article fails a reader, from 0 to 2. Of the votes only the low end of their interval counts: one "No" must
 * not outweigh many.
 */
function scoreFault(unhelpfulLow: number, years: number): number {
	if (years < OLD_YEARS && unhelpfulLow < UNHELPFUL_SHARE) return 0;
	return unhelpfulLow + Math.min(Math.max(years, 0), MAX_YEARS) / MAX_YEARS;
}

function estimateVotes({ votes }: Article): MendingRow['votes'] {
	const total = votes === undefined ? 0 : votes.helpful + votes.notHelpful;
	if (votes === undefined || total === 0) return undefined;
	return { ...votes, unhelpful: estimateShare(votes.notHelpful, total) };
}
