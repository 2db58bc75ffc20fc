/** A sentence about `{n}` things, in the forms that a language has for numbers. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Says how many there are, in the form and with the digits of a language. */
export function createPluralFormatter(language: string, forms: PluralForms): (count: number) => string {
	const plural = new Intl.PluralRules(language);
	const number = new Intl.NumberFormat(language);
	return (count) => (forms[plural.select(count)] ?? forms.other).replace('{n}', number.format(count));
}
