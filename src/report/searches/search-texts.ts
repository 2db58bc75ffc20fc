import type { SearchesReport } from './summarise-searches.ts';

/** The lists of searches, in the order of the report: heading, and advice. */
export const SEARCH_TEXTS = {
	notFound: {
		label: 'Looked for and not found',
		advice:
			'Write what is missing, or name the words that mean the same under `synonyms` in src/help-center.config.ts.',
	},
	notOpened: {
		label: 'Found and not opened',
		advice:
			'Fewer than one in four of these searches led to an article. Look whether a title says what readers look for.',
	},
	again: {
		label: 'Asked again in other words',
		advice: 'Readers found too little with the first words and tried the second within a minute.',
	},
} as const;

// `Object.keys` returns `string[]`, whatever the object.
export const searchLists = Object.keys(SEARCH_TEXTS) as (keyof typeof SEARCH_TEXTS)[];

/** What the lists are made from, in one sentence. */
export function describeSearches({ asked, days, rare }: SearchesReport): string {
	const searches = asked === 1 ? '1 search' : `${asked} searches`;
	const rareQueries = rare === 1 ? '1 query is' : `${rare} queries are`;
	return `${searches} on ${days === 1 ? '1 day' : `${days} days`}. ${rareQueries} too rare to be shown.`;
}

/** What was left out of the file; empty if nothing. */
export function describeProblems({ problems }: SearchesReport): string[] {
	const shown = problems.slice(0, 10);
	const rest = problems.length - shown.length;
	return [...shown.map((problem) => `Left out: ${problem}`), ...(rest > 0 ? [`Left out: ${rest} more lines.`] : [])];
}
