/** An opening tag as an author wrote it, of HTML or of a component (JSX). */
export interface ScannedTag {
	/** As written, with its case. */
	name: string;
	/** Values by name; `undefined` for a name without a value. Values in braces keep them. */
	attributes: Map<string, string | undefined>;
	isSelfClosed: boolean;
	/** Length of the tag in the text. */
	length: number;
}

/** Longer tags are not read: they are text. */
const MAX_LENGTH = 20_000;
const NAME = /<([a-z][\w.:-]*)(?=[\s/>])/iy;
const SPACE = /\s+/y;
const ATTRIBUTE_NAME = /[^\s"'<>/={}]+/y;
const VALUE = /\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`{}]+))/y;
const BRACE_VALUE = /\s*=\s*(?=\{)/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}

/** The position after the brace that closes the one at `at`; -1 if there is none. */
function findClosingBrace(text: string, at: number, end: number): number {
	let depth = 0;
	let quote = '';
	for (let place = at; place < end; place += 1) {
		const letter = text.charAt(place);
		if (quote) {
			if (letter === '\\') place += 1;
			else if (letter === quote) quote = '';
		} else if (letter === '"' || letter === "'" || letter === '`') quote = letter;
		else if (letter === '{') depth += 1;
		else if (letter === '}') depth -= 1;
		if (depth === 0 && !quote) return place + 1;
	}
	return -1;
}

/** Reads the opening tag that begins at `at`; `undefined` if there is none. Takes linear time. */
export function scanTag(text: string, at: number): ScannedTag | undefined {
	const [start, name] = match(NAME, text, at) ?? [];
	if (start === undefined || name === undefined) return undefined;
	const end = Math.min(text.length, at + MAX_LENGTH);
	const attributes = new Map<string, string | undefined>();
	let place = at + start.length;
	while (place < end) {
		place += match(SPACE, text, place)?.[0].length ?? 0;
		const letter = text.charAt(place);
		if (letter === '>') return { name, attributes, isSelfClosed: false, length: place + 1 - at };
		if (letter === '/') {
			if (text.charAt(place + 1) === '>') return { name, attributes, isSelfClosed: true, length: place + 2 - at };
			place += 1;
			continue;
		}
		if (letter === '{') {
			place = findClosingBrace(text, place, end);
			if (place === -1) return undefined;
			continue;
		}
		const [attribute] = match(ATTRIBUTE_NAME, text, place) ?? [];
		if (attribute === undefined) return undefined;
		place += attribute.length;
		const value = match(VALUE, text, place);
		const brace = value ? null : match(BRACE_VALUE, text, place);
		if (value) {
			attributes.set(attribute, value[1] ?? value[2] ?? value[3] ?? '');
			place += value[0].length;
		} else if (brace) {
			const from = place + brace[0].length;
			place = findClosingBrace(text, from, end);
			if (place === -1) return undefined;
			attributes.set(attribute, text.slice(from, place));
		} else attributes.set(attribute, undefined);
	}
	return undefined;
}
