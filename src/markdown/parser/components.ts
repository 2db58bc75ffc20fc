import type { TokenizerExtension, TokenizerThis } from 'marked';
import { isComponentName } from '../html/known-elements.ts';
import { createContainer, createMarkdownElement } from './containers.ts';
import { createFenceTracker } from './fences.ts';
import { type ScannedTag, scanTag } from './scan-tag.ts';
import type { ForeignSyntax } from './source.ts';

/** How many closing tags are looked for in an article, and how far away: each search reads the text up to there. */
const MAX_SEARCHES = 500;
const MAX_DISTANCE = 200_000;

const TAG_LINE = /^ {0,3}(?=<[a-z])/i;
const REST_OF_LINE = /[^\n]*/y;
const CLOSING_LINE = /^ {0,3}<\/([a-z][\w.:-]*)\s*>[ \t]*(?:\n|$)/i;

/** Where the content of a component ends, and where the text goes on. */
interface Ending {
	contentEnd: number;
	end: number;
}

/** Finds the closing tag of `name` in the lines from `from` on, fenced code aside; it must end its line. */
function findClosingTag(text: string, name: string, from: number): Ending | undefined {
	const isInFence = createFenceTracker();
	const tag = new RegExp(`<(/?)${name.replace(/[.-]/g, '\\$&')}(?=[\\s/>])`, 'g');
	let depth = 1;
	let lineStart = from;
	while (lineStart < text.length && lineStart < from + MAX_DISTANCE) {
		const found = text.indexOf('\n', lineStart);
		const lineEnd = found === -1 ? text.length : found;
		const line = text.slice(lineStart, lineEnd);
		if (!isInFence(line.trimStart())) {
			for (const { 0: mark, 1: slash, index } of line.matchAll(tag)) {
				if (slash === '') {
					if (!scanTag(text, lineStart + index)?.isSelfClosed) depth += 1;
					continue;
				}
				depth -= 1;
				if (depth > 0) continue;
				const rest = line.slice(index + mark.length);
				const close = rest.indexOf('>');
				if (close === -1 || rest.slice(close + 1).trim() !== '') return undefined;
				return { contentEnd: lineStart + index, end: Math.min(text.length, lineEnd + 1) };
			}
		}
		lineStart = lineEnd + 1;
	}
	return undefined;
}

/** Components that are an element of HTML under another name, if they have its address. */
function isElementInDisguise({ name, attributes }: ScannedTag): boolean {
	return (
		(attributes.has('src') && /^(?:Image|Img|Iframe|Embed|Frame)$/.test(name)) ||
		(attributes.has('href') && name === 'Link')
	);
}

/** Elements of HTML in which people write Markdown. */
const CONTAINERS = new Set('div section article aside center main header footer details figure'.split(' '));
const SUMMARY = /^\s*<summary\b[^>]{0,200}>[^\n]{0,1000}?<\/summary>[ \t]*(?:\n|$)/i;
const MARKDOWN =
	/^[ \t]{0,12}(?:#{1,6} |[-*+] |\d{1,3}[.)] |> |`{3}|\|.{1,500}\|)|\*\*[^*\n]{1,200}\*\*|\]\([^)\n]{1,500}\)/m;
/** A line of HTML: the content is HTML. */
const HTML_LINE =
	/^[ \t]*<(?:p|div|ul|ol|li|dl|table|tr|td|h[1-6]|pre|blockquote|section|article|details|figure|center|hr)\b/im;
/** The longest content of an element that is tested. */
const MAX_TESTED = 20_000;

const isMarkdown = (content: string) =>
	content.length <= MAX_TESTED && MARKDOWN.test(content) && !HTML_LINE.test(content);

/**
 * Creates a block extension for components of other tools, such as `<Callout>` and `<Steps>` of MDX: their tags go, and
 * what they contain is Markdown. Names are added to `found`. It reads Markdown directly inside a `<div>` or `<details>`
 * as such too.
 */
export function createComponentExtension(found: ForeignSyntax): TokenizerExtension {
	let searches = 0;
	/** For each name, the text after which no closing tag came: its length and its end. */
	const unclosed = new Map<string, { length: number; end: string }>();
	const findEnding = (text: string, name: string, from: number): Ending | undefined => {
		const known = unclosed.get(name);
		if (known && text.length <= known.length && text.endsWith(known.end)) return undefined;
		if (!text.includes(`</${name}`, from)) {
			unclosed.set(name, { length: text.length, end: text.slice(-100) });
			return undefined;
		}
		searches += 1;
		return searches > MAX_SEARCHES ? undefined : findClosingTag(text, name, from);
	};
	const create = (self: TokenizerThis, raw: string, { name, attributes }: ScannedTag, content: string) => {
		found.add(`<${name}>`);
		return createContainer(self, { raw, name, attributes, content });
	};
	return {
		name: 'container',
		level: 'block',
		start(text) {
			const end = text.indexOf('\n\n');
			const index = text.slice(0, end === -1 ? undefined : end).search(/(?<=\n) {0,3}<\/?[A-Za-z]/);
			return index === -1 ? undefined : index;
		},
		tokenizer(text) {
			const closing = CLOSING_LINE.exec(text);
			// Without an opening tag. As HTML it would end only at the next blank line.
			if (closing && isComponentName(closing[1] ?? ''))
				return { type: 'html', raw: closing[0], text: closing[0], block: true, pre: false };
			const indent = TAG_LINE.exec(text)?.[0].length;
			if (indent === undefined) return undefined;
			const tag = scanTag(text, indent);
			const isElement = CONTAINERS.has(tag?.name ?? '');
			if (!tag || (!isElement && !isComponentName(tag.name)) || isElementInDisguise(tag)) return undefined;
			const tagEnd = indent + tag.length;
			REST_OF_LINE.lastIndex = tagEnd;
			const rest = REST_OF_LINE.exec(text)?.[0] ?? '';
			const lineEnd = Math.min(text.length, tagEnd + rest.length + 1);
			if (tag.isSelfClosed) return rest.trim() === '' ? create(this, text.slice(0, lineEnd), tag, '') : undefined;
			const ending = findEnding(text, tag.name, tagEnd);
			if (isElement) {
				if (!ending || rest.trim() !== '') return undefined;
				const inner = text.slice(tagEnd, ending.contentEnd);
				const [summary = ''] = SUMMARY.exec(inner) ?? [];
				const content = inner.slice(summary.length);
				if (!isMarkdown(content)) return undefined;
				const before = text.slice(0, tagEnd) + summary.trim();
				return createMarkdownElement(this, {
					raw: text.slice(0, ending.end),
					before,
					content,
					after: `</${tag.name}>`,
				});
			}
			if (ending) return create(this, text.slice(0, ending.end), tag, text.slice(tagEnd, ending.contentEnd));
			// A name without attributes that is never closed is a placeholder.
			const isTag = rest.trim() === '' && [...tag.attributes.values()].some((value) => value !== undefined);
			return isTag ? create(this, text.slice(0, lineEnd), tag, '') : undefined;
		},
	};
}
