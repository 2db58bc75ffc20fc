/** Parses JSON; `undefined` where the text is none. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** A value as JSON on one line, also for readers that take U+2028 and U+2029 for line breaks. */
export function toSingleJsonLine(value: unknown): string {
	return JSON.stringify(value).replace(/[\u2028\u2029]/g, (mark) => (mark === '\u2028' ? '\\u2028' : '\\u2029'));
}
