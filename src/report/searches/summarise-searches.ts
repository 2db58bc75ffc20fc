import { isMasked } from '../../insights/mask-query.ts';
import { createTitleFinder } from './nearest-title.ts';
import type { AgainLine, QueryLine, SearchLines } from './search-lines.ts';

/** A query is shown only after so many searches or on so many days: what only one reader typed may be about this reader. */
const ENOUGH = 3;
/** The most rows of a list. */
const MAX_ROWS = 50;
/** Below this share of opened answers, a query counts as one whose articles nobody opens. */
const OPENED_SHARE = 0.25;

/** A query in the report. */
export interface SearchRow {
	query: string;
	/** The query of the reader after it; only in `again`. */
	next?: string;
	/** How often, in words. */
	counts: string;
	/** A line for `synonyms` in the configuration; `undefined` if there is nothing to suggest. */
	synonyms: string | undefined;
}

/** What readers searched for, as far as the team can do something about it. */
export interface SearchesReport {
	/** Number of searches and of days. */
	asked: number;
	days: number;
	/** How many queries are not shown because they are too rare. */
	rare: number;
	notFound: SearchRow[];
	notOpened: SearchRow[];
	again: SearchRow[];
	/** Lines of the file that are left out, and why. */
	problems: string[];
}

type Sum<Line> = Line & { days: number };

/** Adds up what a collector has counted. `titles` are those of all articles. */
export function summariseSearches(
	{ queries, again, problems }: SearchLines,
	titles: readonly string[],
): SearchesReport {
	const all = sumQueries(queries);
	const shown = all.filter((sum) => isEnough(sum.asked, sum.days));
	const pairs = sumPairs(again).filter((sum) => isEnough(sum.again, sum.days));
	const findTitle = createTitleFinder(titles);
	const suggest = (query: string) =>
		formatSynonyms(query, pairs.find(({ from }) => from === query)?.to ?? findTitle(query) ?? '…');
	const toRow = (sum: Sum<QueryLine>): SearchRow => ({
		query: sum.query,
		counts: formatCounts(sum),
		synonyms: suggest(sum.query),
	});
	const poor = ({ none, partial }: QueryLine) => none + partial;
	return {
		asked: all.reduce((total, { asked }) => total + asked, 0),
		days: new Set(queries.map(({ day }) => day)).size,
		rare: all.length - shown.length,
		notFound: shown
			.filter((sum) => poor(sum) > sum.found)
			.sort((one, other) => poor(other) - poor(one))
			.slice(0, MAX_ROWS)
			.map(toRow),
		notOpened: shown
			.filter((sum) => sum.found > 0 && sum.found >= poor(sum) && sum.opened < sum.asked * OPENED_SHARE)
			.sort((one, other) => other.asked - other.opened - (one.asked - one.opened))
			.slice(0, MAX_ROWS)
			.map(toRow),
		again: pairs
			.sort((one, other) => other.again - one.again)
			.slice(0, MAX_ROWS)
			.map(({ from, to, again, days }) => ({
				query: from,
				next: to,
				counts: `${formatTimes(again)} on ${formatDays(days)}`,
				synonyms: formatSynonyms(from, to),
			})),
		problems,
	};
}

function isEnough(times: number, days: number): boolean {
	return times >= ENOUGH || days >= ENOUGH;
}

function sumQueries(lines: readonly QueryLine[]): Sum<QueryLine>[] {
	return [...Map.groupBy(lines, ({ query }) => query)].map(([query, group]) => {
		const total = (key: 'asked' | 'none' | 'partial' | 'found' | 'opened') =>
			group.reduce((sum, line) => sum + line[key], 0);
		return {
			day: '',
			query,
			asked: total('asked'),
			none: total('none'),
			partial: total('partial'),
			found: total('found'),
			opened: total('opened'),
			days: new Set(group.map(({ day }) => day)).size,
		};
	});
}

function sumPairs(lines: readonly AgainLine[]): Sum<AgainLine>[] {
	const groups = Map.groupBy(lines, ({ from, to }) => JSON.stringify([from, to]));
	return [...groups.values()].flatMap((group) => {
		const [first] = group;
		if (!first) return [];
		const again = group.reduce((sum, line) => sum + line.again, 0);
		return [{ ...first, again, days: new Set(group.map(({ day }) => day)).size }];
	});
}

function formatTimes(count: number): string {
	return `${count} ${count === 1 ? 'time' : 'times'}`;
}

function formatDays(count: number): string {
	return `${count} ${count === 1 ? 'day' : 'days'}`;
}

function formatCounts({ asked, none, partial, found, opened, days }: Sum<QueryLine>): string {
	const parts = [
		`asked ${formatTimes(asked)} on ${formatDays(days)}`,
		...(none ? [`nothing found ${none}`] : []),
		...(partial ? [`partly found ${partial}`] : []),
		...(found ? [`found ${found}`] : []),
		`opened ${opened}`,
	];
	return parts.join(', ');
}

/** A line for `synonyms`, in the form of the configuration file. */
function formatSynonyms(query: string, other: string): string | undefined {
	if (isMasked(query) || isMasked(other) || query === other) return undefined;
	const quote = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
	return `[${quote(query)}, ${quote(other)}],`;
}
