import type { Query } from './queries.ts';

/** The quality of a search over some queries. */
export interface Score {
	hit1: number;
	hit5: number;
	/** Mean reciprocal rank among the first ten. */
	mrr: number;
	count: number;
}

/** Returns the titles that a search finds for a query, best first. */
export type FindTitles = (query: string) => Promise<string[]>;

const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/**
 * Runs every query. An article is correct if its title has every word that is meant: no search could tell two such
 * articles apart.
 */
export async function scoreQueries(find: FindTitles, queries: readonly Query[]): Promise<Score> {
	let [hit1, hit5, reciprocal] = [0, 0, 0];
	for (const { typed, meant } of queries) {
		const titles = await find(typed);
		const place = titles.slice(0, 10).findIndex((title) => meant.every((word) => words(title).has(word)));
		if (place === 0) hit1 += 1;
		if (place >= 0 && place < 5) hit5 += 1;
		if (place >= 0) reciprocal += 1 / (place + 1);
	}
	const divide = (sum: number) => sum / Math.max(1, queries.length);
	return { hit1: divide(hit1), hit5: divide(hit5), mrr: divide(reciprocal), count: queries.length };
}
