import { tabStorage } from '../dom/browser-storage.ts';

/** Under what name the words are kept until the next page. */
const SOUGHT = 'help-center-sought';
/** Each is looked for in the whole article. */
const MOST = 12;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Short words stand everywhere, but for scripts in which two letters say much. */
function isSignificant(word: string): boolean {
	return word.length > (UNSPACED.test(word) ? 1 : 2);
}

/** Remembers what was looked for when an article was chosen: the words as typed, and those marked in the row. */
export function saveSearchTerms(link: HTMLAnchorElement, query: string): void {
	const marked = [...link.querySelectorAll('mark')].map(({ textContent }) => textContent);
	const words = [...marked, ...query.split(/[^\p{L}\p{M}\p{N}]+/u)]
		.map((word) => word.toLowerCase())
		.filter(isSignificant);
	tabStorage.set(SOUGHT, JSON.stringify({ path: link.pathname, words: [...new Set(words)].slice(0, MOST) }));
}

/** The words that led to the page at `path`, once. */
export function takeSearchTerms(path: string): string[] {
	const kept = tabStorage.get(SOUGHT);
	tabStorage.remove(SOUGHT);
	try {
		const { path: to, words }: { path?: unknown; words?: unknown } = JSON.parse(kept ?? '{}');
		if (to !== path || !Array.isArray(words)) return [];
		return words.filter((word): word is string => typeof word === 'string' && isSignificant(word));
	} catch {
		return [];
	}
}

/** Marks in the article what its reader looked for, where they come from a search. */
export function highlightSearchTerms(): void {
	if (tabStorage.get(SOUGHT) === undefined) return;
	// Without the marks it is the same article.
	import('./highlight-terms.ts').then(
		({ highlightTerms }) => highlightTerms(takeSearchTerms(location.pathname)),
		() => {},
	);
}
