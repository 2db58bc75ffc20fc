import type { Language } from '../../site/strings/strings.ts';
import { en } from './en.ts';
import type { SearchLanguage } from './language.ts';

/** A language that the search knows nothing about: every word counts, as it is. */
const UNKNOWN: SearchLanguage = { stopWords: '', stems: [], synonyms: '', person: '' };

const SEARCH_LANGUAGES: Partial<Record<Language, SearchLanguage>> = { en };

/** What the search knows about an interface language. */
export function getSearchLanguage(language: Language): SearchLanguage {
	return SEARCH_LANGUAGES[language] ?? UNKNOWN;
}

/** Splits a list at commas. */
export function splitList(list: string): string[] {
	return list
		.split(',')
		.map((entry) => entry.trim())
		.filter(Boolean);
}

/** The words of a text, each once. */
export function splitWords(text: string): string[] {
	return [...new Set(text.split(/\s+/).filter(Boolean))];
}
