const NAME = 'help-center-sought';
const LETTER = '[\\p{L}\\p{M}\\p{N}]';
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{M}ー]+$/u;

/** Matches the beginnings of words that begin with one of these; in scripts without spaces, matches anywhere. */
function createTermPattern(words: readonly string[]): RegExp {
	const longest = [...words].sort((a, b) => b.length - a.length);
	const escaped = longest.map((word) => word.replace(/[^\p{L}\p{M}\p{N}]+/gu, '.'));
	const patterns = escaped.map((word) => (UNSPACED.test(word) ? word : `(?<!${LETTER})${word}`));
	return new RegExp(patterns.join('|'), 'giu');
}

function findRanges(article: Element, pattern: RegExp): Range[] {
	const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
	const ranges: Range[] = [];
	while (walker.nextNode()) {
		const { currentNode } = walker;
		for (const { 0: found, index } of (currentNode.textContent ?? '').matchAll(pattern)) {
			const range = new Range();
			range.setStart(currentNode, index);
			range.setEnd(currentNode, index + found.length);
			ranges.push(range);
		}
	}
	return ranges;
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(`::highlight(${NAME}) { background: var(--mark); color: var(--ink); }`);
document.adoptedStyleSheets.push(sheet);
document.addEventListener('keydown', ({ key }) => key === 'Escape' && CSS.highlights?.delete(NAME));

/**
 * Highlights the search terms in the article with the CSS Custom Highlight API, which leaves the DOM unchanged. Escape,
 * or arriving from another search, removes the highlights. Browsers without the API highlight nothing.
 */
export function highlightTerms(words: readonly string[]): void {
	CSS.highlights?.delete(NAME);
	const article = document.querySelector('main article');
	if (!article || words.length === 0) return;
	CSS.highlights?.set(NAME, new Highlight(...findRanges(article, createTermPattern(words))));
}
