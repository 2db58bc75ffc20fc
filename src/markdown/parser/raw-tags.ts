import { isComponentName, isHtmlElement, RAW_TEXT_ELEMENTS, VOID_ELEMENTS } from '../html/known-elements.ts';
import { type ScannedTag, scanTag } from './scan-tag.ts';

/** How often each tag occurs in a text, by its lower-case name. */
export interface TagCounts {
	opened: ReadonlyMap<string, number>;
	closed: ReadonlyMap<string, number>;
}

const TAG_START = /<(\/?)([a-z][\w.:-]*)(?=[\s/>])/gi;

/** Void elements that mean something without attributes. */
const BREAKS = new Set(['br', 'hr', 'wbr']);

/** A tag of any form; without the last part it is none, or an unfinished one. */
const ANY_TAG = /<(\/?)([a-z][\w.:-]*)([\s/>])?/gi;

/**
 * Whether all tags of a text are such that nothing about them has to be decided: elements of HTML, none closed in its own
 * tag, and as many closing tags as opening ones. A fast test, which holds for nearly every article.
 */
function hasOnlyPlainTags(html: string): boolean {
	if (html.includes('/>') || /<img\s*>/i.test(html)) return false;
	const open = new Map<string, number>();
	for (const [, slash, name = '', end] of html.matchAll(ANY_TAG)) {
		if (end === undefined) return false;
		open.set(name, (open.get(name) ?? 0) + (slash === '' ? 1 : -1));
	}
	for (const [name, count] of open) {
		if (!isHtmlElement(name) || name === 'script' || name === 'style') return false;
		if (VOID_ELEMENTS.has(name) ? !BREAKS.has(name) && name !== 'img' : count !== 0) return false;
	}
	return true;
}

/** Counts the opening and closing tags of a text. */
export function countTags(text: string): TagCounts {
	const counts = { opened: new Map<string, number>(), closed: new Map<string, number>() };
	for (const [, slash, name = ''] of text.matchAll(TAG_START)) {
		const map = slash === '' ? counts.opened : counts.closed;
		const lower = name.toLowerCase();
		map.set(lower, (map.get(lower) ?? 0) + 1);
	}
	return counts;
}

/** Elements whose closing tag may be left out, each with the elements that one of must be around it. */
const PARENTS: ReadonlyMap<string, readonly string[]> = new Map([
	['li', ['ul', 'ol', 'menu', 'dir']],
	['dt', ['dl']],
	['dd', ['dl']],
	...['caption', 'colgroup', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'].map((name): [string, string[]] => [
		name,
		['table'],
	]),
	['rt', ['ruby']],
	['rp', ['ruby']],
	['option', ['select', 'datalist']],
]);
/** Attributes that have no value. */
const BOOLEANS = new Set(
	'allowfullscreen async autofocus autoplay checked compact controls default defer disabled download hidden inert ismap loop multiple muted nomodule noshade novalidate nowrap open playsinline readonly required reversed selected'.split(
		' ',
	),
);

/**
 * Whether an opening tag is a word in angle brackets, such as `<Enter>` or `<your name>`: text, and not HTML. `before` and
 * `after` are the characters around it.
 */
export function isPlaceholder(
	{ name, attributes, isSelfClosed }: ScannedTag,
	before: string,
	after: string,
	{ opened, closed }: TagCounts,
): boolean {
	if (isSelfClosed || [...attributes.values()].some((value) => value !== undefined)) return false;
	const lower = name.toLowerCase();
	const closings = closed.get(lower) ?? 0;
	if (!isHtmlElement(lower)) return closings === 0;
	// `if a<b and c>d` has no tag.
	const hasWords = [...attributes.keys()].some((attribute) => !BOOLEANS.has(attribute.toLowerCase()));
	if (hasWords && (closings === 0 || /[\p{L}\p{N})]/u.test(before))) return true;
	if (BREAKS.has(lower)) return false;
	const isWord = /^[\s([“‘"'「『（:]?$/.test(before) && /^[\s.,;:!?)\]”’"'」』）。、，]?$/.test(after);
	if (!isWord) return false;
	if (VOID_ELEMENTS.has(lower)) return true;
	const parents = PARENTS.get(lower);
	if (parents) return !parents.some((parent) => opened.has(parent)) && closings === 0;
	const isInSentence = /^\s$/.test(before) && /^\s$/.test(after);
	return closings === 0 ? lower !== 'p' || isInSentence : (opened.get(lower) ?? 0) > closings && isInSentence;
}

/** Components that are an element under another name. */
const ELEMENT_NAMES: ReadonlyMap<string, string> = new Map([
	['Image', 'img'],
	['Img', 'img'],
	['Link', 'a'],
]);

const LITERAL = /^\{\s*(?:(["'`])([^"'`]*)\1|(-?\d{1,9}))\s*\}$/;

/** Writes attributes of JSX as HTML: numbers and texts in braces as values, other code not at all. */
function writeAttributes(attributes: ScannedTag['attributes']): string {
	let written = '';
	for (const [name, value] of attributes) {
		const literal = value?.startsWith('{') ? LITERAL.exec(value) : undefined;
		if (literal === null) continue;
		const text = literal ? (literal[2] ?? literal[3]) : value;
		written += text === undefined ? ` ${name}` : ` ${name}="${text.replaceAll('"', '&quot;')}"`;
	}
	return written;
}

function resolveOpeningTag(html: string, at: number, counts: TagCounts): { tag: string; length: number } {
	const scanned = scanTag(html, at);
	const name = scanned && isComponentName(scanned.name) ? ELEMENT_NAMES.get(scanned.name) : undefined;
	if (!scanned || isPlaceholder(scanned, html.charAt(at - 1), html.charAt(at + scanned.length), counts))
		return { tag: '&lt;', length: 1 };
	const { length, isSelfClosed, attributes } = scanned;
	const written = html.slice(at + 1 + scanned.name.length, at + length);
	const hasBraces = [...attributes.values()].some((value) => value?.startsWith('{'));
	const tag = `<${name ?? scanned.name}${hasBraces ? `${writeAttributes(attributes)}>` : written}`;
	const lower = (name ?? scanned.name).toLowerCase();
	// HTML has no self-closed elements: everything behind it would be inside of it.
	return { tag: isSelfClosed && !VOID_ELEMENTS.has(lower) ? `${tag}</${name ?? scanned.name}>` : tag, length };
}

/** The end of the text of a raw-text element that begins at `at`; `at` itself if it is never closed. */
function findRawTextEnd(html: string, name: string, at: number, ends: Map<string, number>): number {
	// Searched once more only if the last one found is behind.
	const known = ends.get(name);
	if (known !== undefined && (known === -1 || known >= at)) return known === -1 ? at : known;
	const pattern = new RegExp(`</${name}`, 'gi');
	pattern.lastIndex = at;
	const found = pattern.exec(html)?.index ?? -1;
	ends.set(name, found);
	return found === -1 ? at : found;
}

/**
 * Decides what the tags of an article's HTML are, before it is sanitised: words in angle brackets become text, and
 * self-closed elements are closed. Takes linear time.
 */
export function resolveRawTags(html: string): string {
	if (!html.includes('<') || hasOnlyPlainTags(html)) return html;
	const counts = countTags(html);
	const rawTextEnds = new Map<string, number>();
	let resolved = '';
	let done = 0;
	for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', done)) {
		resolved += html.slice(done, at);
		done = at + 1;
		const next = html.charAt(at + 1);
		if (/[a-z]/i.test(next)) {
			const { tag, length } = resolveOpeningTag(html, at, counts);
			resolved += tag;
			done = at + length;
			const name = /^<([a-z]+)[^/]*>$/i.exec(tag)?.[1]?.toLowerCase() ?? '';
			if (!RAW_TEXT_ELEMENTS.has(name)) continue;
			const end = findRawTextEnd(html, name, done, rawTextEnds);
			resolved += html.slice(done, end);
			done = end;
		} else if (html.startsWith('<!--', at)) {
			const end = html.indexOf('-->', at + 4);
			const commentEnd = end === -1 ? at + 4 : end + 3;
			resolved += html.slice(at, commentEnd);
			done = commentEnd;
		} else if (next === '/') {
			const [, name = ''] = /^<\/([a-z][\w.:-]*)/i.exec(html.slice(at, at + 100)) ?? [];
			const isStray = name !== '' && !isHtmlElement(name.toLowerCase()) && !counts.opened.has(name.toLowerCase());
			const element = ELEMENT_NAMES.get(name);
			resolved += isStray ? '&lt;' : element === undefined ? '<' : `</${element}`;
			if (element !== undefined) done = at + 2 + name.length;
		} else resolved += '<';
	}
	return resolved + html.slice(done);
}
