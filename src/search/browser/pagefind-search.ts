import { createHit, isRelevant } from './pagefind-hits.ts';
import {
	fetchIndexVersion,
	type OpenPagefindIndex,
	openPagefindIndex,
	type PagefindResult,
	withTimeout,
} from './pagefind-module.ts';
import { EMPTY_ANSWER, type SearchAnswer } from './search-answer.ts';
import { segmentWords } from './segment-words.ts';

/** Searches the full text of the articles. */
export interface FullTextSearch {
	/** Starts to load the index. */
	start(): Promise<unknown>;
	/** Rejects if the index cannot be loaded. */
	search(query: string, category: string | undefined): Promise<SearchAnswer>;
}

/** Rows on one page of the answer. */
const PAGE_SIZE = 8;
/** Milliseconds after which loading may be tried again: a reader who was offline may be back online. */
const RETRY_AFTER = 5_000;

async function readPage(
	found: PagefindResult[],
	from: number,
	query: string,
	rest: Omit<SearchAnswer, 'hits' | 'more'>,
): Promise<SearchAnswer> {
	const to = from + PAGE_SIZE;
	const fragments = await withTimeout(Promise.all(found.slice(from, to).map((result) => result.data())));
	const more = to < found.length ? () => readPage(found, to, query, rest) : undefined;
	return { ...rest, hits: fragments.map((fragment) => createHit(fragment, query)), more };
}

/**
 * Searches the index below `bundle`; its paths get `base` in front. Nothing is loaded before the first `start` or
 * `search`.
 */
export function createPagefindSearch(bundle: string, base: string): FullTextSearch {
	let ready: Promise<OpenPagefindIndex> | undefined;
	const forget = (opening: typeof ready) => {
		if (ready === opening) ready = undefined;
	};
	const start = () => {
		if (ready) return ready;
		const opening = withTimeout(openPagefindIndex(bundle, base));
		opening.catch(() => setTimeout(forget, RETRY_AFTER, opening));
		ready = opening;
		return opening;
	};

	const searchOnce = async (query: string, category: string | undefined): Promise<SearchAnswer> => {
		const { pagefind, version } = await start();
		const filters = category ? { category } : {};
		const { results, totalFilters } = await withTimeout(pagefind.search(segmentWords(query), { filters }));
		const best = results[0] && (await withTimeout(results[0].data()));
		if (!best || !isRelevant(best, query)) {
			if ((await fetchIndexVersion(bundle)) !== version) throw new Error('The search index was replaced.');
			return EMPTY_ANSWER;
		}
		const counts = Object.entries(totalFilters.category ?? {}).map(([name, count]) => ({ name, count }));
		const categories = counts.filter(({ count }) => count > 0);
		return readPage(results, 0, query, { total: results.length, categories });
	};
	const search: FullTextSearch['search'] = async (query, category) => {
		const before = ready;
		try {
			return await searchOnce(query, category);
		} catch (error) {
			// The index that was already open may have been replaced: search once more with the current one.
			if (before === undefined || ready !== before) throw error;
			await (await before).pagefind.destroy();
			forget(before);
			return searchOnce(query, category);
		}
	};
	return { start, search };
}
