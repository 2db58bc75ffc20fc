import { isCertain, type QuickAnswer } from '../quick/quick-search.ts';
import { createIndexLoader, type LoadedIndexes } from './index-loader.ts';
import { mergeAnswers } from './merge-answers.ts';
import type { FullTextSearch } from './pagefind-search.ts';
import { createQuickHits } from './quick-hits.ts';
import { EMPTY_ANSWER, type SearchAnswer, type SearchFunction } from './search-answer.ts';

/** Where the search finds its indexes and the Library. */
export interface SearchEngineOptions {
	/** The base path of this site; begins and ends with a slash. */
	base: string;
	/** URLs of the Library's search endpoint, and of the folder with its own article pages. */
	fallbackUrl: string | undefined;
	libraryArticlesUrl: string | undefined;
}

/** The search of this site, over all its indexes. */
export interface SearchEngine {
	/**
	 * Starts to load the quick index, before a reader types. Resolves when it is loaded or has failed; never rejects.
	 */
	start(): Promise<void>;
	/**
	 * The first rows, in the task of the key; `undefined` until they are known for good: what comes later never moves
	 * them.
	 */
	searchQuick(query: string, category: string | undefined): SearchAnswer | undefined;
	/**
	 * Loads the text index for a query. Resolves when it is loaded or has failed, at the first time after 250 ms at the
	 * latest; never rejects.
	 */
	loadText(query: string): Promise<void>;
	/** How long typing must pause before `search` is called, in milliseconds. */
	getTypingDelay(): number;
	/** Searches all indexes; rejects if none can be searched. */
	search: SearchFunction;
	/** A similar query, for one that found little. */
	suggest(query: string): string | undefined;
}

/** So long, in milliseconds, the first rows wait for the text index. Those of titles alone may be fewer. */
const GRACE = 250;
/** Rows on one page of the answer, and in all. */
const PAGE_SIZE = 8;
const MAX_ROWS = 200;
/** A phrase in quotation marks: only the full text knows the order of words. */
const PHRASE = /^\s*["“„«].+["”“»]\s*$/;

/** An answer of this site's own indexes. */
type OwnAnswer = SearchAnswer & Omit<QuickAnswer, 'rows'>;

function createAnswer(
	loaded: LoadedIndexes,
	query: string,
	category: string | undefined,
	from = 0,
	to = PAGE_SIZE,
): OwnAnswer {
	const { rows, ...rest } = loaded.search.search(query, { limit: to, category });
	const hits = createQuickHits(rows.slice(from), query, loaded.search);
	const hasMore = to < Math.min(rest.total, MAX_ROWS);
	return {
		...rest,
		hits,
		more: hasMore ? async () => createAnswer(loaded, query, category, to, to + PAGE_SIZE) : undefined,
	};
}

/**
 * Searches with this site's own indexes. Pagefind answers phrases in quotation marks, adds to the answers of large sites,
 * whose text index is not whole, and takes over where the indexes cannot be loaded; after it the Library's own search.
 */
export function createSearchEngine({ base, fallbackUrl, libraryArticlesUrl }: SearchEngineOptions): SearchEngine {
	const indexes = createIndexLoader(base);
	let pagefind: FullTextSearch | undefined;
	let fallback: SearchFunction | undefined;
	let isFallback = false;
	let grace: Promise<void> | undefined;
	let isGraceOver = false;
	let shown: { query: string; category: string | undefined; answer: OwnAnswer } | undefined;

	const searchElsewhere: SearchFunction = async (query, category) => {
		if (!fallbackUrl) throw new Error('No search can be reached.');
		const { createCstarSearch } = await import('./cstar-search.ts');
		fallback ??= createCstarSearch(fallbackUrl, base, libraryArticlesUrl ?? '');
		isFallback = true;
		return fallback(query, category);
	};
	const searchPagefind = async (
		own: SearchAnswer,
		query: string,
		category: string | undefined,
		hasText: boolean,
	): Promise<SearchAnswer> => {
		const words = PHRASE.test(query) ? query : (indexes.get()?.search.removeStopWords(query) ?? query);
		try {
			// Most readers never need it.
			const { createPagefindSearch } = await import('./pagefind-search.ts');
			pagefind ??= createPagefindSearch(`${base}pagefind/`, base);
			const found = await pagefind.search(own.corrected ?? words, category);
			if (PHRASE.test(query) && found.total > 0) return found;
			return await mergeAnswers(own, found);
		} catch {
			if (own.total > 0) return hasText ? own : { ...own, missing: 'text' };
			return searchElsewhere(own.corrected ?? query, category);
		}
	};
	const searchQuick = (query: string, category: string | undefined) => {
		const loaded = indexes.get();
		if (!loaded || PHRASE.test(query)) return undefined;
		const answer = createAnswer(loaded, query, category);
		const hasText = loaded.text.isLoaded(loaded.search.listTextTerms(query));
		if (!hasText && !(isGraceOver && isCertain(answer))) return undefined;
		shown = { query, category, answer };
		return answer;
	};

	return {
		// An error here happens again in `search`, which handles it.
		start: () =>
			indexes.start().then(
				() => {},
				() => {},
			),
		searchQuick,
		loadText: async (query) => {
			const loaded = indexes.get();
			grace ??= new Promise<void>((resolve) => setTimeout(resolve, GRACE)).then(() => {
				isGraceOver = true;
			});
			await Promise.race([loaded?.text.load(loaded.search.listTextTerms(query)), grace]);
		},
		// The Library limits requests; static files have no limit.
		getTypingDelay: () => (isFallback ? 500 : 120),
		suggest: (query) => indexes.get()?.search.suggest(query),
		search: async (query, category) => {
			const loaded = await indexes.start().catch(() => undefined);
			isFallback = false;
			if (!loaded) return searchPagefind(EMPTY_ANSWER, query, category, false);
			const hasText = await loaded.text.load(loaded.search.listTextTerms(query));
			const whole = createAnswer(loaded, query, category);
			const isShown = shown?.query === query && shown.category === category;
			const own = shown && isShown ? await mergeAnswers({ ...shown.answer, more: undefined }, whole) : whole;
			const isEnough = hasText && (loaded.index.isTextWhole || isCertain(whole)) && !PHRASE.test(query);
			return isEnough ? own : searchPagefind(own, query, category, hasText);
		},
	};
}
