const NAME = 'help-center-sought';
const LETTER = '[\\p{L}\\p{M}\\p{N}]';
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{M}ー]+$/u;

/** Where a word begins as one of these do; words of scripts without spaces stand anywhere. */
function createTermPattern(words: readonly string[]): RegExp {
	const longest = [...words].sort((a, b) => b.length - a.length);
	const plain = longest.map((word) => word.replace(/[^\p{L}\p{M}\p{N}]+/gu, '.'));
	const ways = plain.map((word) => (UNSPACED.test(word) ? word : `(?<!${LETTER})${word}`));
	return new RegExp(ways.join('|'), 'giu');
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
 * Marks in the article what its reader looked for, with the CSS highlight API: the text itself stays untouched. Escape, or the way from
 * another search, takes the marks away. A browser without the API marks nothing.
 */
export function highlightTerms(words: readonly string[]): void {
	CSS.highlights?.delete(NAME);
	const article = document.querySelector('main article');
	if (!article || words.length === 0) return;
	CSS.highlights?.set(NAME, new Highlight(...findRanges(article, createTermPattern(words))));
}
