import { words as ar } from './ar.ts';
import { words as de } from './de.ts';
import { words as en, type Strings } from './en.ts';
import { words as es } from './es.ts';
import { words as fr } from './fr.ts';
import { words as ja } from './ja.ts';
import { words as ptBR } from './pt-BR.ts';
import { words as zh } from './zh.ts';

export type { Strings };

/** The languages of the interface. */
export const languages = { en, de, fr, es, 'pt-BR': ptBR, ja, ar, zh } satisfies Record<string, Strings>;
export type Language = keyof typeof languages;

/** The texts of the interface in a language. */
export function getStrings(language: Language): Strings {
	return languages[language];
}
