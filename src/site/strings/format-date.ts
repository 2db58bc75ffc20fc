/** Not `dateStyle: 'medium'`: in some languages it has only digits, in an order that readers have to guess. */
const STYLE: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' };
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A date in words, such as "Nov 2, 2026"; in UTC, so that every build has the same. Formats are cached: creating one is
 * slow.
 */
export function formatDate(date: Date, language: string): string {
	const format = formats.get(language) ?? new Intl.DateTimeFormat(language, STYLE);
	formats.set(language, format);
	return format.format(date);
}
