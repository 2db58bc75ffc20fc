import { createQuickSearch, type QuickSearch, readQuickIndex } from '../quick/quick-search.ts';
import { createQuickHits } from './quick-hits.ts';
import type { SearchAnswer } from './search-answer.ts';

/** Finds articles by their titles, tags and headings, without a request once the index is loaded. */
export interface QuickSearchLoader {
	/** Starts to load the index. It is requested once, and again after a failure. */
	start(): Promise<QuickSearch>;
	/** The first rows, or with `all` up to 200 rows; `undefined` until the index is loaded. */
	search(query: string, category: string | undefined, all?: boolean): SearchAnswer | undefined;
	/** A similar query, for when nothing was found. */
	suggest(query: string): string | undefined;
}

const TIMEOUT = 15_000;
/** Milliseconds after which loading may be tried again: a reader who was offline may be back online. */
const RETRY_AFTER = 5_000;
/** Rows on one page of the answer, and in all. */
const PAGE_SIZE = 8;
const MAX_ROWS = 200;

async function load(url: string): Promise<QuickSearch> {
	// A cached copy may be older than the site.
	const response = await fetch(url, { cache: 'no-cache', signal: AbortSignal.timeout(TIMEOUT) });
	if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
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
		to < Math.min(total, MAX_ROWS) ? async () => createAnswer(quick, query, category, to, to + PAGE_SIZE) : undefined;
	return { total, hits, categories, corrected, isPartial, more };
}

/** Searches the quick index at `url`. */
export function createQuickSearchLoader(url: string): QuickSearchLoader {
	let loading: Promise<QuickSearch> | undefined;
	let ready: QuickSearch | undefined;
	const start = () => {
		if (loading) return loading;
		const request = load(url);
		loading = request;
		request.then(
			(quick) => {
				ready = quick;
			},
			() => setTimeout(() => (loading = undefined), RETRY_AFTER),
		);
		return request;
	};
	return {
		start,
		search: (query, category, all) => ready && createAnswer(ready, query, category, 0, all ? MAX_ROWS : PAGE_SIZE),
		suggest: (query) => ready?.suggest(query),
	};
}
