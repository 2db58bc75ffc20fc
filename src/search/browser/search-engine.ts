import { createCstarSearch } from './cstar-search.ts';
import { mergeAnswers } from './merge-answers.ts';
import { createPagefindSearch } from './pagefind-search.ts';
import { createQuickSearchLoader } from './quick-search.ts';
import { EMPTY_ANSWER, type SearchAnswer, type SearchFunction } from './search-answer.ts';

/** Where the search finds things. */
export interface SearchEngineOptions {
	/** What stands before every path of this site; begins and ends with a slash. */
	base: string;
	/** The Library's search call, and the folder of its own article pages. */
	fallbackUrl: string | undefined;
	libraryArticlesUrl: string | undefined;
}

/** The search that readers of this site use. */
export interface SearchEngine {
	/** Begins to load what the first rows need; a reader is about to type. Settles when that is there, or can't be had. */
	start(): Promise<void>;
	/** What titles, tags and headings give, at once; `undefined` while their index isn't there. */
	searchQuick(query: string, category: string | undefined): SearchAnswer | undefined;
	/** Begins to load the full text, once rows are on screen. */
	loadText(): void;
	/** How long to wait for the next key before asking for all, in milliseconds. */
	getTypingDelay(): number;
	/** What all indexes give together; throws where none can be asked. */
	search: SearchFunction;
	/** A query near one that found nothing. */
	suggest(query: string): string | undefined;
}

/** Titles first, then the full text; where a browser can load neither, the Library. */
export function createSearchEngine({ base, fallbackUrl, libraryArticlesUrl }: SearchEngineOptions): SearchEngine {
	const titles = createQuickSearchLoader(`${base}search/quick.json`);
	const text = createPagefindSearch(`${base}pagefind/`, base);
	const elsewhere = fallbackUrl ? createCstarSearch(fallbackUrl, base, libraryArticlesUrl ?? '') : undefined;
	let isElsewhere = false;

	return {
		// What fails here fails again when asked, and is handled there.
		start: () =>
			titles.start().then(
				() => {},
				() => {},
			),
		loadText: () => {
			text.start().catch(() => {});
		},
		searchQuick: titles.search,
		// The Library counts every request of a reader; a folder of files does not.
		getTypingDelay: () => (isElsewhere ? 500 : 120),
		suggest: titles.suggest,
		search: async (query, category) => {
			await titles.start().catch(() => {});
			const quick = titles.search(query, category, true) ?? EMPTY_ANSWER;
			const { corrected } = quick;
			try {
				// A text may have the very word that no title has.
				const asTyped = await text.search(query, category, corrected !== undefined);
				isElsewhere = false;
				if (corrected === undefined) return await mergeAnswers(quick, asTyped);
				return asTyped.total > 0 ? asTyped : await mergeAnswers(quick, await text.search(corrected, category));
			} catch (error) {
				const rows = titles.search(query, category);
				if (rows && rows.total > 0) return { ...rows, missing: 'text' };
				if (!elsewhere) throw error;
				isElsewhere = true;
				return elsewhere(corrected ?? query, category);
			}
		},
	};
}
