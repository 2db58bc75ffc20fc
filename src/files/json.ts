/** Parses JSON; `undefined` if the text is not valid JSON. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Formats a value as JSON on one line. U+2028 and U+2029 are escaped, because some programs treat them as line breaks. */
export function toSingleJsonLine(value: unknown): string {
	return JSON.stringify(value).replace(/[\u2028\u2029]/g, (mark) => (mark === '\u2028' ? '\\u2028' : '\\u2029'));
}
