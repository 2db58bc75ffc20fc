import type { InsightMessage } from './message.ts';

/** How often a query was searched for on a day (UTC), with which outcome, and how often an article of the answer was opened. */
export interface QueryCounts {
	day: string;
	query: string;
	asked: number;
	none: number;
	partial: number;
	found: number;
	opened: number;
}

/** How often the next query after `from`, which found too little, was `to`. */
export interface AgainCounts {
	day: string;
	from: string;
	to: string;
	again: number;
}

/** The most lines of a day: a flood of invented queries must not fill the disk. */
export const MAX_LINES_A_DAY = 2_000;
/** How many days are kept. */
export const KEPT_DAYS = 90;

const DAY_MS = 86_400_000;

/** The counts of one day, all that a collector keeps. */
export interface DayCounts {
	/** Counts a message. Returns `false` for a new query on a day that is full. */
	add(message: InsightMessage): boolean;
	/** The counts as lines of NDJSON, in the order in which the queries came first. */
	lines(): string[];
}

/** Creates the counts of a day (`2026-12-01`). `kept` are the lines of an earlier process on the same day. */
export function createDayCounts(day: string, kept: Iterable<string> = [], maxLines = MAX_LINES_A_DAY): DayCounts {
	const counts = new Map<string, QueryCounts | AgainCounts>();
	for (const line of kept) {
		const value: QueryCounts | AgainCounts = JSON.parse(line);
		counts.set(toKey(value), value);
	}
	const open = <Counts extends QueryCounts | AgainCounts>(empty: Counts): Counts | undefined => {
		const key = toKey(empty);
		if (!counts.has(key)) {
			if (counts.size >= maxLines) return undefined;
			counts.set(key, empty);
		}
		// The key of a value tells its type.
		return counts.get(key) as Counts;
	};
	return {
		add(message) {
			if ('again' in message) {
				const pair = open({ day, ...message.again, again: 0 });
				if (pair) pair.again += 1;
				return pair !== undefined;
			}
			const { query, outcome, opened } = message;
			const line = open({ day, query, asked: 0, none: 0, partial: 0, found: 0, opened: 0 });
			if (!line) return false;
			if (opened) line.opened += 1;
			else {
				line.asked += 1;
				line[outcome] += 1;
			}
			return true;
		},
		lines: () => Array.from(counts.values(), (line) => JSON.stringify(line)),
	};
}

function toKey(counts: QueryCounts | AgainCounts): string {
	return JSON.stringify('from' in counts ? [counts.from, counts.to] : counts.query);
}

/** The day (UTC) of a time in milliseconds. */
export function toDay(time: number): string {
	return new Date(time).toISOString().slice(0, 10);
}

/** The first day that is still kept at a time in milliseconds. */
export function firstKeptDay(time: number): string {
	return toDay(time - (KEPT_DAYS - 1) * DAY_MS);
}
