import { tabStorage } from '../dom/browser-storage.ts';

/** Storage key of the search terms, until the next page reads them. */
const STORAGE_KEY = 'help-center-sought';
/** Each term costs a search of the whole article. */
const MAX_TERMS = 12;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Short words occur everywhere, except in scripts in which two letters are a word. */
function isSignificant(word: string): boolean {
	return word.length > (UNSPACED.test(word) ? 1 : 2);
}

/** Stores the search terms when a reader opens a result: the words as typed, and those marked in the row. */
export function saveSearchTerms(link: HTMLAnchorElement, query: string): void {
	const marked = [...link.querySelectorAll('mark')].map(({ textContent }) => textContent);
	const words = [...marked, ...query.split(/[^\p{L}\p{M}\p{N}]+/u)]
		.map((word) => word.toLowerCase())
		.filter(isSignificant);
	tabStorage.set(STORAGE_KEY, JSON.stringify({ path: link.pathname, words: [...new Set(words)].slice(0, MAX_TERMS) }));
}

/** Returns the search terms that led to the page at `path`, and forgets them. */
export function takeSearchTerms(path: string): string[] {
	const stored = tabStorage.get(STORAGE_KEY);
	tabStorage.remove(STORAGE_KEY);
	try {
		const { path: to, words }: { path?: unknown; words?: unknown } = JSON.parse(stored ?? '{}');
		if (to !== path || !Array.isArray(words)) return [];
		return words.filter((word): word is string => typeof word === 'string' && isSignificant(word));
	} catch {
		return [];
	}
}

/** Highlights the search terms in the article, if the reader comes from a search. */
export function highlightSearchTerms(): void {
	if (tabStorage.get(STORAGE_KEY) === undefined) return;
	// If the script does not load, the article just has no highlights.
	import('./highlight-terms.ts').then(
		({ highlightTerms }) => highlightTerms(takeSearchTerms(location.pathname)),
		() => {},
	);
}
