import type { Token } from 'marked';
import { type AlertKind, findAlertKind } from './alert-names.ts';

/** The first line of a quote that is an alert: GitHub's, and those of Obsidian, which may fold and have a title. */
const FIRST_LINE = /^\[!([a-z]{1,20})\][+-]?[ \t]*([^\n]*)(?:\n+|$)/i;

/** An alert that is written as a quote. */
export interface QuoteAlert {
	kind: AlertKind;
	title: string | undefined;
	content: Token[];
}

/** Reads a quote (its text and its tokens) as an alert; `undefined` if it is only a quote. */
export function readQuoteAlert(text: string, [first, ...others]: Token[]): QuoteAlert | undefined {
	const [line, name = '', rest = ''] = FIRST_LINE.exec(text) ?? [];
	const kind = findAlertKind(name);
	const [start, ...inlines] = (first && 'tokens' in first && first.tokens) || [];
	// The name is not text, but part of a table or a definition.
	if (line === undefined || kind === undefined || !first || !start || !('text' in start)) return undefined;
	// A text behind the name is a title if there is more below.
	const isTitle = rest !== '' && text.length > line.length && /^[^[\]<>*_`]*$/.test(rest);
	const remove = (words: string) =>
		isTitle ? words.replace(FIRST_LINE, '') : words.replace(/^\[![a-z]{1,20}\][+-]?[ \t]*\n*/i, '');
	const title = isTitle ? rest.trim() : undefined;
	if (remove(first.raw).trim() === '') return { kind, title, content: others };
	if (inlines[0]?.type === 'br' && remove(start.raw).trim() === '') inlines.shift();
	const begin = { ...start, raw: remove(start.raw), text: remove(start.text) };
	return { kind, title, content: [{ ...first, tokens: [begin, ...inlines] }, ...others] };
}
