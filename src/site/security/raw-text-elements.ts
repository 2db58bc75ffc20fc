/** An element whose content a browser reads as text. */
export interface RawTextElement {
	/** In lower case. */
	name: string;
	/** By name in lower case, as written: entities are not decoded. */
	attributes: ReadonlyMap<string, string>;
	text: string;
}

const RAW_TEXT = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes']);
const TAG_NAME = /<([a-z][^\s/>]*)/iy;
const SEPARATOR = /[\s/]*/y;
const ATTRIBUTE_NAME = /[^\s/>][^\s/>=]*/y;
const VALUE = /\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*))?/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}

/** Reads the attributes of a tag from behind its name on. `end`: behind its `>`; the end of the text if it has none. */
function readAttributes(html: string, from: number): { attributes: Map<string, string>; end: number } {
	const attributes = new Map<string, string>();
	let at = from;
	while (at < html.length) {
		at += match(SEPARATOR, html, at)?.[0].length ?? 0;
		if (html.charAt(at) === '>') return { attributes, end: at + 1 };
		const [name] = match(ATTRIBUTE_NAME, html, at) ?? [];
		if (name === undefined) break;
		at += name.length;
		const value = match(VALUE, html, at);
		at += value?.[0].length ?? 0;
		const key = name.toLowerCase();
		// Of two attributes with the same name, the first one counts.
		if (!attributes.has(key)) attributes.set(key, value?.[1] ?? value?.[2] ?? value?.[3] ?? '');
	}
	return { attributes, end: html.length };
}

/**
 * Finds the elements of a page whose content is text, as a browser does: what looks like a tag in an attribute, in a
 * comment or in another such element is none. Takes linear time.
 */
export function* findRawTextElements(html: string): Generator<RawTextElement> {
	let at = html.indexOf('<');
	while (at !== -1) {
		let end = at + 1;
		const [tag, written] = match(TAG_NAME, html, at) ?? [];
		if (tag !== undefined && written !== undefined) {
			const name = written.toLowerCase();
			const opened = readAttributes(html, at + tag.length);
			end = opened.end;
			if (RAW_TEXT.has(name)) {
				const closing = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
				const found = match(closing, html, end);
				// A browser would read the rest of the page as its text.
				if (!found) return;
				yield { name, attributes: opened.attributes, text: html.slice(end, found.index) };
				end = found.index + found[0].length;
			}
		} else if (html.startsWith('<!--', at)) {
			const close = html.indexOf('-->', at + 2);
			end = close === -1 ? html.length : close + 3;
		} else if (/^<[!?/]/.test(html.slice(at, at + 2))) {
			// A closing tag may have attributes; in a declaration, `>` ends it.
			const isClosing = html.charAt(at + 1) === '/';
			const close = html.indexOf('>', at);
			end = isClosing ? readAttributes(html, at + 2).end : close === -1 ? html.length : close + 1;
		}
		at = html.indexOf('<', end);
	}
}
