import type { Rendered } from './shapes.ts';
import { cleanText, countWords, escapeHtml, foldSpace } from './text.ts';

/** An article that can't be rendered, as preformatted text: nothing of it is lost, and the search finds it. */
export function renderPlain(markdown: string, reason: string): Rendered {
	const words = cleanText(markdown).replace(/\r\n?/g, '\n').trim();
	const text = foldSpace(words);
	return {
		html: `<pre class="plain-text">${escapeHtml(words)}</pre>`,
		headings: [],
		text,
		words: countWords(text),
		imageOrigins: [],
		mediaOrigins: [],
		deadLinks: [],
		crossLinks: [],
		oldLinks: [],
		jumps: [],
		removed: [],
		plain: reason,
	};
}
