/** A text about `{n}` things, in the plural forms of a language. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Creates a function that formats a count, in the plural form and with the digits of a language. */
export function createPluralFormatter(language: string, forms: PluralForms): (count: number) => string {
	const plural = new Intl.PluralRules(language);
	const number = new Intl.NumberFormat(language);
	return (count) => (forms[plural.select(count)] ?? forms.other).replace('{n}', number.format(count));
}
