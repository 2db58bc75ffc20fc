import { createQuickSearch, type QuickSearch, readQuickIndex } from '../quick/quick-search.ts';
import { createQuickHits } from './quick-hits.ts';
import type { SearchAnswer } from './search-answer.ts';

/** Finds articles by their titles, tags and headings, at once. */
export interface QuickSearchLoader {
	/** Begins to load the index; it is asked for once, and again after a failure. */
	start(): Promise<QuickSearch>;
	/** What is found, the first rows or `all` that are worth having; `undefined` until the index is there. */
	search(query: string, category: string | undefined, all?: boolean): SearchAnswer | undefined;
	/** A query near this one, for when nothing was found at all. */
	suggest(query: string): string | undefined;
}

const TIMEOUT = 15_000;
/** Milliseconds before a failure is forgotten: whoever was offline may be back. */
const AGAIN = 5_000;
/** Rows of a first answer, and of all that can be had of it. */
const FIRST = 8;
const MOST = 200;

async function load(address: string): Promise<QuickSearch> {
	// A copy that a browser kept may be of the site as it was before.
	const response = await fetch(address, { cache: 'no-cache', signal: AbortSignal.timeout(TIMEOUT) });
	if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
	return createQuickSearch(readQuickIndex(await response.json()));
}

function createAnswer(
	quick: QuickSearch,
	query: string,
	category: string | undefined,
	from: number,
	to: number,
): SearchAnswer {
	const { rows, total, categories, corrected, isPartial } = quick.search(query, { limit: to, category });
	const hits = createQuickHits(rows.slice(from));
	const more =
		to < Math.min(total, MOST) ? async () => createAnswer(quick, query, category, to, to + FIRST) : undefined;
	return { total, hits, categories, corrected, isPartial, more };
}

/** Searches the quick index at `address`. */
export function createQuickSearchLoader(address: string): QuickSearchLoader {
	let coming: Promise<QuickSearch> | undefined;
	let ready: QuickSearch | undefined;
	const start = () => {
		if (coming) return coming;
		const loading = load(address);
		coming = loading;
		loading.then(
			(quick) => {
				ready = quick;
			},
			() => setTimeout(() => (coming = undefined), AGAIN),
		);
		return loading;
	};
	return {
		start,
		search: (query, category, all) => ready && createAnswer(ready, query, category, 0, all ? MOST : FIRST),
		suggest: (query) => ready?.suggest(query),
	};
}
