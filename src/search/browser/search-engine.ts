import { createLibrarySearch } from './cstar-search.ts';
import { joinAnswers } from './merge-answers.ts';
import { createPagefindSearch } from './pagefind-search.ts';
import { createQuickSource } from './quick-search.ts';
import { type Answer, type Ask, NOTHING } from './search-answer.ts';

/** Where the search finds things. */
export interface Places {
	/** What stands before every path of this site; begins and ends with a slash. */
	base: string;
	/** The Library's search call, and the folder of its own article pages. */
	fallback: string | undefined;
	library: string | undefined;
}

/** The search that readers of this site use. */
export interface SearchEngine {
	/** Begins to load what the first rows need; a reader is about to type. Settles when that is there, or can't be had. */
	start(): Promise<void>;
	/** What titles, tags and headings give, at once; `undefined` while their index isn't there. */
	quick(query: string, category: string | undefined): Answer | undefined;
	/** Begins to load the full text, once rows are on screen. */
	startText(): void;
	/** How long to wait for the next key before asking for all, in milliseconds. */
	patience(): number;
	/** What all indexes give together; throws where none can be asked. */
	ask: Ask;
	/** A query near one that found nothing. */
	nearest(query: string): string | undefined;
}

/** Titles first, then the full text; where a browser can load neither, the Library. */
export function createSearchEngine({ base, fallback, library }: Places): SearchEngine {
	const titles = createQuickSource(`${base}search/quick.json`);
	const text = createPagefindSearch(`${base}pagefind/`, base);
	const elsewhere = fallback ? createLibrarySearch(fallback, base, library ?? '') : undefined;
	let isElsewhere = false;

	return {
		// What fails here fails again when asked, and is handled there.
		start: () =>
			titles.start().then(
				() => {},
				() => {},
			),
		startText: () => {
			text.start().catch(() => {});
		},
		quick: titles.ask,
		// The Library counts every request of a reader; a folder of files does not.
		patience: () => (isElsewhere ? 500 : 120),
		nearest: titles.nearest,
		ask: async (query, category) => {
			await titles.start().catch(() => {});
			const quick = titles.ask(query, category, true) ?? NOTHING;
			const { corrected } = quick;
			try {
				// A text may have the very word that no title has.
				const asTyped = await text.ask(query, category, corrected !== undefined);
				isElsewhere = false;
				if (corrected === undefined) return await joinAnswers(quick, asTyped);
				return asTyped.total > 0 ? asTyped : await joinAnswers(quick, await text.ask(corrected, category));
			} catch (error) {
				const rows = titles.ask(query, category);
				if (rows && rows.total > 0) return { ...rows, missing: 'text' };
				if (!elsewhere) throw error;
				isElsewhere = true;
				return elsewhere(corrected ?? query, category);
			}
		},
	};
}
