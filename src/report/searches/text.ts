import { toCleanLine } from '../../site/excerpts.ts';
import { describeProblems, describeSearches, SEARCH_TEXTS, searchLists } from './search-texts.ts';
import type { SearchesReport, SearchRow } from './summarise-searches.ts';

function formatRow({ query, next, counts, synonyms }: SearchRow): string[] {
	const words = next === undefined ? `“${query}”` : `“${query}” → “${next}”`;
	return [`  ${words}: ${counts}`, ...(synonyms === undefined ? [] : [`    ${synonyms}`])].map((line) =>
		line.replace(/\S.*/, toCleanLine),
	);
}

/** The searches as lines for a terminal. */
export function formatSearchLines(searches: SearchesReport): string[] {
	return [
		'',
		`Searches: ${describeSearches(searches)}`,
		...describeProblems(searches).map((line) => `  ${toCleanLine(line)}`),
		...searchLists.flatMap((list) => {
			const rows = searches[list];
			const { label, advice } = SEARCH_TEXTS[list];
			return rows.length === 0 ? [] : ['', `${label} (${rows.length}). ${advice}`, ...rows.flatMap(formatRow)];
		}),
	];
}
