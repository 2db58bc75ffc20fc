import type { Query } from './queries.ts';

/** How well a search did over some queries. */
export interface Score {
	hit1: number;
	hit5: number;
	/** Mean reciprocal rank among the first ten. */
	mrr: number;
	count: number;
}

/** The titles that a search shows for a query, best first. */
export type FindTitles = (query: string) => Promise<string[]>;

const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** Asks every query; an article is right where its title has every word that was meant: no search could tell two such apart. */
export async function scoreQueries(find: FindTitles, queries: readonly Query[]): Promise<Score> {
	let [hit1, hit5, reciprocal] = [0, 0, 0];
	for (const { typed, meant } of queries) {
		const titles = await find(typed);
		const place = titles.slice(0, 10).findIndex((title) => meant.every((word) => words(title).has(word)));
		if (place === 0) hit1 += 1;
		if (place >= 0 && place < 5) hit5 += 1;
		if (place >= 0) reciprocal += 1 / (place + 1);
	}
	const of = (sum: number) => sum / Math.max(1, queries.length);
	return { hit1: of(hit1), hit5: of(hit5), mrr: of(reciprocal), count: queries.length };
}
