import type { Query } from './queries.ts';

/** The quality of a search over some queries. */
export interface Score {
	hit1: number;
	hit2: number;
	hit5: number;
	/** Mean reciprocal rank among the first ten. */
	mrr: number;
	count: number;
}

/** Returns the titles that a search finds for a query, best first. */
export type FindTitles = (query: string) => Promise<string[]>;

/** How many results count for the mean reciprocal rank. */
export const MAX_RANK = 10;

const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** Scores queries by the place of each one's first correct article, from 0 on; -1 if it was not found. */
export function scorePlaces(places: readonly number[]): Score {
	const share = (sum: number) => sum / Math.max(1, places.length);
	const shareOfFirst = (most: number) => share(places.filter((place) => place >= 0 && place < most).length);
	return {
		hit1: shareOfFirst(1),
		hit2: shareOfFirst(2),
		hit5: shareOfFirst(5),
		mrr: share(places.reduce((sum, place) => sum + (place >= 0 && place < MAX_RANK ? 1 / (place + 1) : 0), 0)),
		count: places.length,
	};
}

/**
 * Runs every query. An article is correct if its title has every word that is meant: no search could tell two such
 * articles apart.
 */
export async function scoreQueries(find: FindTitles, queries: readonly Query[]): Promise<Score> {
	const places: number[] = [];
	for (const { typed, meant } of queries) {
		const titles = await find(typed);
		places.push(titles.slice(0, MAX_RANK).findIndex((title) => meant.every((word) => words(title).has(word))));
	}
	return scorePlaces(places);
}
