/** Not `dateStyle: 'medium'`: in some languages it has only digits, in an order that readers have to guess. */
const STYLE: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' };

/** In the Gregorian calendar, also where the region has another one: `datetime` attributes and feeds have it too. */
function createFormat(language: string): Intl.DateTimeFormat {
	const format = new Intl.DateTimeFormat(language, STYLE);
	if (format.resolvedOptions().calendar === 'gregory') return format;
	return new Intl.DateTimeFormat(language, { ...STYLE, calendar: 'gregory' });
}

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A date in words, such as "Nov 2, 2026"; in UTC, so that every build has the same. Formats are cached: creating one is
 * slow.
 */
export function formatDate(date: Date, language: string): string {
	const format = formats.get(language) ?? createFormat(language);
	formats.set(language, format);
	return format.format(date);
}
