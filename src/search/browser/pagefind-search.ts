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

/** Searches the words of the articles themselves. */
export interface FullTextSearch {
	/** Begins to load the index. */
	start(): Promise<unknown>;
	/** `isStrict`: only where every word stands in the text as typed. Throws where the index can't be had. */
	search(query: string, category: string | undefined, isStrict?: boolean): Promise<SearchAnswer>;
}

const AT_ONCE = 8;
/** Milliseconds before a failure is forgotten: whoever was offline may be back. */
const AGAIN = 5_000;

async function read(
	found: PagefindResult[],
	from: number,
	query: string,
	rest: Omit<SearchAnswer, 'hits' | 'more'>,
): Promise<SearchAnswer> {
	const to = from + AT_ONCE;
	const fragments = await withTimeout(Promise.all(found.slice(from, to).map((result) => result.data())));
	const more = to < found.length ? () => read(found, to, query, rest) : undefined;
	return { ...rest, hits: fragments.map((fragment) => createHit(fragment, query)), more };
}

/** Searches the index below `bundle`; its paths get `base` in front. Nothing is loaded before the first `start` or `ask`. */
export function createPagefindSearch(bundle: string, base: string): FullTextSearch {
	let ready: Promise<OpenPagefindIndex> | undefined;
	const forget = (opening: typeof ready) => {
		if (ready === opening) ready = undefined;
	};
	const start = () => {
		if (ready) return ready;
		const opening = withTimeout(openPagefindIndex(bundle, base));
		opening.catch(() => setTimeout(forget, AGAIN, opening));
		ready = opening;
		return opening;
	};

	const askOnce = async (query: string, category: string | undefined, isStrict: boolean): Promise<SearchAnswer> => {
		const { pagefind, version } = await start();
		const filters = category ? { category } : {};
		const { results, totalFilters } = await withTimeout(pagefind.search(segmentWords(query), { filters }));
		const best = results[0] && (await withTimeout(results[0].data()));
		if (!best || !isRelevant(best, query, isStrict)) {
			if ((await fetchIndexVersion(bundle)) !== version) throw new Error('The search index was replaced.');
			return EMPTY_ANSWER;
		}
		const counts = Object.entries(totalFilters.category ?? {}).map(([name, count]) => ({ name, count }));
		const categories = counts.filter(({ count }) => count > 0);
		return read(results, 0, query, { total: results.length, categories });
	};
	const search: FullTextSearch['search'] = async (query, category, isStrict = false) => {
		const before = ready;
		try {
			return await askOnce(query, category, isStrict);
		} catch (error) {
			// What was open before may have been replaced since: once more with what is there now.
			if (before === undefined || ready !== before) throw error;
			await (await before).pagefind.destroy();
			forget(before);
			return askOnce(query, category, isStrict);
		}
	};
	return { start, search };
}
