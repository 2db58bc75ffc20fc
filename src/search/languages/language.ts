import type { StemRules } from '../words/stems.ts';

/**
 * What the search knows about a language. All words are in lower case and folded, as `fold` does it: without accents,
 * `ss` for `ß`, without apostrophes.
 */
export interface SearchLanguage {
	/** Words that say nothing about the subject of a query, separated by spaces. */
	stopWords: string;
	/** Words that say little: they count less than others. Separated by spaces. */
	lightWords?: string;
	/** How words lose their endings. */
	stems: StemRules;
	/** Groups of words and phrases that mean the same in a help center: one group a line, separated by commas. */
	synonyms: string;
	/** Words and phrases of readers who want a person, separated by commas. */
	person: string;
}
