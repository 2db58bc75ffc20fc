import type { Hit, SearchAnswer } from './search-answer.ts';

/** Rows that stand on a page of the answer. */
const AT_ONCE = 8;

/** Counts by category, the larger of both where both have one: each index misses some that the other has. */
function joinCounts(one: SearchAnswer['categories'], other: SearchAnswer['categories']): SearchAnswer['categories'] {
	const counts = new Map(one.map(({ name, count }) => [name, count]));
	for (const { name, count } of other) counts.set(name, Math.max(count, counts.get(name) ?? 0));
	return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
}

/** A row with what the full text knows of the article besides: an excerpt, and headings to go to. */
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
 * What both indexes found as one answer: first what titles, tags and headings gave (`quick`, with all its rows), in that order, then what
 * only the text has. Where no title had all the words and some text does, the text comes alone.
 */
export async function mergeAnswers(quick: SearchAnswer, text: SearchAnswer): Promise<SearchAnswer> {
	const { corrected } = quick;
	if (quick.total === 0 || (quick.isPartial && text.total > 0)) return { ...text, corrected };
	const totals = {
		total: Math.max(quick.total, text.total),
		categories: joinCounts(quick.categories, text.categories),
		corrected,
		isPartial: quick.isPartial,
	};
	const waiting = [...quick.hits];
	const seen = new Set(quick.hits.map(({ href }) => href));
	const known = new Map<string, Hit>();
	const take = (hits: readonly Hit[]) => {
		for (const hit of hits) {
			known.set(hit.href, hit);
			if (!seen.has(hit.href)) waiting.push(hit);
			seen.add(hit.href);
		}
	};
	let moreText = text.more;
	const page = async (): Promise<SearchAnswer> => {
		while (waiting.length < AT_ONCE && moreText) {
			const { hits, more } = await moreText();
			moreText = more;
			take(hits);
		}
		const hits = waiting.splice(0, AT_ONCE).map((hit) => enrich(hit, known.get(hit.href)));
		return { ...totals, hits, more: waiting.length > 0 || moreText ? page : undefined };
	};
	take(text.hits);
	return page();
}
