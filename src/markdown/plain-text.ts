import type { HeadingIds } from './former-headings.ts';
import { addFormerTargets, withFirstTargets } from './former-targets.ts';
import { cleanText, countWords, escapeHtml, foldSpace } from './html/text.ts';
import type { Rendered } from './types.ts';

/**
 * An article that can't be rendered, as preformatted text: nothing of it is lost, and the search finds it. The heading ids of its versions
 * lead to its beginning.
 */
export function renderPlain(
	markdown: string,
	reason: string,
	versions: readonly HeadingIds[] = [],
	reservedIds: readonly string[] = [],
): Rendered {
	const words = cleanText(markdown).replace(/\r\n?/g, '\n').trim();
	const text = foldSpace(words);
	const { first } = addFormerTargets([], versions, new Set(reservedIds));
	return {
		html: withFirstTargets(`<pre class="plain-text">${escapeHtml(words)}</pre>`, first),
		headings: [],
		parts: [],
		text,
		words: countWords(text),
		imageOrigins: [],
		mediaOrigins: [],
		deadLinks: [],
		crossLinks: [],
		oldLinks: [],
		readdressed: [],
		jumps: [],
		removed: [],
		plain: reason,
	};
}
