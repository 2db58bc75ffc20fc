/** Scripts that are written from right to left, by ISO 15924. */
const RIGHT_TO_LEFT_SCRIPTS = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg']);

/** The text direction of a language tag; `ltr` for an unknown language (`''`). */
export function getTextDirection(language: string): 'ltr' | 'rtl' {
	if (language === '') return 'ltr';
	return RIGHT_TO_LEFT_SCRIPTS.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
}
