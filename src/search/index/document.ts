import type { Article, Site } from '../../site/site.ts';

function escaped(text: string): string {
	return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}ー]{2,}/gu;

/** All of those stand here, with others: a quick look, which settles it for nearly every article. */
const BEYOND_LATIN = /[\u0300-\u1FFF\u20D0-\u20FF\u2C00-\uFFFF]/;

/**
 * Parts the words of scripts that put no spaces between them; the search does the same with a query, and closes the gaps in what it shows.
 * The indexer does so by itself only where the whole site is in such a language.
 */
function segmentHtml(html: string, language: string): string {
	if (['ja', 'zh', 'th'].includes(language) || !BEYOND_LATIN.test(html) || html.search(UNSPACED) < 0) return html;
	const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
	const part = (run: string) => Array.from(segmenter.segment(run), ({ segment }) => segment).join(' ');
	return html.replace(/(?<=^|>)[^<>]+/g, (text) => text.replace(UNSPACED, part));
}

/** Elements within a line part no words. What they mean is lost on the indexer, which reads the faster without them. */
const IN_LINE =
	/<\/?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|rp|rt|ruby|s|samp|small|span|strong|sub|sup|time|u|var|wbr)(?: (?:[^">]|"[^"]*")*)?>/g;
/** Where a block ends in a word: excerpts read the better with a full stop there. */
const UNENDED = /(?<=[\p{L}\p{M}\p{N}_'")$*])<\/(?:p|li|t[dh]|d[dt]|div|caption|figcaption|summary)>/gu;
/** What is left but headings: the indexer would part the words of few of them by itself, and glued those of a table's head together. */
const BLOCK = /<\/?(?!h[1-6][ >])[a-z][a-z0-9]*(?: (?:[^">]|"[^"]*")*)?>/g;

/** The words of an article, and its headings. */
function extractWords(html: string): string {
	return html.replace(IN_LINE, '').replace(UNENDED, '. ').replace(BLOCK, ' ');
}

/**
 * One article as the indexer reads it: a small HTML document with the words, the headings with their ids (for links to a part),
 * the title, and the category as a filter. Other elements would only be read and thrown away.
 */
export function createSearchDocument({ title, tags, category, body }: Article, { config }: Site): string {
	const name = escaped(category.name);
	return [
		`<!doctype html><html lang="${config.language}"><title>${escaped(title)}</title>`,
		`<main data-pagefind-body data-pagefind-filter="category[data-category]" data-category="${name}"`,
		` data-pagefind-meta="category[data-category]">`,
		`<h1 data-pagefind-meta="title">${segmentHtml(escaped(title), config.language)}</h1>`,
		segmentHtml(extractWords(body.html), config.language),
		tags.length > 0 ? `<p data-pagefind-weight="2">${escaped(tags.join(' · '))}</p>` : '',
		'</main>',
	].join('');
}
