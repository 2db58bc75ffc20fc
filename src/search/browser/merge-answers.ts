import type { Hit, SearchAnswer } from './search-answer.ts';

/** Rows on one page of the answer. */
const PAGE_SIZE = 8;

/** Merges the counts by category. Each index misses some articles that the other has, so the larger count is kept. */
function mergeCounts(one: SearchAnswer['categories'], other: SearchAnswer['categories']): SearchAnswer['categories'] {
	const counts = new Map(one.map(({ name, count }) => [name, count]));
	for (const { name, count } of other) counts.set(name, Math.max(count, counts.get(name) ?? 0));
	return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
}

/** Adds to a row what the full text knows about the article: an excerpt, and headings that match. */
function enrich(hit: Hit, text: Hit | undefined): Hit {
	if (!text || text === hit) return hit;
	const known = new Set(text.headings.map(({ href }) => href));
	return {
		...hit,
		excerpt: text.excerpt,
		headings: [...hit.headings.filter(({ href }) => !known.has(href)), ...text.headings],
	};
}

/**
 * Merges the answers of both indexes: first the rows of the quick index (`quick`, which holds all its rows) in their
 * order, then the articles that only the full text found. If the quick answer is partial and the full text found
 * something, only the full text counts.
 */
export async function mergeAnswers(quick: SearchAnswer, text: SearchAnswer): Promise<SearchAnswer> {
	const { corrected } = quick;
	if (quick.total === 0 || (quick.isPartial && text.total > 0)) return { ...text, corrected };
	const totals = {
		total: Math.max(quick.total, text.total),
		categories: mergeCounts(quick.categories, text.categories),
		corrected,
		isPartial: quick.isPartial,
	};
	const pending = [...quick.hits];
	const seen = new Set(quick.hits.map(({ href }) => href));
	const known = new Map<string, Hit>();
	const addHits = (hits: readonly Hit[]) => {
		for (const hit of hits) {
			known.set(hit.href, hit);
			if (!seen.has(hit.href)) pending.push(hit);
			seen.add(hit.href);
		}
	};
	let moreText = text.more;
	const readPage = async (): Promise<SearchAnswer> => {
		while (pending.length < PAGE_SIZE && moreText) {
			const { hits, more } = await moreText();
			moreText = more;
			addHits(hits);
		}
		const hits = pending.splice(0, PAGE_SIZE).map((hit) => enrich(hit, known.get(hit.href)));
		return { ...totals, hits, more: pending.length > 0 || moreText ? readPage : undefined };
	};
	addHits(text.hits);
	return readPage();
}
