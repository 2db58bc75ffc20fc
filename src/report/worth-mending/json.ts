import type { WorthMending } from './types.ts';

/** The list for the JSON of the report: every key but `editUrl` is present, `null` if its value is unknown. */
export function toMendingJson({ articles, ...rest }: WorthMending) {
	const round = (share: number) => Math.round(share * 1000) / 1000;
	return {
		...rest,
		articles: articles.map(({ url, votes, changed, ...row }) => ({
			...row,
			url: url ?? null,
			votes:
				votes === undefined
					? null
					: {
							helpful: votes.helpful,
							notHelpful: votes.notHelpful,
							unhelpfulLow: round(votes.unhelpful.low),
							unhelpfulHigh: round(votes.unhelpful.high),
						},
			changed: changed ?? null,
		})),
	};
}
