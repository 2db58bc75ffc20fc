import hljs from 'highlight.js/lib/common';
import { escapeHtml } from './html/text.ts';
import { type Element, extractText, isElement, type Node } from './html/tree.ts';

/** Longer blocks (in characters) are logs and data dumps: highlighting them costs time and helps nobody. */
const MAX_HIGHLIGHTED_LENGTH = 50_000;

/** Names that say only that the code has no language. */
const NO_LANGUAGE = /^(?:text|txt|plain|plaintext|none)$/i;

/** Prepares a `<pre>`: code is highlighted with class names and keeps the name of its language. */
export function resolveCodeBlock(pre: Element): void {
	// A scrollable block must be reachable by keyboard.
	pre.attributes.set('tabindex', '0');
	const [code, ...others] = pre.children.filter((node) => typeof node !== 'string' || node.trim() !== '');
	if (!isElement(code) || code.name !== 'code' || others.length > 0) return;
	const label = code.attributes.get('class')?.replace(/^language-/, '');
	code.attributes.delete('class');
	if (label && !NO_LANGUAGE.test(label)) pre.attributes = new Map([['data-language', label], ...pre.attributes]);
	pre.children = [code];
	if (code.children.some((node) => typeof node !== 'string')) return;
	const text = extractText(code.children).replace(/\n$/, '');
	code.children = [label ? highlight(text, label) : text];
}

function highlight(text: string, label: string): Node {
	const language = label.toLowerCase();
	if (text.length > MAX_HIGHLIGHTED_LENGTH || !hljs.getLanguage(language)) return { html: escapeHtml(text), text };
	return { html: hljs.highlight(text, { language, ignoreIllegals: true }).value, text };
}
