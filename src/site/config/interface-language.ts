import { z } from 'zod';
import { type Language, languages } from '../strings/strings.ts';

// `Object.keys` returns `string[]`, whatever the object.
const LANGUAGES = Object.keys(languages) as Language[];

/** The language of a site: one of the interface, or one of these for a region, such as `en-GB`. */
export type LanguageOption = Language | `${string}-${string}`;

function canonicalize(tag: string): string | undefined {
	try {
		return Intl.getCanonicalLocales(tag)[0];
	} catch {
		return undefined;
	}
}

const readBase = (tag: string) => new Intl.Locale(tag).language;

/**
 * Chooses the interface language for a language tag: `en` for `en-GB`, `pt-BR` for `pt-PT`. `locale` is the tag in its
 * canonical form, for `lang` and for dates. `undefined` if the interface is not in this language.
 */
export function chooseInterfaceLanguage(tag: string): { language: Language; locale: string } | undefined {
	const locale = canonicalize(tag);
	if (locale === undefined) return undefined;
	const language =
		LANGUAGES.find((own) => own === locale) ?? LANGUAGES.find((own) => readBase(own) === readBase(locale));
	return language && { language, locale };
}

const EXPECTED = `expected one of ${LANGUAGES.map((language) => JSON.stringify(language)).join(', ')}, or one of these for a region, such as "en-GB"`;

/** The language of the interface as the owner writes it. */
export const languageOption = z
	.custom<LanguageOption>((tag) => typeof tag === 'string' && chooseInterfaceLanguage(tag) !== undefined, EXPECTED)
	.default('en');

/** What the site reads instead of the option: the interface language, and the owner's own tag. */
export function readLanguage(option: LanguageOption): { language: Language; locale: string } {
	return chooseInterfaceLanguage(option) ?? { language: 'en', locale: 'en' };
}
