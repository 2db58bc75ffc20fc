import { createLibrarySearch } from './library-search.ts';
import { createPagefindSearch } from './pagefind-search.ts';
import type { Ask } from './search-answer.ts';

/** Where the search finds things. */
export interface Places {
	/** The folder of the Pagefind index. */
	bundle: string;
	/** What stands before every path of this site; begins and ends with a slash. */
	base: string;
	/** The Library's search call, and the folder of its own article pages. */
	fallback: string | undefined;
	library: string | undefined;
}

/** The search that readers of this site use. */
export interface SearchEngine {
	/** Begins to load what is needed; a reader is about to type. */
	start(): void;
	/** How long to wait for the next key before asking, in milliseconds. */
	patience(): number;
	ask: Ask;
}

/** The site's own index first; where a browser can't load it, the Library. */
export function createSearchEngine({ bundle, base, fallback, library }: Places): SearchEngine {
	const index = createPagefindSearch(bundle, base);
	const elsewhere = fallback ? createLibrarySearch(fallback, base, library ?? '') : undefined;
	let isElsewhere = false;
	return {
		start: () => {
			// What fails here fails again when asked, and is handled there.
			index.start().catch(() => {});
		},
		// The Library counts every request of a reader; a folder of files does not.
		patience: () => (isElsewhere ? 500 : 120),
		ask: async (query, category) => {
			try {
				const answer = await index.ask(query, category);
				isElsewhere = false;
				return answer;
			} catch (error) {
				if (!elsewhere) throw error;
				isElsewhere = true;
				return elsewhere(query, category);
			}
		},
	};
}
