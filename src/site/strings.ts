import { words as ar } from './strings/ar.ts';
import { words as de } from './strings/de.ts';
import { words as en, type Strings } from './strings/en.ts';
import { words as es } from './strings/es.ts';
import { words as fr } from './strings/fr.ts';
import { words as ja } from './strings/ja.ts';
import { words as ptBR } from './strings/pt-BR.ts';

export type { Strings };

/** The languages that the interface speaks. */
export const languages = { en, de, fr, es, 'pt-BR': ptBR, ja, ar } satisfies Record<string, Strings>;
export type Language = keyof typeof languages;

/** The words of the interface in a language. */
export function stringsOf(language: Language): Strings {
	return languages[language];
}
