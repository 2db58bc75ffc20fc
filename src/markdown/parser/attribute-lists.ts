import { slugifyHeading } from '../html/text.ts';

/** An attribute list of kramdown, Pandoc, Docusaurus and others: `{#id}`, `{.class}`, `{: #id .class key="value"}`. */
const ITEM = `(?:[#.][\\p{L}\\p{M}\\p{N}_][^\\s{}"'<>]{0,100}|[\\w-]{1,40}=(?:"[^"{}\\n]{0,200}"|'[^'{}\\n]{0,200}'|[\\w./:%-]{1,200}))`;
const LIST = `\\{:?[ \\t]{0,9}${ITEM}(?:[ \\t]{1,9}${ITEM}){0,9}[ \\t]{0,9}\\}`;
const AT_END = new RegExp(`[ \\t]{0,9}(?:${LIST}|<!--[ \\t]{0,9}${LIST}[ \\t]{0,9}-->)[ \\t#]{0,20}$`, 'u');
const AT_START = new RegExp(`^${LIST}`, 'u');
/** A line of its own, of which kramdown takes the attributes for the block beside it. */
const LINE = new RegExp(`^ {0,3}(?:${LIST}|\\{:[ \\t]{0,9}(?:toc|\\.[\\w-]{1,40})[ \\t]{0,9}\\})[ \\t]*(?:\\n|$)`, 'u');
const ID = /#([\p{L}\p{M}\p{N}_][^\s{}"'<>.]*)/u;

/** Splits the text of a heading from the attribute list at its end. `id`: the one that the list gives. */
export function splitHeadingAttributes(text: string): { text: string; id: string | undefined } {
	// A heading is never so long that the list could be far from the end.
	const tail = text.slice(-1_000);
	const found = AT_END.exec(tail);
	if (!found) return { text, id: undefined };
	const rest = text.slice(0, text.length - tail.length + found.index);
	return { text: rest.replace(/[ \t]{1,9}#{1,9}[ \t]{0,9}$/, ''), id: ID.exec(found[0])?.[1] };
}

/** The attribute list with which a text begins, or `undefined`. */
export function readAttributeList(text: string): string | undefined {
	return text.startsWith('{') ? AT_START.exec(text)?.[0] : undefined;
}

/** The line with which a text begins, if it is an attribute list and nothing else. */
export function readAttributeLine(text: string): string | undefined {
	return LINE.exec(text)?.[0];
}

/** Whether an id that an author gave can be the id of a heading as it is: others become a further target. */
export function isHeadingId(id: string): boolean {
	return id.length <= 80 && slugifyHeading(id) === id.normalize('NFC').toLowerCase();
}
