import { createCstarSearch } from './cstar-search.ts';
import { mergeAnswers } from './merge-answers.ts';
import { createPagefindSearch } from './pagefind-search.ts';
import { createQuickSearchLoader } from './quick-search.ts';
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
	/** Searches titles, tags and headings; `undefined` until their index is loaded. */
	searchQuick(query: string, category: string | undefined): SearchAnswer | undefined;
	/** Starts to load the full-text index; called when the first rows are on screen. */
	loadText(): void;
	/** How long typing must pause before `search` is called, in milliseconds. */
	getTypingDelay(): number;
	/** Searches all indexes; rejects if none can be searched. */
	search: SearchFunction;
	/** A similar query, for one that found nothing. */
	suggest(query: string): string | undefined;
}

/** Searches titles first, then the full text, and falls back to the Library if the browser can load neither. */
export function createSearchEngine({ base, fallbackUrl, libraryArticlesUrl }: SearchEngineOptions): SearchEngine {
	const titles = createQuickSearchLoader(`${base}search/quick.json`);
	const text = createPagefindSearch(`${base}pagefind/`, base);
	const fallback = fallbackUrl ? createCstarSearch(fallbackUrl, base, libraryArticlesUrl ?? '') : undefined;
	let isFallback = false;

	return {
		// An error here happens again in `search`, which handles it.
		start: () =>
			titles.start().then(
				() => {},
				() => {},
			),
		loadText: () => {
			text.start().catch(() => {});
		},
		searchQuick: titles.search,
		// The Library limits requests; static files have no limit.
		getTypingDelay: () => (isFallback ? 500 : 120),
		suggest: titles.suggest,
		search: async (query, category) => {
			await titles.start().catch(() => {});
			const quick = titles.search(query, category, true) ?? EMPTY_ANSWER;
			const { corrected } = quick;
			try {
				// A text may contain the exact word that no title has.
				const asTyped = await text.search(query, category, corrected !== undefined);
				isFallback = false;
				if (corrected === undefined) return await mergeAnswers(quick, asTyped);
				return asTyped.total > 0 ? asTyped : await mergeAnswers(quick, await text.search(corrected, category));
			} catch (error) {
				const rows = titles.search(query, category);
				if (rows && rows.total > 0) return { ...rows, missing: 'text' };
				if (!fallback) throw error;
				isFallback = true;
				return fallback(corrected ?? query, category);
			}
		},
	};
}
