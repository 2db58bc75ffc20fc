import { addFormerTargets, type LocateFormer, prependTargets } from './heading-ids/former-targets.ts';
import { collapseWhitespace, countWords, escapeHtml, removeInvalidCharacters } from './html/text.ts';
import type { RenderedArticle } from './types.ts';

/**
 * Shows an article that can't be rendered as preformatted text, so that readers and the search still find all of it. Former heading ids lead
 * to its start.
 */
export function renderPlainText(
	markdown: string,
	reason: string,
	locateFormer: LocateFormer,
	reservedIds: readonly string[],
): RenderedArticle {
	const source = removeInvalidCharacters(markdown).replace(/\r\n?/g, '\n').trim();
	const text = collapseWhitespace(source);
	const { atStart } = addFormerTargets([], locateFormer, new Set(reservedIds));
	return {
		html: prependTargets(`<pre class="plain-text">${escapeHtml(source)}</pre>`, atStart),
		headings: [],
		linkTargets: [],
		text,
		wordCount: countWords(text),
		imageOrigins: [],
		mediaOrigins: [],
		deadLinks: [],
		relativeLinks: [],
		spacedAddresses: [],
		foreignSyntax: [],
		crossLinks: [],
		hostedLinks: [],
		rewrittenUrls: [],
		skippedLevels: [],
		removed: [],
		plainTextReason: reason,
		lookups: undefined,
	};
}
