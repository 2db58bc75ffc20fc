import type { Language } from '../../site/strings/strings.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import type { SearchLanguage } from './language.ts';
import { ptBR } from './pt-BR.ts';
import { zh } from './zh.ts';

const SEARCH_LANGUAGES: Readonly<Record<Language, SearchLanguage>> = { en, de, fr, es, 'pt-BR': ptBR, ja, ar, zh };

/** What the search knows about an interface language. */
export function getSearchLanguage(language: Language): SearchLanguage {
	return SEARCH_LANGUAGES[language];
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
