import { session } from '../dom/browser-storage.ts';

/** Under what name the words are kept until the next page. */
const SOUGHT = 'help-center-sought';
/** Each is looked for in the whole article. */
const MOST = 12;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Short words stand everywhere, but for scripts in which two letters say much. */
function isTelling(word: string): boolean {
	return word.length > (UNSPACED.test(word) ? 1 : 2);
}

/** Remembers what was looked for when an article was chosen: the words as typed, and those marked in the row. */
export function rememberChoice(link: HTMLAnchorElement, query: string): void {
	const marked = [...link.querySelectorAll('mark')].map(({ textContent }) => textContent);
	const words = [...marked, ...query.split(/[^\p{L}\p{M}\p{N}]+/u)].map((word) => word.toLowerCase()).filter(isTelling);
	session.set(SOUGHT, JSON.stringify({ path: link.pathname, words: [...new Set(words)].slice(0, MOST) }));
}

/** The words that led to the page at `path`, once. */
export function takeSought(path: string): string[] {
	const kept = session.get(SOUGHT);
	session.remove(SOUGHT);
	try {
		const { path: to, words }: { path?: unknown; words?: unknown } = JSON.parse(kept ?? '{}');
		if (to !== path || !Array.isArray(words)) return [];
		return words.filter((word): word is string => typeof word === 'string' && isTelling(word));
	} catch {
		return [];
	}
}

/** Marks in the article what its reader looked for, where they come from a search. */
export function showSought(): void {
	if (session.get(SOUGHT) === undefined) return;
	// Without the marks it is the same article.
	import('./highlight-terms.ts').then(
		({ markLanding }) => markLanding(takeSought(location.pathname)),
		() => {},
	);
}
