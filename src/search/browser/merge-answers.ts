import type { Hit, SearchAnswer } from './search-answer.ts';

/** Rows on one page of the answer. */
const PAGE_SIZE = 8;

/** Merges the counts by category. Each index misses some articles that the other has, so the larger count is kept. */
function mergeCounts(one: SearchAnswer['categories'], other: SearchAnswer['categories']): SearchAnswer['categories'] {
	const counts = new Map(one.map(({ name, count }) => [name, count]));
	for (const { name, count } of other) counts.set(name, Math.max(count, counts.get(name) ?? 0));
	return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
}

/**
 * Adds to an answer the articles that only another one has, below its own rows: rows that may be on screen already never
 * move. The sentences above the rows are those of the first answer.
 */
export async function mergeAnswers(shown: SearchAnswer, other: SearchAnswer): Promise<SearchAnswer> {
	const seen = new Set<string>();
	const pending: Hit[] = [];
	const addHits = (hits: readonly Hit[]) => {
		for (const hit of hits) {
			if (!seen.has(hit.href)) pending.push(hit);
			seen.add(hit.href);
		}
	};
	const categories = mergeCounts(shown.categories, other.categories);
	let [moreShown, moreOther] = [shown.more, other.more];
	const readPage = async (): Promise<SearchAnswer> => {
		while (pending.length < PAGE_SIZE && moreShown) {
			const { hits, more } = await moreShown();
			moreShown = more;
			addHits(hits);
		}
		if (!moreShown) addHits(other.hits);
		while (pending.length < PAGE_SIZE && !moreShown && moreOther) {
			const { hits, more } = await moreOther();
			moreOther = more;
			addHits(hits);
		}
		const hits = pending.splice(0, PAGE_SIZE);
		const total = Math.max(shown.total, other.total, seen.size);
		return {
			...shown,
			total,
			categories,
			hits,
			more: pending.length > 0 || moreShown || moreOther ? readPage : undefined,
		};
	};
	addHits(shown.hits);
	return readPage();
}
